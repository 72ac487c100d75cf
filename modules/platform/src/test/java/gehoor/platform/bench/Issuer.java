package gehoor.platform.bench;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives tokens as Keycloak would: signed with RS256, checked by the product through this server's keys. Keycloak itself
 * would take memory and a core from what is measured, and a thousand organizations take it minutes.
 */
final class Issuer implements AutoCloseable {
    private static final Duration LONG = Duration.ofHours(6);

    private final HttpServer server;
    private final RSAKey key;

    private Issuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static Issuer start() throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("bench").generate();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Issuer issuer = new Issuer(server, key);
        String at = issuer.address();
        issuer.serve("/.well-known/openid-configuration", 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"],
                 "scopes_supported": ["openid", "organization"]}
                """.formatted(at));
        issuer.serve("/keys", 200, new JWKSet(key.toPublicJWK()).toString());
        issuer.serve("/token", 400, "{\"error\": \"invalid_grant\"}");
        server.start();
        return issuer;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String keys() {
        return address() + "/keys";
    }

    /** A token for a member of staff of one tenant. */
    String token(String tenant, String username, String role) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(address())
                        .audience("gehoor-api")
                        .subject(id(username))
                        .claim("typ", "Bearer")
                        .claim("name", "Otto Ombud")
                        .claim("preferred_username", username)
                        .claim(
                                "organization",
                                Map.of(tenant, Map.of("tenantId", List.of(tenant), "groups", List.of("/" + role))))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LONG)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The account's id, as the product gives it to invented people. */
    static String id(String username) {
        return UUID.nameUUIDFromBytes(("user:" + username).getBytes(UTF_8)).toString();
    }

    private void serve(String path, int status, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
