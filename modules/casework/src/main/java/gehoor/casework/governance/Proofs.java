package gehoor.casework.governance;

import gehoor.casework.Library;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.policy.reading.Reading;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What is being proved on this node. What it gives is kept with the proposal; what was under way when a node ended is asked for anew. */
final class Proofs {
    private static final Logger LOG = System.getLogger(Proofs.class.getName());

    private final Library library;
    private final Executor executor;
    /** As {@code tenant/id/revision}. */
    private final Set<String> proving = ConcurrentHashMap.newKeySet();

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    Proofs(Library library, Executor executor) {
        this.library = library;
        this.executor = executor;
    }

    boolean underWay(String tenant, Row row) {
        return proving.contains(key(tenant, row));
    }

    /** Begins it, where it is not under way. */
    void begin(String tenant, Row row, Consumer<List<Line>> then) {
        String key = key(tenant, row);
        if (proving.add(key)) {
            waiting.add(() -> {
                try {
                    then.accept(told(tenant, row));
                } finally {
                    proving.remove(key);
                }
            });
            work();
        }
    }

    /** One after another: proving takes all of a processor, and whoever handles complaints needs it, too. */
    private void work() {
        if (working.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                        next.run();
                    }
                } finally {
                    working.set(false);
                }
                if (!waiting.isEmpty()) {
                    work();
                }
            });
        }
    }

    private List<Line> told(String tenant, Row row) {
        try {
            if (library.read(tenant, row.files()) instanceof Reading.Read read) {
                return Proving.of(read, tenant);
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "a proposal of {0} could not be proved: {1}",
                    tenant,
                    failure.getClass().getName());
        }
        return List.of(Proving.failed());
    }

    private static String key(String tenant, Row row) {
        return tenant + "/" + row.id() + "/" + row.revision();
    }
}
