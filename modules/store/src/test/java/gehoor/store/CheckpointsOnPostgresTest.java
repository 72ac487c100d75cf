package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.Trail;
import gehoor.casework.checkpoint.CheckpointFolder;
import gehoor.casework.checkpoint.CheckpointLog;
import gehoor.casework.checkpoint.Checkpointing;
import gehoor.casework.checkpoint.Coverage;
import gehoor.casework.checkpoint.Fault;
import gehoor.casework.checkpoint.Fault.What;
import gehoor.casework.checkpoint.Leaf;
import gehoor.casework.checkpoint.Verification;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Changeset;
import gehoor.vault.FileNotary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signed record as it is kept: rows here, checkpoints in a folder. */
class CheckpointsOnPostgresTest {
    private static final Instant TODAY = Sample.NOON.plusSeconds(3600);
    private static final Instant TOMORROW = Sample.NOON.plusSeconds(86_400);

    @TempDir
    Path home;

    private final String tenant = Sample.tenant();
    private CheckpointFolder log;
    private FileNotary notary;
    private Checkpointing checkpointing;

    @BeforeEach
    void open() {
        log = new CheckpointFolder(home.resolve("checkpoints"));
        notary = new FileNotary(home.resolve("notary"));
        checkpointing = with(log);
    }

    private Checkpointing with(CheckpointLog other) {
        return new Checkpointing(Stores.PORTS.transactions(), Stores.STORE.coverage(), other, notary, new Random(1));
    }

    private int seal(Instant now) {
        return ((Checkpointing.Done) checkpointing.seal(tenant, ZoneOffset.UTC, now)).made();
    }

    private List<UUID> sealedLast() {
        return checkpointing.latest(tenant, 1).get(0).leaves().stream()
                .map(Leaf::file)
                .toList();
    }

