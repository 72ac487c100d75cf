package gehoor.platform.fire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As much of an identity server as a platform asks for: what it says of itself, and its keys. It can be stopped and started
 * at once, which is why it stands in for Keycloak where nobody logs in.
 */
public final class Issuer implements AutoCloseable {
    private final RSAKey key;
    private final int port;
    private @Nullable HttpServer server;

    public Issuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("fire").generate();
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        start();
    }

    public String address() {
        return "http://localhost:" + port + "/realms/fire";
    }

    /** Where its keys are. */
    public String keys() {
        return address() + "/keys";
    }

    /** Does nothing where it is there. */
    void start() throws IOException {
        if (server != null) {
            return;
        }
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        serve(made, "/realms/fire/.well-known/openid-configuration", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(address()));
        serve(made, "/realms/fire/token", "{\"error\": \"invalid_grant\"}");
        serve(made, "/realms/fire/keys", new JWKSet(key.toPublicJWK()).toString());
        made.start();
        server = made;
    }

    void stop() {
        HttpServer running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
    }

    /** For somebody with that role at that tenant. */
    public String token(String account, String tenant, String role, Duration valid) {
        return token(
                account, Map.of(tenant, Map.of("tenantId", List.of(tenant), "groups", List.of("/" + role))), valid);
    }

    /** For somebody who runs the platform. */
    String adminToken(String account, Duration valid) {
        return token(account, Map.of("platform", Map.of("groups", List.of("/platform-admin"))), valid);
    }

    private String token(String account, Map<String, Object> organization, Duration valid) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(address())
                .audience("gehoor-api")
                .subject(account)
                .issueTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plus(valid)))
                .claim("typ", "Bearer")
                .claim("name", "Name of " + account)
                .claim("organization", organization)
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void close() {
        stop();
    }
}
