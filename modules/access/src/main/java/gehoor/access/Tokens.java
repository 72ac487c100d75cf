package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens: signed with RS256 by the issuer, made out to the interface, in time, and for exactly one
 * organization. Roles are that organization's groups and nothing else: {@code /role}, or {@code /role/<id>} for a role
 * held in one service, facility or body.
 */
final class Tokens {
    /** What access tokens must be made out to. */
    static final String AUDIENCE = "gehoor-api";
    /** The organization of those who run the platform; it is no tenant. */
    static final String PLATFORM = "platform";

    static final String PLATFORM_ADMIN = "platform-admin";

    private static final int LONGEST = 16_384;
    private static final int REMEMBERED = 5_000;

    /** What came of a check. */
    sealed interface Verdict {
        /** @param until the first moment at which the token no longer counts */
        record Known(Caller caller, Instant until) implements Verdict {}

        /** @param why one English sentence for who wrote the client; tells nothing of the token's content */
        record Refused(String why) implements Verdict {}

        /** The issuer's keys cannot be had just now. */
        record Unavailable() implements Verdict {}
    }

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final InstantSource clock;
    /** Checked tokens by their hash, so that a signature is checked once. */
    private final Map<String, Verdict.Known> remembered = new ConcurrentHashMap<>();

    Tokens(JWKSource<SecurityContext> keys, String issuer, InstantSource clock) {
        this.clock = clock;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        AUDIENCE,
                        new JWTClaimsSet.Builder().issuer(issuer).build(),
                        Set.of("sub", "exp", "iat", "organization")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(10);
        processor.setJWTClaimsSetVerifier(claims);
    }

    Verdict check(String token) {
        if (token.length() > LONGEST) {
            return new Verdict.Refused("The token is too long.");
        }
        String hash = hash(token);
        Verdict.Known before = remembered.get(hash);
        if (before != null) {
            if (clock.instant().isBefore(before.until())) {
                return before;
            }
            remembered.remove(hash);
            return new Verdict.Refused("The token has expired.");
        }
        Verdict verdict = read(token);
        if (verdict instanceof Verdict.Known known) {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(hash, known);
        }
        return verdict;
    }

    private Verdict read(String token) {
        JWTClaimsSet claims;
        try {
            claims = processor.process(token, null);
        } catch (ExpiredJWTException expired) {
            return new Verdict.Refused("The token has expired.");
        } catch (KeySourceException keys) {
            return new Verdict.Unavailable();
        } catch (ParseException notAToken) {
            return new Verdict.Refused("This is not a signed token.");
        } catch (BadJOSEException | JOSEException bad) {
            return new Verdict.Refused("The token is not valid here: wrong signature, algorithm, issuer or audience.");
        } catch (RuntimeException unread) {
            // A part that decodes to JSON's null leads the library astray.
            return new Verdict.Refused("This is not a signed token.");
        }
        return caller(claims);
    }

    private static Verdict caller(JWTClaimsSet claims) {
        // An ID token says who logged in; it does not let a client act.
        if (!"Bearer".equals(claims.getClaim("typ"))) {
            return new Verdict.Refused("Only an access token opens this.");
        }
        if (!(claims.getClaim("organization") instanceof Map<?, ?> organizations) || organizations.size() != 1) {
            return new Verdict.Refused("The token must carry exactly one organization:"
                    + " ask for it with the scope organization:<alias>.");
        }
        Map.Entry<?, ?> only = organizations.entrySet().iterator().next();
        if (!(only.getKey() instanceof String alias) || !(only.getValue() instanceof Map<?, ?> organization)) {
            return new Verdict.Refused("The token's organization cannot be read.");
        }
        String account = claims.getSubject();
        if (account.isBlank() || account.length() > 100) {
            return new Verdict.Refused("The token names no account.");
        }
        Instant until = claims.getExpirationTime().toInstant();
        Set<String> roles = new HashSet<>();
        Set<String> belongs = new HashSet<>();
        for (String path : texts(organization.get("groups"))) {
            String[] parts = path.split("/", -1);
            if (parts.length < 2 || parts.length > 3 || !parts[0].isEmpty() || parts[1].isEmpty()) {
                continue;
            }
            roles.add(parts[1]);
            if (parts.length == 3 && !parts[2].isEmpty()) {
                belongs.add(parts[2]);
            }
        }
        List<String> tenants = texts(organization.get("tenantId"));
        if (alias.equals(PLATFORM)) {
            return tenants.isEmpty() && roles.contains(PLATFORM_ADMIN)
                    ? new Verdict.Known(new Caller.PlatformAdmin(account, name(claims)), until)
                    : new Verdict.Refused("The platform's own organization gives no place in a tenant.");
        }
        if (tenants.size() != 1 || tenants.get(0).isBlank()) {
            return new Verdict.Refused("The token's organization is no tenant here.");
        }
        return new Verdict.Known(new Caller.Staff(account, name(claims), tenants.get(0), roles, belongs), until);
    }

    private static String name(JWTClaimsSet claims) {
        for (String claim : List.of("name", "preferred_username")) {
            if (claims.getClaim(claim) instanceof String name && !name.isBlank()) {
                return name.length() > 200 ? name.substring(0, 200) : name;
            }
        }
        return "";
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
