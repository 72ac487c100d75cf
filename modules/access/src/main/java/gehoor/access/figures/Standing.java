package gehoor.access.figures;

import java.time.Duration;
import java.util.Map;

/**
 * How things stand in all tenants together, as the database tells.
 *
 * @param clocksDue files of which a clock's time has come, and that have not been looked at yet
 * @param oldestClockDue how long the first of them has waited; zero where there is none
 * @param clocksMissed terms whose last day passed unanswered within the last thirty days
 * @param noticesWaiting notices that did not leave at once
 * @param oldestNoticeWaiting how long ago the first of them came about, those of anonymous files left out; zero where there
 *     is none
 * @param noticesFailed notices that were given up within the last thirty days
 * @param reports files registered in the seven days before today, by channel; few in a channel are left out
 */
public record Standing(
        long clocksDue,
        Duration oldestClockDue,
        long clocksMissed,
        long noticesWaiting,
        Duration oldestNoticeWaiting,
        long noticesFailed,
        Map<String, Long> reports) {
    public Standing {
        reports = Map.copyOf(reports);
    }
}
