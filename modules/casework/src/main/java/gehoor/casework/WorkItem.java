package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on somebody's worklist.
 *
 * @param assignedToMe else it is there for the role
 * @param nextDue the nearest date among its open clocks; null where none runs
 * @param nextClock what is due then; null where none runs, or this person may not know which it is
 * @param missed a date has passed unanswered
 * @param duties labels of open duties owed by a role of this person
 */
public record WorkItem(
        UUID file,
        @Nullable String number,
        String procedure,
        String procedureTitle,
        String kind,
        String stage,
        String stageLabel,
        LocalDate received,
        boolean assignedToMe,
        List<String> assigned,
        @Nullable LocalDate nextDue,
        @Nullable String nextClock,
        boolean missed,
        List<String> duties,
        long version) {}
