package gehoor.web.look;

import gehoor.casework.ClockView;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a clock is shown: the same wherever one is.
 *
 * @param shape class of the whole
 * @param badge class of its badge
 * @param words what the badge says
 */
public record ClockLook(String shape, String badge, String words) {
    /** From so many days on it is soon. */
    private static final int SOON = 5;

    static ClockLook of(ClockView clock, @Nullable LocalDate today, Look look) {
        long days = today == null ? 0 : ChronoUnit.DAYS.between(today, clock.due());
        return switch (clock.state()) {
            case "paused" ->
                new ClockLook("house-clock--paused", "utrecht-status-badge--inactive", look.word("clock.paused"));
            case "stopped" -> new ClockLook("house-clock--met", "utrecht-status-badge--safe", look.word("clock.met"));
            case "stopped-late" ->
                new ClockLook("house-clock--met", "utrecht-status-badge--inactive", look.word("clock.met-late"));
            case "missed" -> late(-days, look);
            default -> {
                if (today == null) {
                    yield new ClockLook(
                            "house-clock--running", "utrecht-status-badge--neutral", look.word("clock.running"));
                }
                if (days < 0) {
                    yield late(-days, look);
                }
                String words = days == 0 ? look.word("clock.today") : look.word("clock.days", days);
                yield days <= SOON
                        ? new ClockLook("house-clock--soon", "utrecht-status-badge--warning", words)
                        : new ClockLook("house-clock--running", "utrecht-status-badge--neutral", words);
            }
        };
    }

    private static ClockLook late(long days, Look look) {
        return new ClockLook(
                "house-clock--late",
                "utrecht-status-badge--danger",
                days <= 0 ? look.word("clock.late.today") : look.word("clock.late", days));
    }
}
