package gehoor.store;

import gehoor.casework.checkpoint.Checkpoint;
import gehoor.casework.checkpoint.Coverage;
import gehoor.casework.checkpoint.Leaf;
import gehoor.casework.port.AttachmentRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is sealed by which checkpoint. */
final class PostgresCoverage implements Coverage {
    private static final HexFormat HEX = HexFormat.of();

    /** Not "after the last that was sealed": what was committed late would be missed. */
    private static final String PENDING = """
            select f.id, e.seq, e.hash
            from gehoor.file f
            left join gehoor.covered c on c.tenant_id = f.tenant_id and c.file_id = f.id
            join gehoor.entry e on e.tenant_id = f.tenant_id and e.file_id = f.id and e.seq = f.version
            where f.tenant_id = ? and f.identity <> 'anonymous' and f.version > coalesce(c.seq, 0)
            limit ?""";

    /** File by file, of the few that the index of ranges of moments finds: never along all files. */
    private static final String PENDING_LATELY = """
            select f.id, e.seq, e.hash
            from (select distinct one.file_id from gehoor.entry one where one.tenant_id = ? and one.at >= ?) lately
            cross join lateral (
              select each.id, each.version from gehoor.file each
              where each.tenant_id = ? and each.id = lately.file_id and each.identity <> 'anonymous' limit 1) f
            left join gehoor.covered c on c.tenant_id = ? and c.file_id = f.id
            join gehoor.entry e on e.tenant_id = ? and e.file_id = f.id and e.seq = f.version
            where f.version > coalesce(c.seq, 0)
            limit ?""";

    private static final String PENDING_ANONYMOUS = """
            select f.id, e.seq, e.hash
            from gehoor.file f
            left join gehoor.covered c on c.tenant_id = f.tenant_id and c.file_id = f.id
            cross join lateral (
              select one.seq, one.hash from gehoor.entry one
              where one.tenant_id = ? and one.file_id = f.id and not exists (
                select from gehoor.entry late
                where late.tenant_id = ? and late.file_id = f.id and late.seq <= one.seq and late.at >= ?)
              order by one.seq desc limit 1) e
            where f.tenant_id = ? and f.identity = 'anonymous' and f.version > coalesce(c.seq, 0)
              and e.seq > coalesce(c.seq, 0)
            limit ?""";

    private static final String HAS = """
            select count(*) as found
            from unnest(?::uuid[], ?::int[], ?::bytea[]) leaf (file_id, seq, hash)
            join gehoor.entry e
              on e.tenant_id = ? and e.file_id = leaf.file_id and e.seq = leaf.seq and e.hash = leaf.hash""";

    private static final String COVER = """
            insert into gehoor.covered (tenant_id, file_id, seq, number)
            select ?, leaf.*, ? from unnest(?::uuid[], ?::int[]) leaf
            on conflict (tenant_id, file_id) do update set seq = excluded.seq, number = excluded.number""";

    private static final String TRAIL = """
            select g.seq, g.hash from gehoor.governed g
            where g.tenant_id = ? and g.seq > coalesce(
              (select c.trail from gehoor.checkpoint c where c.tenant_id = ? order by c.number desc limit 1), 0)
            order by g.seq desc limit 1""";

    private static final String HAS_ACT = "select 1 from gehoor.governed where tenant_id = ? and seq = ? and hash = ?";

    private final Units units;

    PostgresCoverage(Units units) {
        this.units = units;
    }

    @Override
    public void alone(String tenant) {
        units.of(tenant)
                .sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .set("gehoor.checkpoint " + tenant)
                .one(row -> true);
    }

    @Override
    public Optional<Noted> latest(String tenant) {
        return units.of(tenant)
                .sql("select number, hash, through from gehoor.checkpoint where tenant_id = ?"
                        + " order by number desc limit 1")
                .set(tenant)
                .one(row ->
                        new Noted(row.getInt("number"), HEX.formatHex(row.getBytes("hash")), Sql.day(row, "through")));
    }

    @Override
    public List<Leaf> pending(String tenant, @Nullable Instant anonymousBefore, int limit) {
        Unit unit = units.of(tenant);
        List<Leaf> leaves = new ArrayList<>(unit.sql(PENDING).set(tenant, limit).list(PostgresCoverage::leaf));
        if (anonymousBefore != null && leaves.size() < limit) {
            leaves.addAll(unit.sql(PENDING_ANONYMOUS)
                    .set(tenant, tenant, anonymousBefore, tenant, limit - leaves.size())
                    .list(PostgresCoverage::leaf));
        }
        return withAttachments(unit, leaves);
    }

