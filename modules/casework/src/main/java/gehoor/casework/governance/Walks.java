package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.governance.TryOut.Subject;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.policy.Example;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks, as they travel: text that whoever tries something out brings and takes along. It is read by the reader of worked examples, and so can
 * be nothing else.
 */
final class Walks {
    /** Steps after the beginning. */
    static final int MOST_STEPS = 100;

    private static final int LONGEST = 100_000;

    private final Library library;
    private final Proposals proposals;

    Walks(Library library, Proposals proposals) {
        this.library = library;
        this.proposals = proposals;
    }

    /** Refused to who does not decide, and where the files are wrong. */
    Answer<TryOutStage> stage(Governor governor, Subject subject) {
        UUID proposal = subject.proposal();
        if (!proposals.decides(governor)) {
            return library.tenant(governor.tenant()).isEmpty()
                    ? new Answer.Missing<>()
                    : Wording.refused(Refusal.Reason.NOT_YOURS, "not-deciding", null);
        }
        if (proposal == null) {
            return stage(governor, null, library.own(governor.tenant()));
        }
        return proposals.row(governor, proposal).then(row -> stage(governor, row, row.files()));
    }

    private Answer<TryOutStage> stage(Governor governor, @Nullable Row row, Map<String, String> files) {
        if (!(library.read(governor.tenant(), files) instanceof Reading.Read read)) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "problems-first", null);
        }
        Tenant tenant = read.book().tenant(governor.tenant()).orElseThrow();
        return Answer.done(new TryOutStage(row, files, read.book(), tenant, governor.language()));
    }

    /** What somebody brings. */
    Answer<Walk> read(Governor governor, Subject subject, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return lost();
        }
        return stage(governor, subject).then(stage -> read(stage, subject.procedure(), text.replace("\r\n", "\n")));
    }

    /** A step was taken: it must be readable as it will be written, and not be too much. */
    Answer<Walk> taken(Walk walk) {
        if (walk.example().steps().size() > MOST_STEPS) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-too-many", null, MOST_STEPS);
        }
        String text = ExampleText.of(walk.example());
        if (text.length() > LONGEST) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-too-long", null);
        }
        Answer<Walk> again = read(walk.stage(), walk.procedure().id(), text);
        return again instanceof Answer.Refused<Walk>
                ? Wording.refused(Refusal.Reason.NOT_NOW, "try-not-written", null)
                : again;
    }

    private Answer<Walk> read(TryOutStage stage, String procedure, String text) {
        String tenant = stage.tenant().id();
        Map<String, String> files = new TreeMap<>(stage.files());
        String path = "examples/try-out.yaml";
        for (int i = 1; files.containsKey(path); i++) {
            path = "examples/try-out-" + i + ".yaml";
        }
        String file = path;
        files.put(file, text);
        if (!(library.read(tenant, files) instanceof Reading.Read read)) {
            return lost();
        }
        List<Example> found = read.examples().stream()
                .filter(example -> in(example, tenant, file))
                .toList();
        if (found.size() != 1
                || !found.get(0).procedure().equals(procedure)
                || found.get(0).steps().size() > MOST_STEPS) {
            return lost();
        }
        Example example = found.get(0);
        return read.book()
                .inForce(tenant, procedure, example.report().at().toLocalDate())
                .<Answer<Walk>>map(version -> Answer.done(new Walk(stage, version, example)))
                .orElseGet(Walks::lost);
    }

    private static Answer<Walk> lost() {
        return Wording.refused(Refusal.Reason.NOT_NOW, "try-lost", null);
    }

    /** Whether it stands in this file of the organisation's. */
    static boolean in(Example example, String tenant, String path) {
        return example.at().file().replace('\\', '/').equals(tenant + "/" + path);
    }
}
