package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import gehoor.platform.acceptance.platform.Routes.Open;
import gehoor.platform.acceptance.platform.Routes.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every fault that an answer can have, planted in one that is as it should be. */
class OracleTest {
    private static final String PROBLEM = """
            {"type": "urn:gehoor:problem:malformed", "title": "Malformed", "status": 400, "detail": "It cannot be read."}""";

    private int status = 400;
    private String body = PROBLEM;
    private Reply.End end = Reply.End.ANSWERED;
    private Duration took = Duration.ofMillis(3);
    private Malice malice = Malice.TYPE;
    private String sent = "";
    private String line = "POST /api/tenants/a/reports HTTP/1.1";
    private final Map<String, String> headers = new TreeMap<>(Map.of(
            "Content-Type", "application/problem+json",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'"));

    private List<String> faults() {
        Route route =
                new Route("POST", "/api/tenants/{tenant}/reports", "report", Open.EVERYONE, Set.of("application/json"));
        Operation operation = new Operation(
                route, List.of(), List.of(), MissingNode.getInstance(), Set.of(201, 400, 401, 404, 405, 422, 500, 503));
        Attempt attempt = new Attempt(
                1,
                2,
                malice,
                operation,
                line,
                List.of(),
                sent.isEmpty() ? null : sent.getBytes(UTF_8),
                false,
                "kanarie7",
                true);
        Map<String, List<String>> several = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> several.put(name, List.of(value)));
        return Oracle.faults(attempt, new Reply(end, status, several, body.getBytes(UTF_8), took));
    }

    private void planted(String expected, Runnable plant) {
        plant.run();
        assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains(expected));
    }

