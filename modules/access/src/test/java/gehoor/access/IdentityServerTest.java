package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentityServerTest {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void nobodyIsSentToAServerThatIsNotThereAndItComesBackByItself() throws IOException {
        HttpServer server = server(0);
        int port = server.getAddress().getPort();
        IdentityServer identity = new IdentityServer(
                "http://localhost:" + port + "/realm", "web", "secret", URI.create("http://localhost"), () -> now);
        assertThat(identity.answers()).isTrue();

        server.stop(0);
        now = now.plus(Duration.ofSeconds(11));
        assertThat(identity.answers()).isFalse();
        assertThat(identity.metadata())
                .as("what it said of itself is still known")
                .isNotNull();

        server = server(port);
        now = now.plus(Duration.ofSeconds(3));
        assertThat(identity.answers()).isTrue();
        server.stop(0);
    }

    private static HttpServer server(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
        server.createContext("/realm/.well-known/openid-configuration", exchange -> {
            String issuer = "http://localhost:" + server.getAddress().getPort() + "/realm";
            byte[] body = """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                     "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
                     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
