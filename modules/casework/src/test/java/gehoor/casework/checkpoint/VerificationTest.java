package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.checkpoint.Fault.What;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.vault.FileNotary;
import gehoor.vault.NotaryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One change at a time, each must be found, and what was not changed must not. */
class VerificationTest {
    private static final String TENANT = "linden";
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @TempDir
    static Path home;

    private static final Ledger WHOLE = new Ledger(TENANT);
    private static FileNotary notary;
    private static Sealed sealed;
    private static byte[] lines;

    /** A dozen files of three to six entries, in four checkpoints; nothing is left unsealed. */
    @BeforeAll
    static void aRecord() throws IOException {
        notary = new FileNotary(home.resolve("notary"));
        CheckpointLog log = new CheckpointFolder(home.resolve("whole"));
        Checkpointing checkpointing = new Checkpointing(WHOLE, WHOLE, log, notary, new Random(7));
        List<UUID> files = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            Instant at = NOON.plusSeconds(86_400L * round);
            for (int i = 0; i < 3; i++) {
                files.add(WHOLE.begin(i == 0, at));
            }
            for (int i = round % 2; i < files.size(); i += 2) {
                WHOLE.act(files.get(i), at.plusSeconds(60));
            }
            files.forEach(file -> WHOLE.act(file, at.plusSeconds(90)));
            files.forEach(WHOLE::attach);
            WHOLE.govern("ada" + round, at);
            WHOLE.govern("bob" + round, at.plusSeconds(30));
            checkpointing.seal(TENANT, ZoneOffset.UTC, at.plusSeconds(60_000));
        }
        sealed = Sealed.read(log, TENANT, List.of(notary.key()));
        lines = Files.readAllBytes(home.resolve("whole").resolve(TENANT + ".jsonl"));
    }

    private record Tampering(String how, UUID file, Consumer<Ledger> deed) {}

    /** On every entry of every file, as somebody who does not know of chains, and as somebody who does. */
    private static Stream<Tampering> tamperings() {
        List<Tampering> all = new ArrayList<>();
        for (Ledger.Kept kept : WHOLE.files.values()) {
            UUID id = kept.id;
            for (int at = 0; at < kept.history.size(); at++) {
                int i = at;
                EntryRow row = kept.history.get(i);
                for (int place = 0; place < row.clear().length(); place += 9) {
                    int p = place;
                    inBothWays(
                            all,
                            "clear " + i + "/" + p,
                            id,
                            file -> file.history.set(
                                    i,
                                    new EntryRow(
                                            row.seq(),
                                            row.at(),
                                            bent(row.clear(), p),
                                            row.sealed(),
                                            row.previous(),
                                            row.hash())));
                }
                byte[] texts = row.sealed();
                if (texts != null) {
                    for (int place = 0; place < texts.length; place += 3) {
                        int p = place;
                        inBothWays(
                                all,
                                "sealed " + i + "/" + p,
                                id,
                                file -> file.history.set(
                                        i,
                                        new EntryRow(
                                                row.seq(),
                                                row.at(),
                                                row.clear(),
                                                bent(texts, p),
                                                row.previous(),
                                                row.hash())));
                    }
                    inBothWays(
                            all,
                            "unsealed " + i,
                            id,
                            file -> file.history.set(
                                    i,
                                    new EntryRow(row.seq(), row.at(), row.clear(), null, row.previous(), row.hash())));
                }
                all.add(new Tampering(
                        "hash " + i,
                        id,
                        ledger -> ledger.file(id)
                                .history
                                .set(
                                        i,
                                        new EntryRow(
                                                row.seq(),
                                                row.at(),
                                                row.clear(),
                                                texts,
                                                row.previous(),
                                                bent(row.hash(), 31)))));
                all.add(new Tampering(
                        "moment " + i,
                        id,
                        ledger -> ledger.file(id)
                                .history
                                .set(
                                        i,
                                        new EntryRow(
                                                row.seq(),
                                                row.at().minusSeconds(86_400),
                                                row.clear(),
                                                texts,
                                                row.previous(),
                                                row.hash()))));
                inBothWays(all, "delete " + i, id, file -> file.history.remove(i));
                inBothWays(
                        all,
                        "insert at " + i,
                        id,
                        file -> file.history.add(
                                i,
                                new EntryRow(
                                        row.seq(), row.at(), row.clear() + " ", texts, row.previous(), row.hash())));
                if (i > 0) {
                    inBothWays(all, "swap " + i, id, file -> Collections.swap(file.history, i - 1, i));
                    inBothWays(all, "cut at " + i, id, file -> {
                        file.history = new ArrayList<>(file.history.subList(0, i));
                        file.version = i;
                        file.head = file.history.get(i - 1).hash();
                    });
                }
            }
            for (int at = 0; at < kept.attachments.size(); at++) {
                int i = at;
                AttachmentRows.Row row = kept.attachments.get(i);
                if (row.seq() > kept.covered) {
                    continue;
                }
                all.add(attachment("remove attachment " + i, id, list -> list.remove(i)));
                all.add(attachment(
                        "a chunk less " + i,
                        id,
                        list -> list.set(i, attached(row.id(), row.seq(), "photo", 3, 1000, 1))));
                all.add(attachment(
                        "another name " + i,
                        id,
                        list -> list.set(i, attached(row.id(), row.seq(), "photo", 4, 1000, 2))));
                all.add(attachment(
                        "another field " + i,
                        id,
                        list -> list.set(i, attached(row.id(), row.seq(), "note", 3, 1000, 2))));
                all.add(attachment(
                        "another size " + i,
                        id,
                        list -> list.set(i, attached(row.id(), row.seq(), "photo", 3, 999, 2))));
                all.add(attachment(
                        "of another entry " + i, id, list -> list.set(i, attached(row.id(), 1, "photo", 3, 1000, 2))));
                all.add(attachment(
                        "one more " + i, id, list -> list.add(attached(UUID.randomUUID(), 1, "photo", 3, 1000, 2))));
            }
            all.add(new Tampering("remove file", id, ledger -> ledger.files.remove(id)));
            all.add(new Tampering("head", id, ledger -> ledger.file(id).version++));
            all.add(new Tampering("covered", id, ledger -> ledger.file(id).covered = 1000));
            all.add(new Tampering("covered by nothing", id, ledger -> {
                ledger.file(id).covered = 1000;
                ledger.file(id).coveredBy = 0;
            }));
            all.add(new Tampering("another's history", id, ledger -> {
                UUID other = ledger.files.keySet().stream()
                        .filter(each -> !each.equals(id))
                        .findFirst()
                        .orElseThrow();
                ledger.file(id).history = new ArrayList<>(ledger.file(other).history);
                ledger.file(id).rewrite(TENANT);
            }));
        }
        return all.stream();
    }

    private static Tampering attachment(String how, UUID id, Consumer<List<AttachmentRows.Row>> deed) {
        return new Tampering(how, id, ledger -> deed.accept(ledger.file(id).attachments));
    }

    private static AttachmentRows.Row attached(UUID id, int seq, String field, int label, long size, int chunks) {
        return new AttachmentRows.Row(id, id, seq, field, new byte[] {1, 2, (byte) label}, size, chunks);
    }

    private static void inBothWays(List<Tampering> all, String how, UUID id, Consumer<Ledger.Kept> deed) {
        all.add(new Tampering(how, id, ledger -> deed.accept(ledger.file(id))));
        all.add(new Tampering(how + ", hashes made anew", id, ledger -> {
            deed.accept(ledger.file(id));
            ledger.file(id).rewrite(TENANT);
        }));
    }

    @Test
    void whatIsWholeIsFoundWhole() {
        Verification.Result result = WHOLE.held(sealed);

        assertThat(result.faults()).isEmpty();
        assertThat(result.files()).isEqualTo(12);
        assertThat(sealed.count()).isEqualTo(4);
        assertThat(sealed.signers()).containsExactly(notary.key().fingerprint());
    }

    @Test
    void everyChangeToTheRecordIsFoundAndItsFileNamed() {
        List<String> missed = new ArrayList<>();
        List<Tampering> all = tamperings().toList();
        for (Tampering tampering : all) {
            Ledger tampered = WHOLE.copy();
            tampering.deed().accept(tampered);
            List<Fault> faults = tampered.held(sealed).faults();
            boolean named =
                    faults.size() == 1 && tampering.file().equals(faults.get(0).file());
            // the last entry of all that was in the file, as the day's batch left it, may be unsealed
            if (!named && !onlyUnsealed(tampering, tampered)) {
                missed.add(tampering.how() + " " + faults);
            }
        }

        assertThat(missed).isEmpty();
        assertThat(all).hasSizeGreaterThan(1000);
    }

    /** Hashes made anew behind the last entry that was sealed: the window that is named. */
    private static boolean onlyUnsealed(Tampering tampering, Ledger tampered) {
        Ledger.Kept before = WHOLE.file(tampering.file());
        Ledger.Kept after = tampered.files.get(tampering.file());
        if (!tampering.how().endsWith("anew") || after == null || before.covered == before.history.size()) {
            return false;
        }
        for (int i = 0; i < before.covered; i++) {
            if (i >= after.history.size()
                    || !java.util.Arrays.equals(
                            before.history.get(i).hash(), after.history.get(i).hash())) {
                return false;
            }
        }
        return tampered.held(sealed).unsealed().entries() > 0;
    }

    @Test
    void everyChangeToACheckpointIsFound() throws IOException {
        List<Integer> missed = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < lines.length; i += 17) {
            byte[] bent = bent(lines, i);
            tried++;
            if (WHOLE.held(sealedIn(bent)).whole()) {
                missed.add(i);
            }
        }

        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void checkpointsLeftOutMovedDoubledOrCutAreFound() throws IOException {
        List<String> each = new String(lines, UTF_8).lines().toList();
        for (int i = 0; i < each.size(); i++) {
            List<String> without = new ArrayList<>(each);
            without.remove(i);
            List<String> doubled = new ArrayList<>(each);
            doubled.add(i, each.get(i));
            List<String> moved = new ArrayList<>(each);
            Collections.rotate(moved, i + 1);
            assertThat(WHOLE.held(sealedIn(without)).whole())
                    .as("without %d", i)
                    .isFalse();
            assertThat(WHOLE.held(sealedIn(doubled)).whole())
                    .as("doubled %d", i)
                    .isFalse();
            assertThat(WHOLE.held(sealedIn(each.subList(0, i))).faults())
                    .as("cut at %d", i)
                    .contains(Fault.of(What.FOLDER_BEHIND, 4));
            if (i < each.size() - 1) {
                assertThat(WHOLE.held(sealedIn(moved)).whole())
                        .as("moved %d", i)
                        .isFalse();
            }
        }
    }

    @Test
    void whatAnotherNotarySignedAllAnewIsFound() throws IOException {
        FileNotary other = new FileNotary(home.resolve("forger"));
        Ledger forged = WHOLE.copy();
        Ledger.Kept file = forged.files.values().iterator().next();
        file.history.remove(1);
        file.rewrite(TENANT);
        forged.noted.clear();
        forged.files.values().forEach(each -> {
            each.covered = 0;
            each.coveredBy = 0;
        });
        CheckpointLog log = new CheckpointFolder(home.resolve("forged"));
        new Checkpointing(forged, forged, log, other, new Random(1))
                .seal(TENANT, ZoneOffset.UTC, NOON.plusSeconds(999_999));

        assertThat(forged.held(Sealed.read(log, TENANT, List.of(notary.key()))).faults())
                .extracting(Fault::what)
                .containsOnly(What.SIGNATURE);
        assertThat(forged.held(Sealed.read(log, TENANT, List.of(other.key(), notary.key())))
                        .whole())
                .as("whom one trusts is what it rests on")
                .isTrue();
    }

    @Test
    void checkpointsOfAnotherTenantAreFound() throws IOException {
        Files.createDirectories(home.resolve("swapped"));
        Files.write(home.resolve("swapped").resolve("poplar.jsonl"), lines);
        Sealed swapped = Sealed.read(new CheckpointFolder(home.resolve("swapped")), "poplar", List.of(notary.key()));

        assertThat(new Ledger("poplar").held(swapped).faults())
                .extracting(Fault::what)
                .contains(What.PLACE);
    }

    @Test
    void aFileMovedToAnotherTenantIsMissedInOneAndBrokenInTheOther() {
        Ledger here = WHOLE.copy();
        UUID id = here.files.keySet().iterator().next();
        Ledger there = new Ledger("poplar");
        there.files.put(id, here.files.remove(id));

        assertThat(here.held(sealed).faults()).extracting(Fault::what).containsExactly(What.GONE);
        assertThat(there.held(nothing("poplar")).faults())
                .extracting(Fault::what)
                .containsExactly(What.CHAIN);
    }

    /** What a window is, said by a test: it is named, and it is not covered. */
    @Test
    void whatIsNotSealedYetCanBeWrittenAnewAndIsNamed() {
        Ledger ledger = WHOLE.copy();
        UUID id = ledger.begin(false, NOON.plusSeconds(999_999));
        Ledger.Kept file = ledger.file(id);
        EntryRow row = file.history.get(0);
        file.history.set(0, new EntryRow(1, row.at(), row.clear() + " ", row.sealed(), row.previous(), row.hash()));

        assertThat(ledger.held(sealed).faults()).extracting(Fault::what).containsExactly(What.CHAIN);
        file.rewrite(TENANT);
        Verification.Result result = ledger.held(sealed);
        assertThat(result.whole()).isTrue();
        assertThat(result.unsealed().entries())
                .isEqualTo(WHOLE.held(sealed).unsealed().entries() + 1);
    }

    @Test
    void whatTheDatabaseKnowsOfCheckpointsIsHeldAgainstThem() {
        Ledger forgetful = WHOLE.copy();
        forgetful.noted.remove(2);
        Ledger mistaken = WHOLE.copy();
        mistaken.noted.put(3, new Coverage.Noted(3, Checkpoint.NONE, null));

        assertThat(forgetful.held(sealed).faults()).containsExactly(Fault.of(What.DATABASE_BEHIND, 2));
        assertThat(mistaken.held(sealed).faults()).containsExactly(Fault.of(What.DIFFERENT, 3));
    }

    @Test
    void sentencesNameTheFile() {
        UUID id = UUID.randomUUID();

        for (What what : What.values()) {
            assertThat(Fault.of(what, 3).sentence()).contains("3").doesNotContain("%");
            assertThat(Fault.of(id, what, 3).sentence()).startsWith("file " + id + " ");
        }
    }

    private static Sealed nothing(String tenant) {
        List<NotaryKey> keys = List.of(notary.key());
        return Sealed.read(new CheckpointFolder(home.resolve("nothing")), tenant, keys);
    }

    private static Sealed sealedIn(List<String> text) throws IOException {
        return sealedIn((text.isEmpty() ? "" : String.join("\n", text) + "\n").getBytes(UTF_8));
    }

    private static Sealed sealedIn(byte[] content) throws IOException {
        Path folder = home.resolve("bent");
        Files.createDirectories(folder);
        Files.write(folder.resolve(TENANT + ".jsonl"), content);
        return Sealed.read(new CheckpointFolder(folder), TENANT, List.of(notary.key()));
    }

    private static String bent(String text, int place) {
        return new String(bent(text.getBytes(ISO_8859_1), place), ISO_8859_1);
    }

    private static byte[] bent(byte[] bytes, int place) {
        byte[] bent = bytes.clone();
        bent[place] ^= 1;
        return bent;
    }

    @Test
    void aTrailThatIsAsItWasWrittenIsWhole() {
        Verification.Result result = WHOLE.held(sealed);

        assertThat(result.faults()).isEmpty();
        assertThat(result.acts()).isEqualTo(8);
        assertThat(result.unsealed().acts()).isZero();
        Ledger more = WHOLE.copy();
        more.govern("eve", NOON.plusSeconds(900_000));
        assertThat(more.held(sealed).faults()).isEmpty();
        assertThat(more.held(sealed).unsealed().acts()).isOne();
    }

    /** Each act: changed, left out, cut off there, and written anew with all that follow, as somebody does who knows of hashes. */
    @Test
    void whateverIsChangedInTheTrailIsFound() {
        for (int i = 0; i < WHOLE.trail.size(); i++) {
            int at = i;
            Act one = WHOLE.trail.get(i);
            Ledger changed = WHOLE.copy();
            changed.trail.set(
                    at, new Act(one.seq(), one.at(), "eve", "Eve", one.act(), one.proposal(), one.about(), one.hash()));
            assertThat(ofTrail(changed)).as("changed %d", at).containsExactly(What.CHAIN);
            Ledger without = WHOLE.copy();
            without.trail.remove(at);
            assertThat(ofTrail(without))
                    .as("without %d", at)
                    .containsExactly(at == WHOLE.trail.size() - 1 ? What.CUT : What.CHAIN);
            Ledger cut = WHOLE.copy();
            cut.trail.subList(at, cut.trail.size()).clear();
            assertThat(ofTrail(cut)).as("cut at %d", at).containsExactly(What.CUT);
            Ledger anew = WHOLE.copy();
            anew.trail.clear();
            for (int seq = 0; seq < WHOLE.trail.size(); seq++) {
                Act was = WHOLE.trail.get(seq);
                anew.govern(seq == at ? "eve" : was.name(), was.at());
            }
            assertThat(ofTrail(anew)).as("anew from %d", at).containsExactly(What.SEALED);
        }
    }

    private static List<What> ofTrail(Ledger tampered) {
        return tampered.held(sealed).faults().stream()
                .filter(fault -> Leaf.TRAIL.equals(fault.file()))
                .peek(fault -> assertThat(fault.sentence()).startsWith("the trail of what is live "))
                .map(Fault::what)
                .toList();
    }
}
