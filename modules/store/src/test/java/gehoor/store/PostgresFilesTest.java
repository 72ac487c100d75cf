package gehoor.store;

import static gehoor.store.Sample.writing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.checkpoint.Fault;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.Conflict;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.Files;
import gehoor.casework.port.LinkRow;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import gehoor.casework.port.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PostgresFilesTest {
    private final Ports ports = Stores.PORTS;
    private final String tenant = Sample.tenant();

    @Test
    void aFileComesBackAsItWasWritten() {
        // given
        Sample sample = Sample.of(tenant);
        Stores.commit(writing(tenant, sample.change(Sample.clock("treatment-1", "running")))
                .notices(sample.notice(0)));
        Stores.commit(writing(tenant, sample.change(Sample.clock("treatment-1", "stopped"))));

        // when
        FileRecord record = Stores.load(tenant, sample.id).orElseThrow();

        // then
        assertSame(record.row(), sample.row());
        assertThat(record.history()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertSame(record.history().get(i), sample.history().get(i));
        }
        assertThat(record.linked()).isEmpty();
        assertThat(clocks(sample.id)).containsExactly("treatment-1 stopped");
    }

    @Test
    void aFileThatIsNotThereIsNotThere() {
        assertThat(Stores.load(tenant, UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsNullComesBackNull() {
        Sample sample = Sample.of(tenant).with(row -> Sample.dated(row, Sample.TODAY, null, null));
        Stores.commit(writing(tenant, sample.change()));

        FileRow row = Stores.load(tenant, sample.id).orElseThrow().row();

        assertThat(row.nextDue()).isNull();
        assertThat(row.wakeAt()).isNull();
        assertThat(row.number()).isNull();
        assertThat(row.closedOn()).isNull();
    }

    @Test
    void whatWasWrittenInATransactionIsReadInIt() {
        Sample sample = Stores.begun(tenant);

        FileRecord record = ports.transactions().within(tenant, () -> {
            ports.files().lock(tenant, sample.id);
            ports.files().commit(writing(tenant, sample.change()).changes());
            return ports.files().load(tenant, sample.id).orElseThrow();
        });

        assertThat(record.row().version()).isEqualTo(2);
        assertThat(record.history()).hasSize(2);
    }

    @Test
    void linkedFilesAreSeenFromBothEnds() {
        Sample first = Stores.begun(tenant);
        Sample danger = Sample.of(tenant);
        Stores.commit(writing(tenant, danger.change()).links(new LinkRow(first.id, "danger", danger.id)));

        assertThat(Stores.load(tenant, first.id).orElseThrow().linked())
                .extracting(LinkedFile::link, linked -> linked.file().id())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("danger", danger.id));
        assertThat(Stores.load(tenant, danger.id).orElseThrow().linked())
                .extracting(LinkedFile::link, linked -> linked.file().id())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("origin", first.id));
    }

    @Test
    void severalComeInTheOrderAsked() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(Stores.begun(tenant).id);
        }
        ids.add(2, UUID.randomUUID());

        List<FileRecord> records =
                ports.transactions().reading(tenant, () -> ports.files().loadAll(tenant, ids));

        ids.remove(2);
        assertThat(records).extracting(record -> record.row().id()).isEqualTo(ids);
        assertThat(records).allSatisfy(record -> assertThat(record.history()).hasSize(1));
    }

    @Test
    void whatIsWrittenAgainstAnotherVersionIsAConflictAndNothingIsWritten() {
        // given
        Sample sample = Stores.begun(tenant);
        Stores.commit(writing(tenant, sample.change()));
        EntryRow third = sample.next();
        Changeset.FileChange stale = new Changeset.FileChange(
                sample.row(), 1, null, List.of(third), List.of(Sample.clock("x-1", "running")));

        // when
        assertThatThrownBy(() -> Stores.commit(writing(tenant, stale).notices(sample.notice(0))))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.what()).isEqualTo(Conflict.What.VERSION));

        // then
        assertThat(Stores.load(tenant, sample.id).orElseThrow().history()).hasSize(2);
        assertThat(clocks(sample.id)).isEmpty();
        assertThat(notices(sample.id)).isEmpty();
    }

    @Test
    void aFileThatBeginsTwiceIsAConflict() {
        Sample sample = Stores.begun(tenant);
        Changeset.FileChange again = new Changeset.FileChange(sample.row(), 0, null, sample.history(), List.of());

        assertThatThrownBy(() -> Stores.commit(writing(tenant, again))).isInstanceOf(Conflict.class);
    }

    @Test
    @Tag("asvs:V15.4.2")
    void ofManyActsOnOneVersionOneWins() throws Exception {
        Sample sample = Stores.begun(tenant);
        EntryRow second = sample.next();
        Changeset.FileChange change = new Changeset.FileChange(sample.row(), 1, null, List.of(second), List.of());
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();

        atOnce(16, () -> {
            try {
                Stores.commit(writing(tenant, change));
                won.incrementAndGet();
            } catch (Conflict conflict) {
                lost.incrementAndGet();
            }
            return null;
        });

        assertThat(won).hasValue(1);
        assertThat(lost).hasValue(15);
        assertThat(Stores.load(tenant, sample.id).orElseThrow().history()).hasSize(2);
    }

    @Test
    void theSameKeyTwiceIsAConflictAndNothingIsWritten() {
        Sample sample = Stores.begun(tenant);
        Stores.commit(writing(tenant, sample.change()).remembered(sample.remembered("key")));
        Sample another = Sample.of(tenant);
        Changeset.FileChange begins = another.change();

        assertThatThrownBy(() -> Stores.commit(writing(tenant, begins).remembered(another.remembered("key"))))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.what()).isEqualTo(Conflict.What.KEY));

        assertThat(Stores.load(tenant, another.id)).isEmpty();
        assertThat(ports.transactions().reading(tenant, () -> ports.requests().find(tenant, Sample.key("key"))))
                .hasValueSatisfying(remembered -> {
                    assertThat(remembered.file()).isEqualTo(sample.id);
                    assertThat(remembered.seq()).isEqualTo(2);
                    assertThat(remembered.day()).isEqualTo(Sample.TODAY);
                });
    }

    @Test
    void theSameKeyManyTimesAtOnceBeginsOneFile() throws Exception {
        AtomicInteger begun = new AtomicInteger();

        atOnce(8, () -> {
            Sample sample = Sample.of(tenant);
            Changeset.FileChange change = sample.numbered("KEY", 2026);
            try {
                Stores.commit(writing(tenant, change).remembered(sample.remembered("one key")));
                begun.incrementAndGet();
            } catch (Conflict conflict) {
                assertThat(conflict.what()).isEqualTo(Conflict.What.KEY);
            }
            return null;
        });

        assertThat(begun).hasValue(1);
        assertThat(Stores.begun(tenant).row().number()).isNull();
        Sample next = Sample.of(tenant);
        assertThat(Stores.commit(writing(tenant, next.numbered("KEY", 2026)))).containsEntry(next.id, "KEY-2026-00002");
    }

    @Test
    void requestsAreForgottenByDay() {
        Sample sample = Stores.begun(tenant);
        Stores.commit(writing(tenant, sample.change()).remembered(sample.remembered("old")));

        ports.transactions().within(tenant, () -> {
            ports.requests().forget(tenant, Sample.TODAY);
            assertThat(ports.requests().find(tenant, Sample.key("old"))).isPresent();
            ports.requests().forget(tenant, Sample.TODAY.plusDays(1));
            assertThat(ports.requests().find(tenant, Sample.key("old"))).isEmpty();
            return null;
        });
    }

    @Test
    void numbersHaveNoGapsUnderSixteenThreadsAndRollbacks() throws Exception {
        // given sixteen threads that each begin ten files, a third of them rolled back after the number was drawn
        Set<String> given = java.util.Collections.synchronizedSet(new TreeSet<>());

        atOnce(16, () -> {
            for (int i = 0; i < 10; i++) {
                Sample sample = Sample.of(tenant);
                boolean fails = (i + Thread.currentThread().getId()) % 3 == 0;
                Sample.Writing writing = writing(tenant, sample.numbered("OMB", 2026));
                try {
                    String number = ports.transactions().within(tenant, () -> {
                        String drawn = ports.files().commit(writing.changes()).get(sample.id);
                        if (fails) {
                            throw new Abandoned();
                        }
                        return drawn;
                    });
                    given.add(number);
                } catch (Abandoned abandoned) {
                    assertThat(Stores.load(tenant, sample.id)).isEmpty();
                }
            }
            return null;
        });

        // then
        assertThat(given).hasSizeBetween(80, 130);
        int expected = 1;
        for (String number : given) {
            assertThat(number).isEqualTo("OMB-2026-%05d".formatted(expected++));
        }
    }

    @Test
    void eachSeriesYearAndTenantCountsByItself() {
        Sample one = Sample.of(tenant);
        Sample other = Sample.of(tenant);
        Sample next = Sample.of(tenant);
        String elsewhere = Sample.tenant();
        Sample foreign = Sample.of(elsewhere);

        assertThat(Stores.commit(writing(tenant, one.numbered("A", 2026), other.numbered("B", 2026))))
                .containsEntry(one.id, "A-2026-00001")
                .containsEntry(other.id, "B-2026-00001");
        assertThat(Stores.commit(writing(tenant, next.numbered("A", 2027)))).containsEntry(next.id, "A-2027-00001");
        assertThat(Stores.commit(writing(elsewhere, foreign.numbered("A", 2026))))
                .containsEntry(foreign.id, "A-2026-00001");
        assertThat(Stores.load(tenant, one.id).orElseThrow().row().number()).isEqualTo("A-2026-00001");
    }

    @Test
    void aNumberOutgrowsItsDigits() {
        Changeset.Numbering numbering = new Changeset.Numbering("S", 2026, 1);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            Sample sample = Sample.of(tenant);
            Changeset.FileChange change = sample.change();
            numbers.add(Stores.commit(writing(
                            tenant,
                            new Changeset.FileChange(change.row(), 0, numbering, change.entries(), change.clocks())))
                    .get(sample.id));
        }

        assertThat(numbers).startsWith("S-2026-1", "S-2026-2").endsWith("S-2026-10", "S-2026-11");
        assertThat(numbers.get(10)).isEqualTo(numbering.format(11));
    }

    @Test
    void aNumberStaysWhenTheFileGoesOn() {
        Sample sample = Sample.of(tenant);
        Stores.commit(writing(tenant, sample.numbered("GO", 2026)));

        Stores.commit(writing(tenant, sample.change()));

        assertThat(Stores.load(tenant, sample.id).orElseThrow().row().number()).isEqualTo("GO-2026-00001");
    }

    @Test
    void marksAreTurnedAroundAndFollowTheFile() {
        Sample sample = Stores.begun(tenant);
        assertThat(marks(sample.id)).containsExactly("role:handler", "service:s-north");

        sample.with(row -> Sample.copy(row, "treatment", Set.of("person:u-2", "service:s-north"), 1, row.chain()));
        Stores.commit(writing(tenant, sample.change()));

        assertThat(marks(sample.id)).containsExactly("person:u-2", "service:s-north");
    }

    @Test
    void manyThatGoOnAreWrittenInOneStatementAsEachWouldBeAlone() {
        Sample one = Stores.begun(tenant);
        Sample other = Stores.begun(tenant);
        Sample still = Stores.begun(tenant);
        one.with(row -> Sample.copy(row, "treatment", Set.of("per\"son:{u,2}", "service:s-north"), 1, row.chain()));
        other.with(row -> Sample.dated(row, Sample.TODAY, null, null));
        Changeset.FileChange first =
                one.change(Sample.clock("treatment-1", "missed"), Sample.clock("reply-1", "running"));
        Changeset.FileChange second = other.change();
        Changeset.FileChange third = still.change(Sample.clock("treatment-1", "running"));
        Stores.SENT.forget();

        Stores.commit(writing(tenant, first, second, third));

        // the files, and the marks of the one that has others
        assertThat(Stores.SENT.statements()).hasSize(2);
        for (Sample each : List.of(one, other, still)) {
            FileRecord found = Stores.load(tenant, each.id).orElseThrow();
            assertSame(found.row(), each.row());
            assertSame(found.history(), each.history());
        }
        assertThat(clocks(one.id)).containsExactly("reply-1 running", "treatment-1 missed");
        assertThat(clocks(other.id)).isEmpty();
        assertThat(clocks(still.id)).containsExactly("treatment-1 running");
        assertThat(marks(one.id)).containsExactly("per\"son:{u,2}", "service:s-north");
        assertThat(marks(other.id)).containsExactly("role:handler", "service:s-north");
    }

    @Test
    void ofManyNoneIsWrittenWhereOneIsAtAnotherVersion() {
        Sample one = Stores.begun(tenant);
        Sample other = Stores.begun(tenant);
        Changeset.FileChange late = other.change();
        Stores.commit(writing(tenant, late));

        assertThatThrownBy(() -> Stores.commit(writing(tenant, one.change(), late)))
                .isInstanceOf(Conflict.class);

        assertThat(Stores.load(tenant, one.id).orElseThrow().history()).hasSize(1);
        assertThat(Stores.load(tenant, other.id).orElseThrow().history()).hasSize(2);
    }

    @Test
    void whatIsDueComesInPagesEarliestFirst() {
        List<UUID> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Instant wakeAt = Sample.NOON.minusSeconds(100 - i);
            Sample sample = Sample.of(tenant).with(row -> Sample.dated(row, Sample.TODAY, null, wakeAt));
            Stores.commit(writing(tenant, sample.change()));
            expected.add(sample.id);
        }
        Stores.begun(tenant); // wakes in an hour
        Stores.commit(writing(
                tenant,
                Sample.of(tenant)
                        .with(row -> Sample.dated(row, Sample.TODAY, null, null))
                        .change()));

        List<UUID> found = ports.transactions().reading(tenant, () -> {
            List<UUID> all = new ArrayList<>();
            Files.Due after = null;
            while (true) {
                List<Files.Due> page = ports.files().due(tenant, Sample.NOON, after, 2);
                if (page.isEmpty()) {
                    return all;
                }
                page.forEach(due -> all.add(due.file()));
                after = page.get(page.size() - 1);
            }
        });

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aFileThatOneClaimsTheOtherPassesOver() throws Exception {
        Sample sample = Stores.begun(tenant);
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch passedOver = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> first = other.submit(() -> ports.transactions().within(tenant, () -> {
                boolean held = !ports.files().claim(tenant, List.of(sample.id)).isEmpty();
                claimed.countDown();
                await(passedOver);
                return held;
            }));
            await(claimed);
            boolean second = ports.transactions()
                    .within(
                            tenant,
                            () -> !ports.files()
                                    .claim(tenant, List.of(sample.id))
                                    .isEmpty());
            passedOver.countDown();

            assertThat(first.get()).isTrue();
            assertThat(second).isFalse();
            assertThat(ports.transactions().within(tenant, () -> ports.files().claim(tenant, List.of(sample.id))))
                    .hasSize(1);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void ofTwoWorkersEachNoticeGoesToOne() throws Exception {
        Sample sample = Sample.of(tenant);
        Changeset.FileChange change = sample.change();
        Notice[] notices = new Notice[20];
        for (int i = 0; i < notices.length; i++) {
            notices[i] = sample.notice(i);
        }
        Stores.commit(writing(tenant, change).notices(notices));
        Outbox outbox = ports.outbox();
        AtomicInteger sent = new AtomicInteger();

        atOnce(4, () -> {
            for (UUID id : ports.transactions().reading(tenant, () -> outbox.waiting(tenant, Sample.NOON, 100))) {
                ports.transactions().within(tenant, () -> {
                    outbox.claim(tenant, id).ifPresent(notice -> {
                        sent.incrementAndGet();
                        outbox.settle(tenant, id, Notice.State.MAILED, Sample.TODAY, "nl");
                    });
                    return null;
                });
            }
            return null;
        });

        assertThat(sent).hasValue(20);
        assertThat(notices(sample.id)).hasSize(20).allSatisfy(told -> {
            assertThat(told.state()).isEqualTo(Notice.State.MAILED);
            assertThat(told.day()).isEqualTo(Sample.TODAY);
            assertThat(told.language()).isEqualTo("nl");
            assertThat(told.notice().enclosed()).isNull();
        });
        assertThat(notices(sample.id)).extracting(told -> told.notice().place()).isSorted();
    }

    @Test
    void aNoticeThatFailedWaitsAndKeepsWhatIsEnclosed() {
        Sample sample = Sample.of(tenant);
        Changeset.FileChange change = sample.change();
        Notice notice = sample.notice(0);
        Stores.commit(writing(tenant, change).notices(notice));
        Instant later = Sample.NOON.plusSeconds(600);

        ports.transactions().within(tenant, () -> {
            ports.outbox().again(tenant, notice.id(), 1, later);
            return null;
        });

        ports.transactions().within(tenant, () -> {
            assertThat(ports.outbox().waiting(tenant, Sample.NOON, 10)).isEmpty();
            assertThat(ports.outbox().waiting(tenant, later, 10)).containsExactly(notice.id());
            assertThat(ports.outbox().claim(tenant, notice.id())).hasValueSatisfying(claimed -> {
                assertThat(claimed.attempts()).isEqualTo(1);
                assertThat(claimed.notBefore()).isEqualTo(later);
                assertThat(claimed.enclosed()).containsExactly(1, 2);
            });
            return null;
        });
    }

    @Test
    void anAttachmentComesBackChunkByChunk() {
        Sample sample = Sample.of(tenant);
        Changeset.FileChange change = sample.change();
        AttachmentRows.Row row =
                new AttachmentRows.Row(UUID.randomUUID(), sample.id, 1, "photo", new byte[] {9}, 300_000, 3);
        byte[] large = new byte[100_000];
        new java.util.Random(3).nextBytes(large);
        Stores.commit(writing(tenant, change)
                .attachments(new Changeset.Attached(row, List.of(large, new byte[0], new byte[] {7}))));

        ports.transactions().reading(tenant, () -> {
            AttachmentRows attachments = ports.attachments();
            assertThat(attachments.of(tenant, sample.id)).hasSize(1);
            assertThat(attachments.find(tenant, sample.id, row.id())).hasValueSatisfying(found -> {
                assertThat(found.size()).isEqualTo(300_000);
                assertThat(found.label()).containsExactly(9);
                assertThat(found.field()).isEqualTo("photo");
            });
            assertThat(attachments.find(tenant, UUID.randomUUID(), row.id())).isEmpty();
            assertThat(attachments.chunk(tenant, row.id(), 0)).isEqualTo(large);
            assertThat(attachments.chunk(tenant, row.id(), 1)).isEmpty();
            assertThat(attachments.chunk(tenant, row.id(), 2)).containsExactly(7);
            return null;
        });
    }

    /** What the goal asks of an action: at most eight, the request's key, the file's key and two notices included. */
    @Test
    void anActTakesAtMostEightStatementsOnOneConnection() {
        Sample sample = Sample.of(tenant);
        Changeset.FileChange begins = sample.change(Sample.clock("treatment-1", "running"));
        Sample danger = Sample.of(tenant);
        Stores.commit(writing(tenant, begins, danger.change()).links(new LinkRow(sample.id, "danger", danger.id)));
        gehoor.vault.FileKey key = new gehoor.vault.FileKey(tenant, sample.id.toString(), gehoor.vault.Purpose.CONTENT);
        ports.transactions().within(tenant, () -> ports.keys().insert(key, new byte[60]));
        Stores.SENT.forget();

        ports.transactions().within(tenant, () -> {
            ports.requests().find(tenant, Sample.key("act"));
            ports.files().lock(tenant, sample.id);
            ports.keys().load(key);
            Changeset.FileChange change =
                    sample.change(Sample.clock("treatment-1", "stopped"), Sample.clock("answer-1", "running"));
            return ports.files()
                    .commit(writing(tenant, change)
                            .notices(sample.notice(0), sample.notice(1))
                            .remembered(sample.remembered("act"))
                            .changes());
        });

        assertThat(Stores.SENT.statements()).hasSizeLessThanOrEqualTo(8).hasSize(7);
        assertThat(Stores.SENT.connections()).isEqualTo(1);
    }

    @Test
    void aReportTakesAtMostEightStatements() {
        Sample sample = Sample.of(tenant);
        gehoor.vault.FileKey content =
                new gehoor.vault.FileKey(tenant, sample.id.toString(), gehoor.vault.Purpose.CONTENT);
        gehoor.vault.FileKey identity =
                new gehoor.vault.FileKey(tenant, sample.id.toString(), gehoor.vault.Purpose.IDENTITY);
        Stores.SENT.forget();

        ports.transactions().within(tenant, () -> {
            ports.requests().find(tenant, Sample.key("report"));
            ports.keys().insert(content, new byte[60]);
            ports.keys().insert(identity, new byte[60]);
            ports.identities().insert(new gehoor.vault.Party(identity, "complainant"), new byte[200]);
            Changeset.FileChange change = sample.numbered("RPT", 2026);
            return ports.files()
                    .commit(writing(tenant, change)
                            .receipts(sample.receipt("code " + sample.id))
                            .notices(sample.notice(0))
                            .remembered(sample.remembered("report"))
                            .changes());
        });

        assertThat(Stores.SENT.statements()).hasSizeLessThanOrEqualTo(8).hasSize(7);
    }

    @Test
    void aChainThatSomebodyTamperedWithIsFound() throws Exception {
        // given
        Sample changed = Stores.begun(tenant);
        Stores.commit(writing(tenant, changed.change()));
        Sample cut = Stores.begun(tenant);
        Stores.commit(writing(tenant, cut.change()));
        Sample untouched = Stores.begun(tenant);
        assertThat(Stores.faults(tenant)).isEmpty();

        // when, by somebody who is above the wall
        try (java.sql.Connection connection = Postgres.superuser().getConnection();
                java.sql.Statement sql = connection.createStatement()) {
            sql.execute("update gehoor.entry set packed = set_byte(packed, 9, get_byte(packed, 9) # 1)"
                    + " where seq = 1 and file_id = '" + changed.id + "'");
            sql.execute("delete from gehoor.entry where seq = 2 and file_id = '" + cut.id + "'");
        }

        // then
        assertThat(Stores.faults(tenant))
                .containsExactlyInAnyOrder(
                        new Fault(Fault.What.CHAIN, changed.id, 1), new Fault(Fault.What.CHAIN, cut.id, 2))
                .noneMatch(fault -> untouched.id.equals(fault.file()));
    }

    /** Their text lies as it is, and the hash before them beside it. */
    @Test
    void entriesOfBeforeAreReadAndHeldToTheirChain() throws Exception {
        // given
        Sample file = Stores.begun(tenant);
        Stores.commit(writing(tenant, file.change()));
        List<EntryRow> written = Stores.load(tenant, file.id).orElseThrow().history();
        try (java.sql.Connection connection = Postgres.superuser().getConnection();
                java.sql.PreparedStatement change = connection.prepareStatement(
                        "update gehoor.entry set clear = ?, previous = ?, packed = null where seq = ? and file_id = ?")) {
            for (EntryRow entry : written) {
                change.setString(1, entry.clear());
                change.setBytes(2, entry.previous());
                change.setInt(3, entry.seq());
                change.setObject(4, file.id);
                assertThat(change.executeUpdate()).isOne();
            }
        }

        // when
        Stores.commit(writing(tenant, file.change()));

        // then
        List<EntryRow> read = Stores.load(tenant, file.id).orElseThrow().history();
        assertThat(read)
                .extracting(EntryRow::clear)
                .containsExactlyElementsOf(
                        file.history().stream().map(EntryRow::clear).toList());
        assertThat(read.get(2).previous()).isEqualTo(written.get(1).hash());
        assertThat(Stores.faults(tenant)).isEmpty();

        // when, by somebody who is above the wall
        try (java.sql.Connection connection = Postgres.superuser().getConnection();
                java.sql.Statement sql = connection.createStatement()) {
            sql.execute("update gehoor.entry set previous = hash where seq = 2 and file_id = '" + file.id + "'");
        }

        // then
        assertThat(Stores.faults(tenant)).containsExactly(new Fault(Fault.What.CHAIN, file.id, 2));
    }

    private List<String> clocks(UUID file) {
        return ports.transactions()
                .reading(
                        tenant,
                        () -> Stores.STORE
                                .unit(tenant)
                                .sql(
                                        "select run || ' ' || state from gehoor.clock where tenant_id = ? and file_id = ? order by run")
                                .set(tenant, file)
                                .list(row -> row.getString(1)));
    }

    private List<String> marks(UUID file) {
        return ports.transactions()
                .reading(
                        tenant,
                        () -> Stores.STORE
                                .unit(tenant)
                                .sql(
                                        "select mark from gehoor.mark where tenant_id = ? and file_id = ? order by mark collate \"C\"")
                                .set(tenant, file)
                                .list(row -> row.getString(1)));
    }

    private List<Outbox.Sent> notices(UUID file) {
        return ports.transactions().reading(tenant, () -> ports.outbox().of(tenant, file));
    }

    private static void assertSame(Object found, Object written) {
        assertThat(found).usingRecursiveComparison().isEqualTo(written);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void atOnce(int threads, Callable<Void> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    await(start);
                    return work.call();
                }));
            }
            start.countDown();
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class Abandoned extends RuntimeException {}
}