    @Test
    void anAnswerAsItShouldBeHasNoFault() {
        assertThat(faults()).isEmpty();
        status = 201;
        body = "{}";
        headers.put("Content-Type", "application/json");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aFailureIsOneAlsoWhereTheDescriptionTellsOfIt() {
        body = PROBLEM.replace("400", "500");
        planted("a failure", () -> status = 500);
        body = PROBLEM.replace("400", "503");
        planted("a failure", () -> status = 503);
    }

    @Test
    void anAnswerThatIsLateOrNeverComes() {
        planted("no answer", () -> took = Duration.ofMillis(5_001));
        took = Duration.ofMillis(1);
        planted("no answer", () -> end = Reply.End.HUNG);
        planted("hung up", () -> end = Reply.End.HUNG_UP);
        malice = Malice.FIRST_LINE;
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatTellsHowItIsMade() {
        for (String telling : List.of(
                "java.lang.NullPointerException",
                "at gehoor.api.Forms.read(Forms.java:7)",
                "IllegalStateException",
                "org.postgresql.util.PSQLException: ERROR: null value",
                "Payara Server",
                "StackOverflowError",
                "com.fasterxml.jackson.core.JsonParseException",
                "SQL")) {
            planted("tells how it is made", () -> body = PROBLEM.replace("It cannot", telling));
        }
        body = PROBLEM;
        planted("what server", () -> headers.put("Server", "Payara Server 6.2025.10 #badassfish"));
        planted("what server", () -> headers.put("Server", "x"));
        headers.remove("Server");
        assertThat(faults()).isEmpty();
        planted("what server", () -> headers.put("X-Powered-By", "Servlet/6.0"));
    }

    @Test
    void whatRepeatsWhatWasSent() {
        planted("repeats", () -> body = PROBLEM.replace("cannot", "kanarie7"));
        body = PROBLEM;
        planted("repeats", () -> headers.put("Location", "/kanarie7"));
        headers.remove("Location");
        status = 404;
        body = PROBLEM.replace("400", "404").replace("cannot", "kanarie7");
        malice = Malice.ADDRESS;
        line = "POST /api/tenants/a/files/b/actions/kanarie7 HTTP/1.1";
        assertThat(faults()).noneMatch(fault -> fault.contains("repeats"));
        planted("repeats", () -> line = "POST /api/tenants/kanarie7/files/b/actions/c HTTP/1.1");
    }

    @Test
    void whatIsNoProblemDocument() {
        planted("no problem document", () -> headers.put("Content-Type", "text/html"));
        planted("no problem document", () -> headers.remove("Content-Type"));
        headers.put("Content-Type", "application/problem+json");
        planted("cannot be read", () -> body = "{");
        planted("cannot be read", () -> body = PROBLEM + "{}");
        planted("what is the matter", () -> body = PROBLEM.replace("400", "422"));
        planted("what is the matter", () -> body = PROBLEM.replace("It cannot be read.", ""));
        planted("what is the matter", () -> body = PROBLEM.replace("urn:gehoor:problem:", "about:"));
        planted("control characters", () -> body = PROBLEM.replace("cannot", "\\u0007"));
    }

    @Test
    void everyHeaderThatIsMissingOrOther() {
        for (String header :
                List.of("Referrer-Policy", "Cross-Origin-Resource-Policy", "Cache-Control", "X-Frame-Options")) {
            String was = headers.get(header);
            planted(header, () -> headers.put(header, "x"));
            planted(header, () -> headers.remove(header));
            headers.put(header, was);
        }
        planted("content security policy", () -> headers.remove("Content-Security-Policy"));
        planted("without our headers", () -> headers.remove("X-Content-Type-Options"));
    }

    @Test
    void aStatusThatTheDescriptionDoesNotTellOf() {
        body = PROBLEM.replace("400", "418");
        planted("does not tell of", () -> status = 418);
        status = 401;
        body = PROBLEM.replace("400", "401");
        planted("WWW-Authenticate", () -> {});
    }

    @Test
    void theServerSpeaksByItselfOnlyOfWhatCannotBeRead() {
        headers.clear();
        body = "";
        malice = Malice.ADDRESS;
        assertThat(faults()).isEmpty();
        planted("says something of its own", () -> body = "<html>Bad request</html>");
        body = "";
        planted("without our headers", () -> status = 500);
        planted("without our headers", () -> status = 503);
        planted("without our headers", () -> status = 200);
        line = "POST /api/tenants/%zz HTTP/1.1";
        assertThat(faults()).isEmpty();
        planted("says something of its own", () -> body = "{}");
        body = "";
        planted("without our headers", () -> line = "POST /api/tenants/%20?a=%zz HTTP/1.1");
        for (String above : List.of("..", "%2e.", ".%2E", "..?a=b")) {
            line = "GET /api/tenants/windmill/mailbox/" + above + " HTTP/1.1";
            assertThat(faults()).as(above).isEmpty();
        }
        for (String below : List.of("../x", "...", ".", "?a=/..")) {
            planted("without our headers", () -> line = "GET /api/tenants/windmill/mailbox/" + below + " HTTP/1.1");
        }
        status = 400;
        planted("without our headers", () -> malice = Malice.TYPE);
        line = "GET /api/tenants HTTP/1.1";
        sent = "{}";
        assertThat(faults()).isEmpty();
        planted("without our headers", () -> status = 200);
    }

    @Test
    void aPageIsAnAnswerOnlyWhereNoInterfaceWasAskedFor() {
        headers.put("Content-Type", "text/html;charset=UTF-8");
        body = "<!DOCTYPE html>\n<main id=\"main\">";
        planted("no problem document", () -> {});
        malice = Malice.ADDRESS;
        line = "POST /apj/tenants HTTP/1.1";
        assertThat(faults()).isEmpty();
        planted("none of ours", () -> body = "<html>");
    }

    @Test
    void anAnswerHasATypeUnlessNoVersionOfHttpThatHasTypesWasSpoken() {
        planted("no problem document", () -> headers.remove("Content-Type"));
        malice = Malice.FIRST_LINE;
        line = "POST /api/tenants/a/reports HTTP/0.9";
        assertThat(faults()).isEmpty();
        planted("no problem document", () -> line = "POST /api/tenants/a/reports HTTP/1.0");
    }

    // ---- hanging, on a server that does

    @Test
    void aServerThatSaysNothingOrBreaksOffIsFound() throws Exception {
        assertThat(asked(socket -> sleep()).end()).isEqualTo(Reply.End.HUNG);
        assertThat(asked(socket -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"))
                        .end())
                .isEqualTo(Reply.End.HUNG_UP);
        assertThat(asked(socket -> {
                            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
                            sleep();
                        })
                        .end())
                .isEqualTo(Reply.End.HUNG);
        assertThat(asked(socket -> say(socket, "nonsense\r\n\r\n")).end()).isEqualTo(Reply.End.HUNG_UP);
        Reply chunked = asked(socket ->
                say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"));
        assertThat(chunked.text()).isEqualTo("abcd");
    }

    private static Reply asked(Consumer<Socket> server) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Line line = new Line("localhost", listening.getLocalPort(), Duration.ofMillis(700))) {
            Thread answering = new Thread(() -> {
                try (Socket socket = listening.accept()) {
                    server.accept(socket);
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            answering.setDaemon(true);
            answering.start();
            return line.ask("GET", "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8), true, false);
        }
    }

    private static void say(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
