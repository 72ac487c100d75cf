package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import gehoor.access.Tokens.Verdict;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String ISSUER = "https://id.example.org/realms/gehoor";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static RSAKey key;
    private static RSAKey foreignKey;

    private Instant now = NOW;
    private final Tokens tokens = new Tokens(new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), ISSUER, () -> now);

    @BeforeAll
    static void keys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        foreignKey = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    @Test
    void aTokenForOneOrganizationIsAMemberOfStaffOfThatTenant() {
        String token = signed(claims -> claims);

        assertThat(tokens.check(token))
                .isInstanceOfSatisfying(
                        Verdict.Known.class,
                        known -> assertThat(known.caller()).isInstanceOfSatisfying(Caller.Staff.class, staff -> {
                            assertThat(staff.account()).isEqualTo("account-1");
                            assertThat(staff.name()).isEqualTo("Robin Sample");
                            assertThat(staff.tenant()).isEqualTo("tenant-a");
                            assertThat(staff.roles()).containsExactlyInAnyOrder("handler", "responsible");
                            assertThat(staff.belongs()).containsExactly("service-1");
                        }));
    }

    @Test
    void theSameTokenIsCheckedOnceAndEndsAllTheSame() {
        String token = signed(claims -> claims);

        assertThat(tokens.check(token)).isInstanceOf(Verdict.Known.class);
        assertThat(tokens.check(token)).isInstanceOf(Verdict.Known.class);
        now = NOW.plusSeconds(301);

        assertThat(tokens.check(token)).isEqualTo(new Verdict.Refused("The token has expired."));
    }

    @Test
    void onlyTheGroupsOfTheOrganizationAreRoles() {
        String token = signed(claims -> claims.claim("realm_access", Map.of("roles", List.of("handler", "chief")))
                .claim("groups", List.of("/chief"))
                .claim("organization", organization("tenant-a", List.of("/handler", "chief", "/", "/a/b/c", "//x"))));

        assertThat(tokens.check(token))
                .isInstanceOfSatisfying(
                        Verdict.Known.class,
                        known -> assertThat(known.caller())
                                .isInstanceOfSatisfying(
                                        Caller.Staff.class,
                                        staff -> assertThat(staff.roles()).containsExactly("handler")));
    }

    @Test
    void thePlatformsAdminIsNoStaffOfAnyTenant() {
        String token = signed(claims -> claims.claim(
                "organization", Map.of("platform", Map.of("groups", List.of("/platform-admin", "/handler")))));

        assertThat(tokens.check(token))
                .isInstanceOfSatisfying(
                        Verdict.Known.class,
                        known -> assertThat(known.caller()).isInstanceOf(Caller.PlatformAdmin.class));
    }

    @Test
    void aTenantsOwnGroupOfThatNameMakesNoPlatformAdmin() {
        String token =
                signed(claims -> claims.claim("organization", organization("tenant-a", List.of("/platform-admin"))));

        assertThat(tokens.check(token))
                .isInstanceOfSatisfying(
                        Verdict.Known.class, known -> assertThat(known.caller()).isInstanceOf(Caller.Staff.class));
    }

    @Test
    void aMemberOfThePlatformsOrganizationWithoutThatGroupIsNobody() {
        refused(signed(claims -> claims.claim("organization", Map.of("platform", Map.of("groups", List.of("/x"))))));
    }

    @Test
    @Tag("asvs:V9.1.1")
    void aTamperedTokenIsRefused() {
        String token = signed(claims -> claims);
        String[] parts = token.split("\\.", -1);
        String other = signed(claims -> claims.claim("organization", organization("tenant-b", List.of("/handler"))));

        refused(parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
    }

    @Test
    @Tag("asvs:V9.1.2")
    void anUnsignedTokenIsRefused() {
        refused(new PlainJWT(claims(claims -> claims)).serialize());
    }

    @Test
    @Tag("asvs:V9.1.2")
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("one")
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims(claims -> claims));
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        refused(token.serialize());
    }

    @Test
    @Tag("asvs:V9.1.2")
    void anotherAlgorithmOfTheSameKeyIsRefused() {
        refused(sign(key, JWSAlgorithm.RS512, JOSEObjectType.JWT, claims(claims -> claims)));
    }

    @Test
    void aTokenOfAnotherKindIsRefused() {
        refused(sign(key, JWSAlgorithm.RS256, new JOSEObjectType("logout+jwt"), claims(claims -> claims)));
    }

    @Test
    @Tag("asvs:V9.2.2")
    void anIdTokenIsRefused() {
        refused(signed(claims -> claims.claim("typ", "ID")));
        refused(signed(claims -> claims.claim("typ", null)));
        refused(signed(claims -> claims.audience("gehoor-web")));
    }

    @Test
    @Tag("asvs:V9.1.3")
    void aTokenSignedBySomebodyElseIsRefused() {
        refused(sign(foreignKey, JWSAlgorithm.RS256, JOSEObjectType.JWT, claims(claims -> claims)));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(signed(claims -> claims.issuer("https://id.example.org/realms/other")));
        refused(signed(claims -> claims.issuer(null)));
    }

    @Test
    @Tag("asvs:V9.2.3")
    @Tag("asvs:V10.3.1")
    void aTokenForAnotherAudienceIsRefused() {
        refused(signed(claims -> claims.audience("account")));
        refused(signed(claims -> claims.audience((String) null)));
    }

    @Test
    @Tag("asvs:V9.2.1")
    void anExpiredTokenAndOneWithoutAnEndAreRefused() {
        refused(signed(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60)))));
        refused(signed(claims -> claims.expirationTime(null)));
        refused(signed(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60)))));
    }

    @Test
    void aTokenWithoutOrganizationOrWithTwoIsRefused() {
        refused(signed(claims -> claims.claim("organization", null)));
        refused(signed(claims -> claims.claim("organization", Map.of())));
        refused(signed(claims -> claims.claim("organization", List.of("tenant-a"))));
        refused(signed(claims -> claims.claim("organization", "tenant-a")));
        refused(signed(claims -> claims.claim(
                "organization",
                Map.of(
                        "tenant-a", Map.of("tenantId", List.of("tenant-a"), "groups", List.of("/handler")),
                        "tenant-b", Map.of("tenantId", List.of("tenant-b"), "groups", List.of("/handler"))))));
    }

    @Test
    void anOrganizationThatIsNoTenantOrTwoIsRefused() {
        refused(signed(claims ->
                claims.claim("organization", Map.of("tenant-a", Map.of("groups", List.of("/handler"))))));
        refused(signed(claims ->
                claims.claim("organization", Map.of("a", Map.of("tenantId", List.of("tenant-a", "tenant-b"))))));
        refused(signed(claims -> claims.claim("organization", Map.of("a", "tenant-a"))));
    }

    @Test
    void whatIsNoTokenAtAllIsRefused() {
        refused("");
        refused("x");
        refused("..");
        refused("a.b.c");
        // null and null
        refused("bnVsbA.bnVsbA.bnVsbA");
        refused("bnVsbA.bnVsbA.");
        refused("é".repeat(20_000));
    }

    @Test
    @Tag("asvs:V16.5.3")
    void withoutTheIssuersKeysNothingIsSaidOfTheToken() {
        Tokens cut = new Tokens(
                (selector, context) -> {
                    throw new RemoteKeySourceException("not there", null);
                },
                ISSUER,
                () -> now);

        assertThat(cut.check(signed(claims -> claims))).isInstanceOf(Verdict.Unavailable.class);
    }

    private void refused(String token) {
        assertThat(tokens.check(token)).isInstanceOf(Verdict.Refused.class);
    }

    private static Map<String, Object> organization(String tenant, List<String> groups) {
        return Map.of(tenant, Map.of("id", "org-1", "tenantId", List.of(tenant), "groups", groups));
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(List.of("gehoor-api"))
                        .subject("account-1")
                        .issueTime(Date.from(NOW.minusSeconds(5)))
                        .expirationTime(Date.from(NOW.plusSeconds(300)))
                        .claim("typ", "Bearer")
                        .claim("name", "Robin Sample")
                        .claim("organization", organization("tenant-a", List.of("/handler", "/responsible/service-1"))))
                .build();
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(key, JWSAlgorithm.RS256, JOSEObjectType.JWT, claims(change));
    }

    private static String sign(RSAKey with, JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID("one").type(type).build(), claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
