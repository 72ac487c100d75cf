package gehoor.engine.verification;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Procedure;
import gehoor.policy.reading.Reading;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A fault planted in a file of a tenant: some words changed, the first time they stand after a place.
 *
 * @param name what is wrong now
 * @param file path in tenant-config
 * @param after words after which the change is; empty: from the beginning
 * @param from what stood there
 * @param to what stands there instead
 */
record Mutant(String name, String file, String after, String from, String to) {
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
        int place = text.indexOf(after);
        int at = place < 0 ? -1 : text.indexOf(from, place + after.length());
        if (at < 0) {
            throw new IllegalStateException(name + ": after \"" + after + "\" there is no \"" + from + "\"");
        }
        texts.put(file, text.substring(0, at) + to + text.substring(at + from.length()));
        return texts;
    }

    /** All that tell it. Where reading does, nothing else can be asked. */
    Set<Catcher> catchers() {
        Map<String, String> texts = planted();
        if (Reading.read(texts) instanceof Reading.Faulty) {
            return EnumSet.of(Catcher.READING);
        }
        Set<Catcher> catchers = EnumSet.noneOf(Catcher.class);
        Tenants.Whole whole = Tenants.Whole.of(texts);
        boolean different = !whole.rehearsals().gaps().isEmpty()
                || !whole.rehearsals().outcomes().stream().allMatch(Rehearsal.Outcome::asExpected);
        if (different) {
            catchers.add(Catcher.EXAMPLES);
        }
        boolean unproved = whole.procedures(tenant()).stream()
                .filter(this::concerns)
                .anyMatch(procedure -> !whole.verified(procedure).clean());
        if (unproved) {
            catchers.add(Catcher.VERIFICATION);
        }
        return catchers;
    }

    private boolean concerns(Procedure procedure) {
        return !file.contains("/procedures/") || file.endsWith("/" + procedure.id() + ".yaml");
    }

    @Override
    public String toString() {
        return name;
    }
}
