package gehoor.casework.founding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gehoor.engine.Refusal;
import gehoor.policy.Bundle;
import gehoor.policy.Contrast;
import gehoor.policy.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A procedure that is there to be begun with: files with marks in them, and what is asked to fill those.
 *
 * @param id of the template
 * @param asks its own questions, beside those of every organisation
 * @param roles that its people can have, by id
 * @param files path relative to an organisation's folder to text, with marks
 */
public record Template(
        String id, Words title, Words about, List<Ask> asks, Map<String, Words> roles, Map<String, String> files) {
    /** The languages that every template is written in. */
    public static final List<String> LANGUAGES = Bundle.LANGUAGES;

    private static final List<String> ALL =
            List.of("public-service", "insurers-ombuds", "small-provider", "mediation-bureau");

    private static final Bundle BUNDLE = Bundle.beside(Template.class, "wording");
    private static final JsonMapper JSON = new JsonMapper();

    private static final int LONGEST_NAME = 80;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,20}");
    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{1,29}");
    /** What would end a text or begin a placeholder has no place in a name. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\"\\\\{}<>§|#]+");

    private static final Pattern ROLE = Pattern.compile("- \\{role: ([a-z0-9-]+), label: (\\{[^}]*})");
    private static final Pattern LABEL = Pattern.compile("(nl|fr|en): \"([^\"]*)\"");
    private static final Pattern PERSON = Pattern.compile(
            "- \\{username: [^,]+, name: \"([^\"]+)\", roles: \\[([a-z0-9-]+)](?:, belongs: \\[([^\\]]*)])?}");
    private static final Pattern MARK = Pattern.compile("§([a-z-]+)§");

    /** The template's own clauses, its worked examples' reference to them, and what its author noted for themselves. */
    private static final List<UnaryOperator<String>> GENERAL = List.of(
            text -> text.replaceAll("(?m)^ *#.*\\R", ""),
            text -> text.replaceAll("(?m)^ *clauses: .*\\R", ""),
            text -> text.replaceAll("\\b(?:SO|IB|MB|KG)-(\\d\\d)-", "R$1-"),
            text -> text.replaceAll(" ?\\((?:(?:SO|IB|MB|KG|PL)-\\d\\d(?:, )?)+\\)", ""),
            text -> text.replaceAll("(?:SO|IB|MB|KG|PL)-\\d\\d(?:, |; ?|: ?)?", ""),
            text -> text.replaceAll("basis: \"00\\d(?:, )?(?:: )?", "basis: \"model: "),
            text -> text.replaceAll("basis: \"(?:model: )?\"", "basis: \"model\""));

    /**
     * A question of a template.
     *
     * @param kind {@code mail} or {@code phone}
     */
    public record Ask(String id, String kind, Words label, Words hint) {}

    public Template {
        asks = List.copyOf(asks);
        files = Map.copyOf(files);
    }

    /** All that there are, in the order in which they are offered. */
    public static List<Template> all() {
        return Held.ALL_READ;
    }

    public static Optional<Template> of(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Read when first asked for. */
    private static final class Held {
        static final List<Template> ALL_READ = ALL.stream().map(Template::read).toList();
    }

    // ---------------------------------------------------------------- what was filled in

    /** What of it cannot be, each with its field; nothing where it can. */
    public List<Refusal> wrong(Particulars given) {
        List<Refusal> wrong = new ArrayList<>();
        refuse(wrong, "id", "id", !ID.matcher(given.id()).matches());
        refuse(
                wrong,
                "languages",
                "languages",
                given.languages().isEmpty()
                        || !LANGUAGES.containsAll(given.languages())
                        || new HashSet<>(given.languages()).size()
                                < given.languages().size());
        for (String language : given.languages()) {
            String name = given.names().getOrDefault(language, "").strip();
            refuse(
                    wrong,
                    "name-" + language,
                    "name",
                    name.length() > LONGEST_NAME || !NAME.matcher(name).matches());
        }
        refuse(wrong, "mail", "mail", !MAIL.matcher(given.mail().strip()).matches());
        refuse(wrong, "phone", "phone", !PHONE.matcher(given.phone().strip()).matches());
        refuse(wrong, "danger", "phone", !PHONE.matcher(given.danger().strip()).matches());
        colour(wrong, "colour", given.colour());
        if (!given.head().isBlank() && !Colours.isColour(given.head())) {
            refuse(wrong, "head", "colour", true);
        }
        for (Ask ask : asks) {
            String answer = given.answers().getOrDefault(ask.id(), "").strip();
            refuse(
                    wrong,
                    ask.id(),
                    ask.kind(),
                    !(ask.kind().equals("mail") ? MAIL : PHONE).matcher(answer).matches());
        }
        refuse(wrong, "people", "people", !roles.keySet().containsAll(given.people()));
        return List.copyOf(wrong);
    }

    private static void colour(List<Refusal> wrong, String field, String colour) {
        if (!Colours.isColour(colour)) {
            refuse(wrong, field, "colour", true);
        } else if (Colours.onPaper(colour) < Contrast.OF_TEXT) {
            wrong.add(new Refusal(
                    Refusal.Reason.FIELD,
                    "founding-colour-pale",
                    "",
                    field,
                    BUNDLE.words(
                            "founding-colour-pale",
                            String.format(
                                    java.util.Locale.ROOT, "%.1f", Math.floor(Colours.onPaper(colour) * 10) / 10)),
                    List.of()));
        }
    }

    private static void refuse(List<Refusal> wrong, String field, String word, boolean bad) {
        if (bad) {
            wrong.add(new Refusal(
                    Refusal.Reason.FIELD,
                    "founding-" + word,
                    "",
                    field,
                    BUNDLE.words("founding-" + word, Integer.toString(LONGEST_NAME)),
                    List.of()));
        }
    }

    // ---------------------------------------------------------------- what comes of it

    /**
     * The files of the organisation.
     *
     * @param given with nothing wrong in it
     * @param portal where its pages will be; null: an invented address
     */
    public Map<String, String> filled(Particulars given, @Nullable String portal) {
        Map<String, String> marks = given.marks(portal);
        Map<String, String> filled = new TreeMap<>();
        files.forEach((path, text) -> {
            String own = path.equals("tenant.yaml") ? tenant(text, given) : text;
            filled.put(path, marked(Tongues.of(own.replace("112", "§danger§"), given), marks));
        });
        return filled;
    }

    private static String marked(String text, Map<String, String> marks) {
        Matcher mark = MARK.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (mark.find()) {
            String with = marks.get(mark.group(1));
            if (with == null) {
                throw new IllegalStateException("a template has a mark that nothing stands for: " + mark.group());
            }
            mark.appendReplacement(filled, Matcher.quoteReplacement(with));
        }
        mark.appendTail(filled);
        return filled.toString();
    }

    private static String tenant(String text, Particulars given) {
        List<String> names = given.languages().stream()
                .map(language -> language + ": \"" + given.name(language) + "\"")
                .toList();
        String own = text.replaceFirst("(?m)^tenant: .*$", "tenant: " + given.id())
                .replaceFirst("(?m)^name: .*$", Matcher.quoteReplacement("name: {" + String.join(", ", names) + "}"))
                .replaceFirst("(?m)^languages: .*$", "languages: [" + String.join(", ", given.languages()) + "]");
        own = section(
                own, "theme", Colours.theme(given.colour().strip(), given.band().strip()));
        return section(own, "demo-users", people(text, given));
    }

    /** One for each role that was asked for, called as in the template. */
    private static String people(String text, Particulars given) {
        StringBuilder people = new StringBuilder();
        HashSet<String> there = new HashSet<>();
        Matcher person = PERSON.matcher(text);
        while (person.find()) {
            String role = person.group(2);
            if (given.people().contains(role) && there.add(role)) {
                people.append("  - {username: §id§-")
                        .append(role)
                        .append(", name: \"")
                        .append(person.group(1).replaceAll(" *\\(.*\\)", ""))
                        .append(" (invented)\", roles: [")
                        .append(role)
                        .append("], belongs: [")
                        .append(person.group(3) == null ? "" : person.group(3))
                        .append("]}\n");
            }
        }
        return people.isEmpty() ? "" : "demo-users:\n" + people;
    }

    /** Puts another text in the place of a section, which ends where the next one begins. */
    private static String section(String text, String word, String with) {
        Matcher found =
                Pattern.compile("(?m)^" + word + ":.*\\R(?:(?: .*)?\\R)*").matcher(text);
        return found.find() ? text.substring(0, found.start()) + with + "\n" + text.substring(found.end()) : text;
    }

    // ---------------------------------------------------------------- reading

    private static Template read(String id) {
        JsonNode told = json(id + "/template.json");
        String from = told.path("from").asText();
        Map<String, String> files = new TreeMap<>();
        told.path("takes").forEach(path -> files.put(path.asText(), general(text(from + "/" + path.asText()), told)));
        told.path("own").forEach(path -> files.put(path.asText(), text(id + "/" + path.asText())));
        List<Ask> asks = new ArrayList<>();
        told.path("asks")
                .forEach(ask -> asks.add(new Ask(
                        ask.path("id").asText(),
                        ask.path("kind").asText(),
                        words(ask.path("label")),
                        words(ask.path("hint")))));
        return new Template(
                id, words(told.path("title")), words(told.path("about")), asks, roles(files.get("tenant.yaml")), files);
    }

    /** Without what is the organisation's own of which it was made. */
    private static String general(String text, JsonNode told) {
        String general = text;
        for (JsonNode replaced : told.path("replaces")) {
            general =
                    general.replace(replaced.path(0).asText(), replaced.path(1).asText());
        }
        for (UnaryOperator<String> step : GENERAL) {
            general = step.apply(general);
        }
        return general;
    }

    private static Map<String, Words> roles(@Nullable String tenant) {
        Map<String, Words> roles = new LinkedHashMap<>();
        String text = tenant == null ? "" : tenant;
        HashSet<String> played = new HashSet<>();
        Matcher person = PERSON.matcher(text);
        while (person.find()) {
            played.add(person.group(2));
        }
        Matcher role = ROLE.matcher(text);
        while (role.find()) {
            Map<String, String> label = new LinkedHashMap<>();
            Matcher each = LABEL.matcher(role.group(2));
            while (each.find()) {
                label.put(each.group(1), each.group(2));
            }
            if (played.contains(role.group(1))) {
                roles.put(role.group(1), new Words(label));
            }
        }
        return roles;
    }

    private static Words words(JsonNode told) {
        Map<String, String> words = new LinkedHashMap<>();
        told.properties()
                .forEach(each -> words.put(each.getKey(), each.getValue().asText()));
        return new Words(words);
    }

    private static JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException("a template that cannot be read: " + path, e);
        }
    }

    private static String text(String path) {
        try (InputStream in = Template.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("a template names a file that is not there: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
