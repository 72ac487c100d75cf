package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent as a token is a caller or refused: also what the issuer itself has signed, whatever it says. */
class TokensFuzz {
    private static final String CLAIMS = """
            {"iss": "https://id.example.org", "aud": ["gehoor-api"], "sub": "account-1", "iat": 1795341600, "exp": 1795341900,
             "typ": "Bearer", "name": "Robin", "organization": {"tenant-a": {"tenantId": ["tenant-a"], "groups": ["/handler/s-1"]}}}""";

    private static final RSAKey KEY = key();
    private static final RSASSASigner SIGNER = signer();
    private static final Tokens TOKENS = new Tokens(
            new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK())),
            "https://id.example.org",
            () -> Instant.ofEpochSecond(1795341700));

    private static long runs;
    private static long known;

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSASSASigner signer() {
        try {
            return new RSASSASigner(KEY);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After "s" come claims to be signed; anything else is a token as it is sent. */
    static Stream<byte[]> tokens() throws JOSEException {
        return Stream.of(
                        "s" + CLAIMS,
                        "s" + CLAIMS.replace("tenant-a", "platform"),
                        signed(CLAIMS.getBytes(UTF_8)),
                        "a.b.c",
                        "bnVsbA.bnVsbA.bnVsbA")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("tokens")
    @FuzzTest
    void check(byte[] content) throws JOSEException {
        runs++;
        boolean claims = content.length > 0 && content[0] == 's';
        Tokens.Verdict verdict = TOKENS.check(
                claims ? signed(Arrays.copyOfRange(content, 1, content.length)) : new String(content, UTF_8));
        if (verdict instanceof Tokens.Verdict.Refused refused) {
            assertThat(refused.why()).matches("[A-Z][a-zA-Z,:<>' ]+\\.");
        } else if (verdict instanceof Tokens.Verdict.Known of) {
            known++;
            assertThat(of.until()).isAfter(Instant.ofEpochSecond(1795341600));
            if (of.caller() instanceof Caller.Staff staff) {
                assertThat(staff.tenant()).isNotBlank();
                assertThat(staff.account()).isNotBlank().hasSizeLessThanOrEqualTo(100);
                assertThat(staff.name()).hasSizeLessThanOrEqualTo(200);
                assertThat(staff.roles()).noneMatch(role -> role.isEmpty() || role.contains("/"));
            }
        } else {
            throw new AssertionError("the keys are there");
        }
    }

    private static String signed(byte[] claims) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("one")
                        .type(JOSEObjectType.JWT)
                        .build(),
                new Payload(claims));
        token.sign(SIGNER);
        return token.serialize();
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 500 : 0);
        assertThat(known).isPositive();
    }
}
