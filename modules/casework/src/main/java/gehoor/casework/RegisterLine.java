package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register. Of a file that moved to another procedure only number, days and {@code transferred} are told.
 *
 * @param kind null where only the existence may be seen
 * @param about labels of services and facilities it is about; empty where only the existence may be seen
 */
public record RegisterLine(
        UUID file,
        @Nullable String number,
        String procedure,
        LocalDate received,
        LocalDate registered,
        boolean transferred,
        @Nullable String kind,
        @Nullable String kindLabel,
        @Nullable String channel,
        String stage,
        String stageLabel,
        @Nullable String outcome,
        @Nullable String outcomeLabel,
        @Nullable LocalDate closedOn,
        List<String> about) {}
