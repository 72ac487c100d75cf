package gehoor.store;

import gehoor.casework.Chain;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Follows the chains of a tenant's files. It finds what was changed, dropped or moved by somebody who does not
 * recompute the hashes; who also rewrites the rest of the chain and its head is found by comparing heads with
 * what was sealed outside.
 */
public final class ChainCheck {
    private static final int PAGE = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * A file whose record is not what was written.
     *
     * @param seq the first entry that does not fit; one past the last where the head knows of others
     */
    public record Broken(UUID file, int seq) {}

    private final Units units;

    ChainCheck(Units units) {
        this.units = units;
    }

    List<Broken> of(String tenant) {
        List<Broken> broken = new ArrayList<>();
        UUID after = BEFORE_ALL;
        while (true) {
            UUID from = after;
            List<UUID> page = units.reading(tenant, () -> page(tenant, from, broken));
            if (page.isEmpty()) {
                return broken;
            }
            after = page.get(page.size() - 1);
        }
    }

    private List<UUID> page(String tenant, UUID after, List<Broken> broken) {
        Unit unit = units.of(tenant);
        List<UUID> ids = unit.sql("select id from gehoor.file where tenant_id = ? and id > ? order by id limit ?")
                .set(tenant, after, PAGE)
                .list(row -> Sql.uuid(row, "id"));
        for (UUID id : ids) {
            List<KeptFile> file = unit.read(
                    unit.query("select f from KeptFile f where f.tenant = :tenant and f.id = :id", KeptFile.class)
                            .setParameter("id", id));
            List<KeptEntry> entries = unit.read(unit.query(
                            "select e from KeptEntry e where e.tenant = :tenant and e.file = :id order by e.seq",
                            KeptEntry.class)
                    .setParameter("id", id));
            FileRow head = file.get(0).row();
            // What was added since the row was read is for the next check.
            List<EntryRow> history = new ArrayList<>();
            entries.forEach(entry -> history.add(entry.row(history)));
            history.removeIf(entry -> entry.seq() > head.version());
            check(tenant, head, history, broken);
        }
        return ids;
    }

    private static void check(String tenant, FileRow head, List<EntryRow> history, List<Broken> broken) {
        OptionalInt at = Chain.broken(tenant, head.id(), history);
        if (at.isPresent()) {
            broken.add(new Broken(head.id(), at.getAsInt()));
        } else if (history.size() != head.version()
                || history.isEmpty()
                || !Arrays.equals(history.get(history.size() - 1).hash(), head.chain())) {
            broken.add(new Broken(head.id(), history.size() + 1));
        }
    }
}
