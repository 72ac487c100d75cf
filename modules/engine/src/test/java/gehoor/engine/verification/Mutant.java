package gehoor.engine.verification;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Procedure;
import gehoor.policy.reading.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A fault planted in a file of a tenant.
 *
 * @param name what is wrong now
 * @param file path in tenant-config
 * @param edits what was changed
 */
record Mutant(String name, String file, List<Edit> edits) {
    /**
     * Some words changed, the first time they stand after a place.
     *
     * @param after words after which the change is
     * @param from what stood there
     * @param to what stands there instead
     */
    record Edit(String after, String from, String to) {}

    /** What tells a fault. */
    enum Catcher {
        /** It is told in reading, by {@code ./gehoor check}. */
        READING,
        /** A worked example comes out differently, or a rule is left that none fires: {@code ./gehoor check} and {@code run}. */
        EXAMPLES,
        /** It is refuted, or can no longer be proved: {@code ./gehoor verify}. */
        VERIFICATION
    }

    String tenant() {
        return file.substring(0, file.indexOf('/'));
    }

    /** The tenant's files with the fault in them. */
    Map<String, String> planted() {
        Map<String, String> texts = new TreeMap<>(Tenants.texts(tenant()));
        String text = texts.get(file);
        if (text == null) {
            throw new IllegalStateException(name + ": there is no " + file);
        }
        for (Edit edit : edits) {
            int place = text.indexOf(edit.after());
            int at = place < 0
                    ? -1
                    : text.indexOf(edit.from(), place + edit.after().length());
            if (at < 0) {
                throw new IllegalStateException(
                        name + ": after \"" + edit.after() + "\" there is no \"" + edit.from() + "\"");
            }
            text = text.substring(0, at)
                    + edit.to()
                    + text.substring(at + edit.from().length());
        }
        texts.put(file, text);
        return texts;
    }

    /** All that tell it. Where reading does, nothing else can be asked. */
    Set<Catcher> catchers() {
        return looked().catchers();
    }

    /** Whether a worked example tells it; nothing else is asked, which takes a hundredth of the time. */
    boolean toldByExamples() {
        Map<String, String> texts = planted();
        return Reading.read(texts) instanceof Reading.Read && differs(Tenants.Whole.of(texts));
    }

    /** What verification refutes of it. */
    List<Finding> refuted() {
        return looked().refuted();
    }

    /** What was found of a fault; each is looked at once for all tests. */
    private record Looked(Set<Catcher> catchers, List<Finding> refuted) {}

    private static final Map<Mutant, Looked> LOOKED = new ConcurrentHashMap<>();

    private Looked looked() {
        return LOOKED.computeIfAbsent(this, Mutant::look);
    }

    private Looked look() {
        Map<String, String> texts = planted();
        if (Reading.read(texts) instanceof Reading.Faulty) {
            return new Looked(EnumSet.of(Catcher.READING), List.of());
        }
        Set<Catcher> catchers = EnumSet.noneOf(Catcher.class);
        Tenants.Whole whole = Tenants.Whole.of(texts);
        if (differs(whole)) {
            catchers.add(Catcher.EXAMPLES);
        }
        List<Finding> refuted = new ArrayList<>();
        for (Procedure procedure : whole.procedures(tenant())) {
            if (concerns(procedure)) {
                Findings findings = whole.verified(procedure);
                refuted.addAll(findings.of(Finding.Verdict.REFUTED));
                if (!findings.clean()) {
                    catchers.add(Catcher.VERIFICATION);
                }
            }
        }
        return new Looked(catchers, refuted);
    }

    private static boolean differs(Tenants.Whole whole) {
        return !whole.rehearsals().gaps().isEmpty()
                || !whole.rehearsals().outcomes().stream().allMatch(Rehearsal.Outcome::asExpected);
    }

    boolean concerns(Procedure procedure) {
        return !file.contains("/procedures/") || file.endsWith("/" + procedure.id() + ".yaml");
    }

    @Override
    public String toString() {
        return name;
    }
}
