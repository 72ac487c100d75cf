package gehoor.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one server whose tokens count, reached by standard OpenID Connect. It is asked for its addresses when they are
 * first needed: the platform starts, and serves the public, also while it is down.
 */
public final class IdentityServer implements JWKSource<SecurityContext> {
    private static final int PATIENCE_MS = 3_000;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final URI self;
    private final InstantSource clock;
    private @Nullable OIDCProviderMetadata metadata;
    private @Nullable JWKSource<SecurityContext> keys;
    private volatile boolean seenKeys;
    private Instant tried = Instant.MIN;
    private Instant answered = Instant.MIN;

    /**
     * @param clientId of the pages
     * @param self where browsers find this platform, without a path
     */
    public IdentityServer(String issuer, String clientId, String clientSecret, URI self, InstantSource clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.self = self;
        this.clock = clock;
    }

    String issuer() {
        return issuer;
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    URI self() {
        return self;
    }

    /** Scheme, host and port, for a content security policy. */
    String origin() {
        URI uri = URI.create(issuer);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** What it says of itself; null while it does not answer. */
    synchronized @Nullable OIDCProviderMetadata metadata() {
        if (metadata == null && tried.plus(BETWEEN_TRIES).isBefore(clock.instant())) {
            tried = clock.instant();
            try {
                metadata = OIDCProviderMetadata.resolve(new Issuer(issuer), PATIENCE_MS, PATIENCE_MS);
                answered = clock.instant();
            } catch (GeneralException | IOException notThere) {
                return null;
            }
        }
        return metadata;
    }

    InstantSource clock() {
        return clock;
    }

    /** Whether it answers now, or did some seconds ago: where it does not, nobody is to be sent there. */
    synchronized boolean answers() {
        Instant now = clock.instant();
        if (answered.isAfter(now.minus(FRESH))) {
            return true;
        }
        if (tried.isAfter(now.minus(BETWEEN_TRIES))) {
            return false;
        }
        tried = now;
        try {
            metadata = OIDCProviderMetadata.resolve(new Issuer(issuer), PATIENCE_MS, PATIENCE_MS);
            answered = clock.instant();
            return true;
        } catch (GeneralException | IOException notThere) {
            return false;
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            List<JWK> found = keys().get(selector, context);
            seenKeys = true;
            return found;
        } catch (RateLimitReachedException askedJustNow) {
            // Once its keys were had, an unknown one is the token's fault: who makes up keys does not make it look away
            if (seenKeys) {
                return List.of();
            }
            throw askedJustNow;
        }
    }

    private synchronized JWKSource<SecurityContext> keys() throws KeySourceException {
        JWKSource<SecurityContext> known = keys;
        if (known != null) {
            return known;
        }
        OIDCProviderMetadata told = metadata();
        if (told == null) {
            throw new RemoteKeySourceException("the identity server does not answer", null);
        }
        try {
            JWKSource<SecurityContext> made = JWKSourceBuilder.create(
                            told.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, 500_000))
                    .cache(Duration.ofMinutes(15).toMillis(), PATIENCE_MS * 2L)
                    .rateLimited(Duration.ofSeconds(5).toMillis())
                    .retrying(true)
                    .outageTolerant(Duration.ofHours(1).toMillis())
                    .build();
            keys = made;
            return made;
        } catch (MalformedURLException e) {
            throw new RemoteKeySourceException("the identity server names no address for its keys", e);
        }
    }
}
