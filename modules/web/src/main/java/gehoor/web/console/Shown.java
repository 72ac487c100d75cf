package gehoor.web.console;

import gehoor.casework.Governance.ActivationView;
import gehoor.casework.Governance.VersionView;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.ProposalView.FileText;
import gehoor.casework.governance.ReadProcedure;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.policy.Problem;
import gehoor.policy.comparing.Difference;
import gehoor.policy.comparing.Matter;
import gehoor.web.form.Question;
import gehoor.web.form.Wrong;
import gehoor.web.portal.Drawing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of the console show. */
public final class Shown {
    private Shown() {}

    /** @param waiting how many proposals were put forward and are not live */
    public record House(String id, String name, int procedures, long waiting) {}

    /**
     * All organisations.
     *
     * @param begun those that are not live yet
     * @param problems what keeps a folder, or a part of it, from being live
     */
    public record Hall(List<House> houses, List<Foundings.Begun> begun, List<Problem> problems) {}

    /**
     * One organisation.
     *
     * @param past what was live, latest first
     * @param said what was just done; empty where nothing was
     * @param refused why something could not be done
     * @param title by which a proposal is begun
     * @param wrongs what is wrong with that
     */
    public record Organisation(
            List<VersionView> versions,
            List<ProposalView.Summary> proposals,
            List<ActivationView> past,
            String said,
            List<String> refused,
            Question title,
            List<Wrong> wrongs) {}

    public record Read(ReadProcedure procedure, Drawing drawing) {}

    /**
     * A proposal.
     *
     * @param changed its files that are not as they are live
     * @param lines path to what is different in that file
     * @param tried the procedures of it that can be tried out: their ids to what they are called
     * @param refused why something could not be done
     * @param folder in which a new file was to lie; empty where none was
     * @param name by which a file is added
     * @param wrongs what is wrong with that
     */
    public record Proposal(
            ProposalView view,
            List<FileText> changed,
            Map<String, Lines> lines,
            Map<String, String> tried,
            List<String> refused,
            String folder,
            Question name,
            List<Wrong> wrongs) {
        /** The differences of a procedure that are about this. */
        public List<Difference> about(ProposalView.Changed procedure, Matter matter) {
            return procedure.differences().stream()
                    .filter(difference -> difference.matter() == matter)
                    .toList();
        }

        /** What proving told with this verdict. */
        public List<Line> told(String verdict) {
            var proof = view.proof();
            return proof == null
                    ? List.of()
                    : proof.told().stream()
                            .filter(line -> line.verdict().equals(verdict))
                            .toList();
        }
    }

    /**
     * One of its files, to be written.
     *
     * @param text as it was typed, or as it is
     * @param here problems in this file
     * @param elsewhere problems in others
     * @param late whether somebody else changed the proposal meanwhile
     */
    public record Source(
            ProposalView view,
            String path,
            String text,
            List<Problem> here,
            List<Problem> elsewhere,
            boolean late,
            boolean saved,
            List<String> refused,
            String account) {}

    /** @param next seq before which there is more; null where this is all */
    public record Trail(List<Act> acts, @Nullable Integer next) {}
}
