package gehoor.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a file begins. */
public final class Reporting {
    /** The procedures of a tenant in force today. {@link Answer.Missing} where there is no such tenant. */
    public Answer<List<ProcedureView>> procedures(Requester requester) {
        throw new UnsupportedOperationException();
    }

    /** What a report asks of this requester. */
    public Answer<ReportForm> form(Requester requester, String procedure) {
        throw new UnsupportedOperationException();
    }

    /** Takes a report in: by the public, or by staff for who phoned, wrote or came. */
    public Answer<Reported> report(Requester requester, ReportRequest request, @Nullable IdempotencyKey key) {
        throw new UnsupportedOperationException();
    }
}
