package gehoor.casework;

import gehoor.engine.Refusal;
import java.util.List;

/**
 * A report that is being written, looked at.
 *
 * @param asks the fields that are asked as far as it is filled in, in order
 * @param refusals what would be said if it were sent now; empty where it would be taken
 */
public record Preview(List<OfferView.AskView> asks, List<Refusal> refusals) {
    public Preview {
        asks = List.copyOf(asks);
        refusals = List.copyOf(refusals);
    }
}
