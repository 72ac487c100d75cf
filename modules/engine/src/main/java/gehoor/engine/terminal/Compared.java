package gehoor.engine.terminal;

import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.comparing.Comparison;
import gehoor.policy.comparing.Difference;
import gehoor.policy.comparing.Matter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells what is different between the procedures of two folders, by what it is about. */
final class Compared {
    private static final Map<Matter, String> HEADS = new EnumMap<>(Map.of(
            Matter.SIGHT, "Who may read what",
            Matter.TERM, "Terms that are promised",
            Matter.COMPLAINANT, "What people can bring, are told and may do",
            Matter.HANDLING, "How it is handled"));

    private final PrintStream out;

    Compared(PrintStream out) {
        this.out = out;
    }

    /**
     * @param here whether a tenant is among those that are compared
     * @return how many procedures are not the same
     */
    int tell(Book before, Book after, Predicate<Tenant> here) {
        SortedMap<String, Procedure> old = latest(before, here);
        SortedMap<String, Procedure> young = latest(after, here);
        SortedMap<String, Procedure> all = new TreeMap<>(old);
        all.putAll(young);
        int different = 0;
        for (String name : all.keySet()) {
            different += tell(name, old.get(name), young.get(name)) ? 1 : 0;
        }
        return different;
    }

    private static SortedMap<String, Procedure> latest(Book book, Predicate<Tenant> here) {
        SortedMap<String, Procedure> latest = new TreeMap<>();
        book.tenants().values().stream()
                .filter(here)
                .forEach(tenant -> tenant.procedures()
                        .forEach((id, versions) ->
                                latest.put(tenant.id() + "/" + id, versions.get(versions.size() - 1))));
        return latest;
    }

    /** @return whether there is anything to tell */
    private boolean tell(String name, @Nullable Procedure before, @Nullable Procedure after) {
        if (before == null || after == null) {
            out.println(name + (before == null ? " is new." : " is no longer there."));
            out.println();
            return true;
        }
        List<Difference> differences = Comparison.of(before, after);
        if (differences.isEmpty()) {
            return false;
        }
        out.println(name + "  " + before.version() + " → " + after.version());
        for (Matter matter : Matter.values()) {
            List<Difference> about = new ArrayList<>(differences);
            about.removeIf(each -> each.matter() != matter);
            if (!about.isEmpty()) {
                out.println("  " + HEADS.get(matter));
                about.forEach(each -> out.println("    " + (each.widens() ? "WIDENS  " : "        ")
                        + each.sentence().in("en")));
            }
        }
        if (before.version().equals(after.version())) {
            out.println("  Both are called " + after.version()
                    + ": a version that is live must get another name before it is changed.");
        }
        out.println();
        return true;
    }
}