    private Verification.Result verified() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection()) {
            return new RecordReading(connection).verify(tenant, log, List.of(notary.key()));
        }
    }

    private Sample begun() {
        return Stores.begun(tenant);
    }

    private static void act(Sample sample) {
        Stores.commit(Sample.writing(sample.tenant, sample.change()));
    }

    private static void asSuperuser(String... deeds) throws SQLException {
        try (Connection connection = Postgres.superuser().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            for (String deed : deeds) {
                sql.execute(deed);
            }
        }
    }

    private Sample anonymous() throws SQLException {
        Sample sample = begun();
        asSuperuser("update gehoor.file set identity = 'anonymous' where id = '" + sample.id + "'");
        return sample;
    }

    @Test
    void whatWasCommittedIsSealedOnce() throws SQLException {
        Sample one = begun();
        Sample two = begun();
        act(two);
        Stores.begun(Sample.tenant());

        assertThat(seal(TODAY)).isOne();
        assertThat(checkpointing.latest(tenant, 1).get(0).leaves())
                .extracting(Leaf::file, Leaf::seq)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(one.id, 1), org.assertj.core.groups.Tuple.tuple(two.id, 2));
        assertThat(seal(TODAY)).isZero();
        act(one);
        assertThat(verified().unsealed().entries()).isOne();
        assertThat(seal(TODAY)).isOne();
        assertThat(sealedLast()).containsExactly(one.id);
        assertThat(verified().faults()).isEmpty();
        assertThat(verified().unsealed().entries()).isZero();
    }

    @Test
    void theTrailIsSealedWithTheFilesAndWhatIsChangedInItIsFound() throws SQLException {
        begun();
        govern("ada");
        assertThat(verified().unsealed().acts()).isOne();
        assertThat(seal(TODAY)).isOne();
        assertThat(sealedLast()).contains(Leaf.TRAIL);
        assertThat(seal(TODAY)).as("there is nothing new").isZero();
        govern("bob");
        assertThat(seal(TODAY)).isOne();
        assertThat(sealedLast()).containsExactly(Leaf.TRAIL);
        assertThat(verified().faults()).isEmpty();
        assertThat(verified().acts()).isEqualTo(2);
        assertThat(verified().unsealed().acts()).isZero();

        asSuperuser("update gehoor.governed set name = 'eve' where tenant_id = '" + tenant + "' and seq = 1");

        assertThat(verified().faults()).extracting(Fault::what).containsExactly(Fault.What.CHAIN);
        asSuperuser("delete from gehoor.governed where tenant_id = '" + tenant + "'");
        assertThat(verified().faults()).extracting(Fault::what).containsExactly(Fault.What.CUT);
        assertThat(verified().faults().get(0).sentence()).startsWith("the trail of what is live");
    }

    /** Died between the folder and the database: what the folder says is in the trail, so it is noted, and it goes on. */
    @Test
    void aCheckpointOfTheTrailThatTheDatabaseDidNotHearOfIsNoted() throws SQLException {
        govern("ada");
        assertThat(seal(TODAY)).isOne();
        asSuperuser("delete from gehoor.checkpoint where tenant_id = '" + tenant + "'");
        govern("bob");

        assertThat(seal(TODAY)).isOne();

        assertThat(verified().faults()).isEmpty();
        assertThat(verified().unsealed().acts()).isZero();
    }

    private void govern(String name) {
        Stores.PORTS.transactions().within(tenant, () -> {
            Trail.add(Stores.PORTS, tenant, Sample.NOON, name, name, "live", null, "fingerprint");
            return name;
        });
    }

    /** The entry and the file were there in a transaction that was open while others were sealed. */
    @Test
    void whatWasCommittedLateIsNotMissed() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        Sample late = Sample.of(tenant);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> longOne = thread.submit(() -> Stores.PORTS.transactions().within(tenant, () -> {
                Stores.PORTS
                        .files()
                        .commit(Sample.writing(tenant, late.change()).changes());
                written.countDown();
                try {
                    return sealed.await(20, java.util.concurrent.TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            assertThat(written.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            Sample early = begun();
            seal(TODAY);
            assertThat(sealedLast()).containsExactly(early.id);
            sealed.countDown();
            longOne.get();
        } finally {
            thread.shutdownNow();
        }

        seal(TODAY);
        assertThat(sealedLast()).containsExactly(late.id);
        assertThat(verified().faults()).isEmpty();
    }

    @Test
    void amongManyFilesOnlyThoseAreLookedAtToWhichSomethingWasAdded() throws SQLException {
        Sample old = begun();
        act(old);
        asSuperuser(
                "update gehoor.entry set at = at - interval '30 days' where file_id = '" + old.id + "'",
                copies("file", "id", old),
                copies("entry", "file_id", old));
        assertThat(seal(TODAY)).isEqualTo(2);
        asSuperuser("analyze gehoor.file", "analyze gehoor.entry", "analyze gehoor.covered");
        Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
        List<UUID> lately = List.of(begun().id, begun().id, begun().id);

        assertThat(filesReadFor(coverage -> coverage.pending(tenant, null, 100), lately))
                .isGreaterThan(2000);
        assertThat(filesReadFor(coverage -> coverage.pendingSince(tenant, midnight, 100), lately))
                .isLessThan(20);
    }

    /** Two thousand more like it, under ids that both tables know. */
    private static String copies(String table, String id, Sample of) {
        return """
                insert into gehoor.%1$s
                select (jsonb_populate_record(one, jsonb_build_object('%2$s', lpad(i::text, 32, '0')::uuid, 'number', null))).*
                from gehoor.%1$s one, generate_series(1, 2000) i where one.%2$s = '%3$s'""".formatted(table, id, of.id);
    }

    /** How many rows of files the database goes through until it has these. */
    private long filesReadFor(Function<Coverage, List<Leaf>> question, List<UUID> answer) {
        return Stores.PORTS.transactions().reading(tenant, () -> {
            assertThat(question.apply(Stores.STORE.coverage()))
                    .extracting(Leaf::file)
                    .containsExactlyInAnyOrderElementsOf(answer);
            return Stores.STORE
                    .unit(tenant)
                    .sql("select seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables"
                            + " where schemaname = 'gehoor' and relname = 'file'")
                    .one(row -> row.getLong("rows"))
                    .orElseThrow();
        });
    }

    @Test
    void anonymousFilesWaitForTheirDayToBeOver() throws SQLException {
        Sample anonymous = anonymous();
        Sample named = begun();

        seal(TODAY);
        assertThat(sealedLast()).containsExactly(named.id);
        assertThat(verified().unsealed().waiting()).isOne();
        act(anonymous);
        asSuperuser(
                "update gehoor.entry set at = '2026-11-23T09:00:00Z' where seq = 2 and file_id = '" + anonymous.id
                        + "'",
                "update gehoor.file set identity = 'anonymous' where id = '" + anonymous.id + "'");
        seal(TOMORROW);
        assertThat(checkpointing.latest(tenant, 1).get(0).leaves())
                .extracting(Leaf::file, Leaf::seq)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(anonymous.id, 1));
        assertThat(verified().unsealed().waiting()).isOne();
        seal(TOMORROW.plusSeconds(86_400));
        assertThat(verified().unsealed().entries()).isZero();
        assertThat(verified().faults()).isEmpty();
    }

    @Test
    void ofManyAtOnceEachSealsSomethingElse() throws Exception {
        List<UUID> files = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int node = 0; node < 6; node++) {
                Checkpointing own = with(new CheckpointFolder(home.resolve("checkpoints")));
                for (int i = 0; i < 4; i++) {
                    files.add(begun().id);
                    all.add(threads.submit(() -> own.seal(tenant, ZoneOffset.UTC, TODAY)));
                }
            }
            for (Future<?> each : all) {
                assertThat(each.get()).isInstanceOf(Checkpointing.Done.class);
            }
        } finally {
            threads.shutdownNow();
        }
        seal(TODAY);

        assertThat(checkpointing.latest(tenant, 100).stream()
                        .flatMap(each -> each.leaves().stream())
                        .map(Leaf::file))
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(verified().faults()).isEmpty();
        assertThat(verified().unsealed().entries()).isZero();
    }

    /** Outside it is written; the transaction is taken back. */
    @Test
    void whoDiesInBetweenLeavesNothingUndone() throws SQLException {
        begun();
        seal(TODAY);
        begun();
        Checkpointing dying = with(new Dying(log));
        assertThatThrownBy(() -> dying.seal(tenant, ZoneOffset.UTC, TODAY)).hasMessage("on purpose");
        assertThat(verified().faults()).isEmpty();
        assertThat(verified().sealed().count()).isEqualTo(2);
        Sample after = begun();

        assertThat(seal(TODAY)).isOne();
        assertThat(sealedLast()).containsExactly(after.id);
        assertThat(verified().faults()).isEmpty();
        assertThat(verified().unsealed().entries()).isZero();
    }

    private record Dying(CheckpointLog log) implements CheckpointLog {
        @Override
        public List<String> last(String tenant, int most) {
            return log.last(tenant, most);
        }

        @Override
        public boolean each(String tenant, java.util.function.Consumer<String> line) {
            return log.each(tenant, line);
        }

        @Override
        public void append(String tenant, String line) {
            log.append(tenant, line);
            throw new IllegalStateException("on purpose");
        }

        @Override
        public List<String> tenants() {
            return log.tenants();
        }
    }

    @Test
    void whoHoldsTheWholeDatabaseIsFoundOut() throws Exception {
        Sample file = begun();
        act(file);
        act(file);
        Sample other = begun();
        seal(TODAY);
        String its = " where file_id = '" + file.id + "'";

        asSuperuser("delete from gehoor.entry" + its + " and seq = 3");
        EntryChain.rewrite(file);
        assertThat(verified().faults()).containsExactly(new Fault(What.CUT, file.id, 3));

        asSuperuser(
                "insert into gehoor.entry select tenant_id, file_id, 3, at, '{}', sealed, previous, hash from gehoor.entry"
                        + its + " and seq = 2");
        EntryChain.rewrite(file);
        assertThat(verified().faults())
                .as("another entry in its place, and every hash made anew")
                .containsExactly(new Fault(What.SEALED, file.id, 3));

        asSuperuser(
                "delete from gehoor.entry" + its,
                "delete from gehoor.covered" + its,
                "delete from gehoor.file where id = '" + file.id + "'");
        assertThat(verified().faults()).containsExactly(new Fault(What.GONE, file.id, 3));

        asSuperuser("update gehoor.covered set seq = 9 where file_id = '" + other.id + "'");
        assertThat(verified().faults()).contains(new Fault(What.COVERED, other.id, 9));

        Files.delete(home.resolve("checkpoints").resolve(tenant + ".jsonl"));
        assertThat(verified().faults()).contains(new Fault(What.FOLDER_BEHIND, null, 1));
    }

    @Test
    void whatWasAttachedIsCoveredWithTheEntryItCameWith() throws SQLException {
        Sample file = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, file.change()).attachments(attached(file, 1), attached(file, 1)));
        seal(TODAY);
        Stores.commit(Sample.writing(tenant, file.change()).attachments(attached(file, 2)));
        assertThat(verified().faults()).isEmpty();
        seal(TODAY);
        assertThat(verified().faults()).isEmpty();

        String last = "(select id from gehoor.attachment where seq = 2 and file_id = '" + file.id + "')";
        asSuperuser("delete from gehoor.attachment_chunk where number = 1 and attachment_id in " + last);
        assertThat(verified().faults()).containsExactly(new Fault(What.ATTACHED, file.id, 2));
        asSuperuser("delete from gehoor.attachment where seq = 1 and file_id = '" + file.id + "'");
        assertThat(verified().faults()).containsExactly(new Fault(What.ATTACHED, file.id, 1));
    }

    private static Changeset.Attached attached(Sample file, int seq) {
        AttachmentRows.Row row = new AttachmentRows.Row(UUID.randomUUID(), file.id, seq, "photo", new byte[3], 9, 2);
        return new Changeset.Attached(row, List.of(new byte[5], new byte[4]));
    }

    /** Makes the hashes of a file in the database right again, as somebody would who knows how. */
    private static final class EntryChain {
        private EntryChain() {}

        static void rewrite(Sample sample) throws SQLException {
            java.util.HexFormat hex = java.util.HexFormat.of();
            byte[] previous = new byte[32];
            int seq = 0;
            try (Connection connection = Postgres.superuser().getConnection();
                    Statement sql = connection.createStatement();
                    Statement change = connection.createStatement();
                    java.sql.ResultSet rows =
                            sql.executeQuery("select seq, clear, packed, sealed from gehoor.entry where file_id = '"
                                    + sample.id + "' order by seq")) {
                while (rows.next()) {
                    seq++;
                    byte[] hash = gehoor.casework.Chain.hash(
                            sample.tenant,
                            sample.id,
                            seq,
                            Packed.text(rows.getString("clear"), rows.getBytes("packed")),
                            rows.getBytes("sealed"),
                            previous);
                    change.execute(
                            "update gehoor.entry set seq = %d, previous = '\\x%s', hash = '\\x%s' where file_id = '%s' and seq = %d"
                                    .formatted(
                                            seq,
                                            hex.formatHex(previous),
                                            hex.formatHex(hash),
                                            sample.id,
                                            rows.getInt("seq")));
                    previous = hash;
                }
                change.execute("update gehoor.file set version = %d, chain = '\\x%s' where id = '%s'"
                        .formatted(seq, hex.formatHex(previous), sample.id));
            }
        }
    }
}