    @Override
    public List<Leaf> pendingSince(String tenant, Instant since, int limit) {
        Unit unit = units.of(tenant);
        return withAttachments(
                unit,
                unit.sql(PENDING_LATELY)
                        .set(tenant, since, tenant, tenant, tenant, limit)
                        .list(PostgresCoverage::leaf));
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(Sql.uuid(row, "id"), row.getInt("seq"), HEX.formatHex(row.getBytes("hash")));
    }

    /** Most files have none. */
    private static List<Leaf> withAttachments(Unit unit, List<Leaf> leaves) {
        if (leaves.isEmpty()) {
            return leaves;
        }
        List<KeptAttachment> found = unit.read(unit.query(
                        "select a from KeptAttachment a where a.tenant = :tenant and a.file in :files",
                        KeptAttachment.class)
                .setParameter("files", leaves.stream().map(Leaf::file).toList()));
        Map<UUID, List<AttachmentRows.Row>> byFile =
                found.stream().map(KeptAttachment::row).collect(Collectors.groupingBy(AttachmentRows.Row::file));
        return leaves.stream()
                .map(leaf -> new Leaf(
                        leaf.file(),
                        leaf.seq(),
                        leaf.chain(),
                        Leaf.attached(byFile.getOrDefault(leaf.file(), List.of()), leaf.seq())))
                .toList();
    }

    @Override
    public Optional<Leaf> trail(String tenant) {
        return units.of(tenant)
                .sql(TRAIL)
                .set(tenant, tenant)
                .one(row -> new Leaf(Leaf.TRAIL, row.getInt("seq"), row.getString("hash")));
    }

    @Override
    public boolean has(String tenant, List<Leaf> leaves) {
        Map<Boolean, List<Leaf>> kinds = leaves.stream().collect(Collectors.partitioningBy(Leaf::ofTrail));
        return kinds.getOrDefault(true, List.of()).stream().allMatch(leaf -> hasAct(tenant, leaf))
                && hasEntries(tenant, kinds.getOrDefault(false, List.of()));
    }

    private boolean hasAct(String tenant, Leaf leaf) {
        return units.of(tenant)
                .sql(HAS_ACT)
                .set(tenant, leaf.seq(), leaf.chain())
                .one(row -> true)
                .isPresent();
    }

    private boolean hasEntries(String tenant, List<Leaf> leaves) {
        return leaves.isEmpty()
                || units.of(tenant)
                                .sql(HAS)
                                .column("uuid", leaves, Leaf::file)
                                .column("int4", leaves, Leaf::seq)
                                .column("bytea", leaves, leaf -> HEX.parseHex(leaf.chain()))
                                .set(tenant)
                                .one(row -> row.getInt("found"))
                                .orElse(0)
                        == leaves.size();
    }

    /** Up to which act of the trail is sealed stands with every checkpoint, so that the last one says it. */
    @Override
    public void note(Checkpoint checkpoint) {
        Unit unit = units.of(checkpoint.tenant());
        Map<Boolean, List<Leaf>> kinds = checkpoint.leaves().stream().collect(Collectors.partitioningBy(Leaf::ofTrail));
        Integer trail = kinds.getOrDefault(true, List.of()).stream()
                .map(Leaf::seq)
                .max(Integer::compare)
                .orElse(null);
        unit.sql("""
                        insert into gehoor.checkpoint (tenant_id, number, hash, through, trail)
                        values (?, ?, ?, ?, coalesce(?::int, (
                          select c.trail from gehoor.checkpoint c where c.tenant_id = ? order by c.number desc limit 1)))""")
                .set(checkpoint.tenant(), checkpoint.number(), HEX.parseHex(checkpoint.hash()), checkpoint.through())
                .set(trail, checkpoint.tenant())
                .run();
        List<Leaf> leaves = kinds.getOrDefault(false, List.of());
        if (!leaves.isEmpty()) {
            unit.sql(COVER)
                    .set(checkpoint.tenant(), checkpoint.number())
                    .column("uuid", leaves, Leaf::file)
                    .column("int4", leaves, Leaf::seq)
                    .run();
        }
    }
}
