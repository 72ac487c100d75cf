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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of the console show. */
public final class Shown {
    private Shown() {}

    /**
     * An organisation.
     *
     * @param waiting how many proposals were put forward and are not live
     * @param since since when it takes nothing new from the public; null where it does
     * @param removal from which day it is to be removed; null where that is not asked for
     */
    public record House(
            String id,
            String name,
            int procedures,
            long waiting,
            @Nullable LocalDate since,
            @Nullable LocalDate removal) {}

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
     * @param since since when it takes nothing new from the public; null where it does
     * @param reason why it is suspended, or taken up again
     * @param leaving its removal
     * @param wrongs what is wrong with any question
     */
    public record Organisation(
            List<VersionView> versions,
            List<ProposalView.Summary> proposals,
            List<ActivationView> past,
            String said,
            List<String> refused,
            Question title,
            @Nullable Instant since,
            Question reason,
            Leaving leaving,
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
     * @param day on which it is to go live by itself
     * @param wrongs what is wrong with either
     */
    public record Proposal(
            ProposalView view,
            List<FileText> changed,
            Map<String, Lines> lines,
            Map<String, String> tried,
            List<String> refused,
            String folder,
            Question name,
            Question day,
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
     * @param line to look at; 0: none
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
            String account,
            int line) {}

    /** @param next seq before which there is more; null where this is all */
    public record Trail(List<Act> acts, @Nullable Integer next) {}

    /**
     * A part of one of its files, as fields.
     *
     * @param sheet null where the file can only be written as text
     * @param late whether somebody else changed the proposal meanwhile
     * @param now the lines of the part as they are, where somebody else changed just these
     * @param said what was done; empty where nothing was
     * @param undo the text before that, sealed; empty where there is none
     * @param refused why it could not be done
     * @param wrongs what is wrong beside the fields
     * @param others problems in other files
     * @param was how the part stood in the file when the page was made
     */
    public record Fields(
            ProposalView view,
            String path,
            @Nullable Sheet sheet,
            boolean late,
            String now,
            String said,
            String undo,
            List<String> refused,
            List<Wrong> wrongs,
            List<Problem> others,
            String account,
            String was) {
        /** The page of a part, below the chamber's address. */
        public String at(String address, String form) {
            return ByFields.address(view, path, address, form, "");
        }

        /** The page that asks before it is taken away. */
        public String away(String address) {
            return ByFields.address(view, path, address, "", "").replace("/velden?", "/velden/weg?");
        }

        /** The page on which something is mended that is wrong in another file. */
        public String at(Problem problem) {
            return ByFields.address(view, problem);
        }
    }
}
