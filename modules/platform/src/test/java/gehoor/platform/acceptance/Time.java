package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the running product, wound by hand. Moments are local time in Brussels. It ticks on between two windings.
 */
public final class Time {
    /** A Monday without holidays near it. */
    public static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 3, 2, 9, 0);

    private static Instant began = Instant.EPOCH;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private Time() {}

    /** The day on which every test begins. */
    public static LocalDate firstDay() {
        return BEGINNING.toLocalDate();
    }

    /** When this test began, by the machine's own clock. */
    static Instant began() {
        return began;
    }

    static void begin() {
        began = Instant.now();
        wind(BEGINNING.atZone(ZONE).toInstant());
    }

    /** It becomes nine in the morning of that day; what is due by then happens: clocks fire, letters leave. */
    public static void becomes(String day) {
        becomes(LocalDate.parse(day));
    }

    /** It becomes nine in the morning of that day; what is due by then happens: clocks fire, letters leave. */
    public static void becomes(LocalDate day) {
        becomes(day.atTime(LocalTime.of(9, 0)));
    }

    /** What is due by then happens: clocks fire, letters leave. */
    public static void becomes(LocalDateTime moment) {
        wind(moment.atZone(ZONE).toInstant());
    }

    /** That many days after the day on which the test began. */
    public static void becomesDay(int number) {
        becomes(firstDay().plusDays(number));
    }

    /** Whatever waits to happen now happens: letters leave, what is due already fires. */
    public static void settle() {
        wind(null);
    }

    /** So much time goes by, and what is due by then happens. */
    public static void passes(Duration time) {
        wind(Instant.parse(wound(null).json().path("now").asText()).plus(time));
    }

    private static void wind(@Nullable Instant moment) {
        Answered answered = wound(moment);
        Instant end = Instant.now().plus(PATIENCE);
        // The product's own waker works beside the test: what it has in hand is waited for.
        while (underWay(answered) && Instant.now().isBefore(end)) {
            answered = wound(null);
        }
    }

    private static Answered wound(@Nullable Instant moment) {
        Answered answered = Gehoor.wire().wind(moment);
        assertThat(answered.status())
                .as("the test clock answers: %s", answered.text())
                .isEqualTo(200);
        return answered;
    }

    private static boolean underWay(Answered answered) {
        String now = answered.json().path("now").asText();
        return !Database.rows(
                        "select 1 from gehoor.file where wake_at <= ?::timestamptz"
                                + " union all select 1 from gehoor.outbox"
                                + " where state = 'WAITING' and not_before <= ?::timestamptz limit 1",
                        now,
                        now)
                .isEmpty();
    }
}
