package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The clock of the running product, wound by hand. Moments are local time in Brussels. It ticks on between two windings.
 */
public final class Time {
    /** A Monday without holidays near it. */
    public static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 3, 2, 9, 0);

    private static Instant began = Instant.EPOCH;

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
        assertThat(Gehoor.wire().wind(null).status()).isEqualTo(200);
    }

    private static void wind(Instant moment) {
        Answered answered = Gehoor.wire().wind(moment);
        assertThat(answered.status())
                .as("the test clock answers: %s", answered.text())
                .isEqualTo(200);
    }
}
