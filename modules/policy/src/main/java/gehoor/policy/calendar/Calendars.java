package gehoor.policy.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The calendars that are in force together. */
public final class Calendars {
    /** No calendar at all. */
    public static final Calendars NONE = of(List.of());

    private final SortedMap<String, HolidayCalendar> byId;
    private final String fingerprint;

    private Calendars(SortedMap<String, HolidayCalendar> byId) {
        this.byId = byId;
        this.fingerprint = fingerprintOf(byId.values());
    }

    /**
     * Puts calendars together.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public static Calendars of(Collection<HolidayCalendar> calendars) {
        SortedMap<String, HolidayCalendar> byId = new TreeMap<>();
        for (HolidayCalendar calendar : calendars) {
            if (byId.put(calendar.id(), calendar) != null) {
                throw new IllegalArgumentException("calendar " + calendar.id() + " is there twice");
            }
        }
        return new Calendars(byId);
    }

    /** The calendar with that id, if there is one. */
    public Optional<HolidayCalendar> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The ids, in order. */
    public SortedSet<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    /**
     * Sixteen hexadecimal digits that change whenever an id, a version, a covered year, a holiday's date,
     * name, kind or basis, or a source does: what is kept with a decision that looked at a date, whether
     * or not the keeper of a file remembered to change its version.
     */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Calendars that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (HolidayCalendar calendar : byId.values()) {
            text.append(calendar.id()).append(' ').append(calendar.version()).append(", ");
        }
        return text + "fingerprint " + fingerprint;
    }

    private static String fingerprintOf(Collection<HolidayCalendar> calendars) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (HolidayCalendar calendar : calendars) {
            take(digest, "calendar", calendar.id(), calendar.version(), calendar.source());
            take(digest, String.valueOf(calendar.from()), String.valueOf(calendar.to()));
            for (Holiday holiday : calendar.holidays().values()) {
                take(
                        digest,
                        "holiday",
                        holiday.date().toString(),
                        holiday.kind().word(),
                        holiday.basis());
                new TreeMap<>(holiday.name()).forEach((language, name) -> take(digest, "name", language, name));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** Each part with its length before it, so that no two lists of parts read alike. */
    private static void take(MessageDigest digest, String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }
}
