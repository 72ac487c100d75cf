package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report under a procedure asks of this requester.
 *
 * @param identities allowed ones, the default first
 * @param channels those by which this requester may report; empty: they may not report
 * @param elsewhere channels this desk does not take, with the words that lead on
 * @param shows texts to read before anything is filled in, in this order
 * @param ask label, hint and fields
 * @param emergency what to do when someone is in danger now
 * @param suspendedSince since when nothing new is taken from the public; null where it is
 */
public record ReportForm(
        ProcedureView procedure,
        List<OfferView.Option> kinds,
        List<String> reporters,
        List<OfferView.Option> capacities,
        List<String> identities,
        String identityTold,
        List<Channel> channels,
        Map<String, String> elsewhere,
        List<Shown> shows,
        OfferView ask,
        String emergency,
        @Nullable LocalDate suspendedSince) {
    /** The same, of an organisation that takes nothing new since that day. */
    ReportForm suspended(LocalDate since) {
        return new ReportForm(
                procedure,
                kinds,
                reporters,
                capacities,
                identities,
                identityTold,
                channels,
                elsewhere,
                shows,
                ask,
                emergency,
                since);
    }

    public record Channel(String channel, String label, boolean receivedAsked) {}

    public record Shown(String text, String subject, String body) {}
}
