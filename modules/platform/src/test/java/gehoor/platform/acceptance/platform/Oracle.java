package gehoor.platform.acceptance.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is wrong with an answer to a malformed request. */
final class Oracle {
    /** The longest that anybody waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * What the server itself says, before any of our code, to what it cannot read as a request; always with an empty body, with
     * which it says 200 as well where it finds no host or no path, or stumbles over one that ends with two dots.
     * 505 is what HTTP has for a version of it that nobody speaks, 501 for a coding of the body that nobody knows: of all
     * statuses from 500 on, these two tell of the request.
     */
    private static final Set<Integer> SERVERS_OWN = Set.of(400, 403, 404, 405, 413, 414, 431, 501, 505);

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What every answer of ours carries. */
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store",
            "X-Frame-Options", "DENY");

    private static final Pattern INNARDS = Pattern.compile(
            "\\bat [a-z]+(\\.\\w+)+\\(|\\w+(Exception|Error)\\b|\\b(java|jakarta|javax|"
                    + "org|com|fish|gehoor)\\.[a-z]+\\.\\w|Payara|GlassFish|Grizzly|Jersey|Jackson|EclipseLink|PSQL|PostgreSQL|\\bSQL\\b|"
                    + "ERROR:|stack ?trace",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_CODE = Pattern.compile("^[^?]*%(?![0-9a-fA-F]{2})");
    /** Its own reading of such a path sometimes fails, depending on how long it is; nothing of ours is ever asked. */
    private static final Pattern ENDS_ABOVE = Pattern.compile("^[^?]*/(\\.|%2[eE]){2}(\\?.*)?");

    private static final Pattern NO_HOST = Pattern.compile("|.*:[^0-9]*");
    /** Of a version before HTTP/1.0, in which an answer has no type. */
    private static final Pattern OLD = Pattern.compile("\\S+ \\S+( HTTP/0\\.9)?");

    /** What may end at another operation than it was aimed at, or at none. */
    private static final Set<Malice> ELSEWHERE = Set.of(
            Malice.ADDRESS, Malice.METHOD, Malice.FIRST_LINE, Malice.HOST, Malice.BODY_LENGTH, Malice.HUGE_HEADER);

    /** Beyond this the server takes no first line. */
    private static final int LONGEST_LINE = 8_000;

    private Oracle() {}

    /** Everything that is wrong; nothing where it is as it should be. */
    static List<String> faults(Attempt attempt, Reply reply) {
        List<String> faults = new ArrayList<>();
        if (reply.end() == Reply.End.HUNG || reply.took().compareTo(PATIENCE) > 0) {
            faults.add("no answer within " + PATIENCE.toSeconds() + " seconds");
            return faults;
        }
        if (reply.end() == Reply.End.HUNG_UP) {
            if (!attempt.malice().unreadable()) {
                faults.add("hung up on a request that can be read");
            }
            return faults;
        }
        told(attempt, reply, faults);
        if (reply.has("X-Content-Type-Options")) {
            ours(attempt, reply, faults);
        } else {
            servers(attempt, reply, faults);
        }
        return faults;
    }

    /** Whether our code answered it, and not the server before it. */
    static boolean isOurs(Reply reply) {
        return reply.has("X-Content-Type-Options");
    }

    /** Nothing of how it is made, and nothing of what was sent. */
    private static void told(Attempt attempt, Reply reply, List<String> faults) {
        String all = reply.headers() + "\n" + reply.text();
        if (reply.has("X-Powered-By") || reply.has("Server")) {
            faults.add("says what server it is");
        }
        if (reply.status() >= 400) {
            var innards = INNARDS.matcher(all);
            if (innards.find()) {
                faults.add("tells how it is made: " + innards.group());
            }
            if (all.contains(attempt.canary()) && !namesTheAction(attempt, reply)) {
                faults.add("repeats what was sent");
            }
        }
    }

    /** Who asks for an action that the procedure does not have, or what would leave by it, is told which, in our document. */
    private static boolean namesTheAction(Attempt attempt, Reply reply) {
        return reply.status() == 404
                && isOurs(reply)
                && attempt.malice() == Malice.ADDRESS
                && (attempt.target().endsWith("/actions/" + attempt.canary())
                        || attempt.target().endsWith("/actions/" + attempt.canary() + "/letters"));
    }

    private static void servers(Attempt attempt, Reply reply, List<String> faults) {
        boolean own = (reply.status() == 200 && nowhere(attempt))
                || (attempt.malice().unreadable() && SERVERS_OWN.contains(reply.status()))
                || (reply.status() == 400 && notTaken(attempt));
        if (!own) {
            faults.add("without our headers");
        } else if (reply.body().length > 0) {
            faults.add("the server says something of its own");
        }
    }

    /**
     * Where the server finds nobody to ask, and answers with an empty page: a per cent sign without two digits behind it, a path
     * that ends with two dots, a host that is empty, a port that is no number.
     */
    private static boolean nowhere(Attempt attempt) {
        return NO_CODE.matcher(attempt.target()).find()
                || ENDS_ABOVE.matcher(attempt.target()).matches()
                || attempt.headers().stream()
                        .anyMatch(each -> each.getKey().equals("Host")
                                && NO_HOST.matcher(each.getValue()).matches());
    }

    /**
     * What the server does not pass on, though a first line and headers can be told apart: a body where none belongs, a line that
     * is too long, and bytes that no header holds.
     */
    private static boolean notTaken(Attempt attempt) {
        return (attempt.body() != null && attempt.method().equals("GET"))
                || attempt.line().length() > LONGEST_LINE
                || attempt.headers().stream()
                        .anyMatch(each -> each.getValue().chars().anyMatch(c -> c > 126 || (c < ' ' && c != '\t')));
    }

    private static void ours(Attempt attempt, Reply reply, List<String> faults) {
        if (reply.status() >= 500) {
            faults.add("a failure");
        }
        HEADERS.forEach((name, value) -> {
            if (!reply.headers().getOrDefault(name, List.of()).equals(List.of(value))) {
                faults.add("not the header " + name + ": " + value + " once");
            }
        });
        if (!reply.has("Content-Security-Policy") && reply.status() >= 400) {
            faults.add("without a content security policy");
        }
        boolean hits = !ELSEWHERE.contains(attempt.malice());
        if (hits && !attempt.operation().statuses().contains(reply.status())) {
            faults.add("a status that the description does not tell of");
        }
        if (reply.status() >= 400) {
            refusal(attempt, reply, faults);
        }
    }

    private static void refusal(Attempt attempt, Reply reply, List<String> faults) {
        String type = reply.header("Content-Type");
        if (attempt.method().equals("HEAD")) {
            return;
        }
        if (type.startsWith("text/html") && elsewhere(attempt)) {
            if (!reply.text().stripLeading().startsWith("<!DOCTYPE html>")
                    || !reply.text().contains("<main ")) {
                faults.add("a page that is none of ours");
            }
            return;
        }
        boolean typeless = type.isEmpty() && OLD.matcher(attempt.line()).matches();
        if (!typeless && !type.equals("application/problem+json")) {
            faults.add("no problem document but " + (type.isEmpty() ? "nothing" : type));
            return;
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(reply.body());
        } catch (java.io.IOException noJson) {
            faults.add("a problem document that cannot be read");
            return;
        }
        boolean whole = problem.path("status").asInt() == reply.status()
                && problem.path("type").asText().startsWith("urn:gehoor:problem:")
                && !problem.path("title").asText().isBlank()
                && !problem.path("detail").asText().isBlank();
        if (!whole) {
            faults.add("a problem document that does not say what is the matter");
        }
        if (problem.path("detail").asText().chars().anyMatch(Character::isISOControl)) {
            faults.add("control characters in a sentence");
        }
        if (reply.status() == 401 && !reply.has("WWW-Authenticate")) {
            faults.add("401 without WWW-Authenticate");
        }
    }

    /** Where the address that was made of it is none of the interface's any more: then a page is the answer. */
    private static boolean elsewhere(Attempt attempt) {
        return attempt.malice() == Malice.FIRST_LINE
                || (attempt.malice() == Malice.ADDRESS && !attempt.target().matches("/api(/[\\w-]+)*"));
    }
}
