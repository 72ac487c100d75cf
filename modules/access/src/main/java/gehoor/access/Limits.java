package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.Bucket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How often one address may do what the public does. In memory only, and by a hash of the address under a key that
 * changes every hour: of who came, nothing can be read from a dump, and nothing at all once the hour is over.
 */
public final class Limits {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Beyond this many addresses in an hour all newcomers share one allowance. */
    private static final int MOST = 50_000;

    /** What is limited. */
    public enum Of {
        /** New reports, an hour. */
        INTAKE,
        /** Requests by receipt, a minute. */
        RECEIPT
    }

    private final int intakePerHour;
    private final int receiptPerMinute;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile Hour hour;

    private record Hour(Instant ends, SecretKeySpec key, Map<String, Bucket> buckets) {}

    public Limits(int intakePerHour, int receiptPerMinute, InstantSource clock) {
        this.intakePerHour = intakePerHour;
        this.receiptPerMinute = receiptPerMinute;
        this.clock = clock;
        this.hour = begin(clock.instant());
    }

    /**
     * Counts that it is done once more.
     *
     * @return seconds to wait before it may be done; 0 where it may be done now
     */
    public long take(Of what, String tenant, String address) {
        Hour now = now();
        String key = what + hash(now, tenant + "|" + address);
        if (now.buckets().size() >= MOST && !now.buckets().containsKey(key)) {
            key = what + "others";
        }
        Bucket bucket = now.buckets().computeIfAbsent(key, fresh -> bucket(what));
        long nanos = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
        return nanos == 0 ? 0 : Math.max(1, Duration.ofNanos(nanos).toSeconds());
    }

    private Bucket bucket(Of what) {
        return switch (what) {
            case INTAKE ->
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(intakePerHour).refillGreedy(intakePerHour, HOUR))
                        .build();
            case RECEIPT ->
                Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(receiptPerMinute).refillGreedy(receiptPerMinute, Duration.ofMinutes(1)))
                        .build();
        };
    }

    private Hour now() {
        Instant now = clock.instant();
        Hour current = hour;
        if (now.isBefore(current.ends())) {
            return current;
        }
        synchronized (this) {
            if (!now.isBefore(hour.ends())) {
                hour = begin(now);
            }
            return hour;
        }
    }

    private Hour begin(Instant now) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new Hour(now.plus(HOUR), new SecretKeySpec(key, "HmacSHA256"), new ConcurrentHashMap<>());
    }

    private static String hash(Hour hour, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hour.key());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
