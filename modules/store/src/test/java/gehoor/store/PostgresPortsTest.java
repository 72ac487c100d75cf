package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.Changeset;
import gehoor.casework.port.Configurations.Configuration;
import gehoor.casework.port.DraftRows;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Openings;
import gehoor.casework.port.People.Person;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.RemovalRows;
import gehoor.casework.port.StandInRows;
import gehoor.casework.port.TakenRows;
import gehoor.casework.port.TicketRow;
import gehoor.vault.Disclosure;
import gehoor.vault.FileKey;
import gehoor.vault.Identity;
import gehoor.vault.IdentityVault;
import gehoor.vault.Party;
import gehoor.vault.Purpose;
import gehoor.vault.Receipt;
import gehoor.vault.Receipts;
import gehoor.vault.Sealer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The smaller ports. */
class PostgresPortsTest {
    private final Ports ports = Stores.PORTS;
    private final String tenant = Sample.tenant();

    @Test
    void aReceiptOpensTheFilesItWasGivenFor() {
        Sample sample = Sample.of(tenant);
        Changeset.FileChange begins = sample.change();
        ReceiptRow receipt = sample.receipt("code");
        Stores.commit(Sample.writing(tenant, begins).receipts(receipt));

        assertThat(within(() -> ports.receipts().find(tenant, receipt.lookup())))
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(receipt);
        assertThat(within(() -> ports.receipts().find(tenant, Sample.sha256("another"))))
                .isEmpty();
    }

    @Test
    void aStandInIsFoundOnItsDaysAndEndsWithThoseThatBeganByIt() {
        StandInRows.Row naming = standIn(null, null, null);
        StandInRows.Row begun = standIn(Sample.TODAY, Sample.TODAY.plusDays(3), naming.id());
        StandInRows.Row other = standIn(Sample.TODAY, Sample.TODAY, null);
        within(() -> {
            ports.standIns().add(tenant, naming);
            ports.standIns().add(tenant, begun);
            ports.standIns().add(tenant, other);
            return tenant;
        });
        assertThat(within(() -> ports.standIns().find(tenant, begun.id()))).contains(begun);
        assertThat(within(() -> ports.standIns().since(tenant, Sample.TODAY)))
                .containsExactlyInAnyOrder(naming, begun, other);
        assertThat(within(() -> ports.standIns().since(tenant, Sample.TODAY.plusDays(1))))
                .containsExactlyInAnyOrder(naming, begun);
        String elsewhere = Sample.tenant();
        assertThat(ports.transactions().within(elsewhere, () -> ports.standIns().find(elsewhere, begun.id())))
                .isEmpty();

        within(() -> {
            ports.standIns().end(tenant, naming.id(), Sample.NOON, "u-1");
            ports.standIns().end(tenant, naming.id(), Sample.NOON.plusSeconds(9), "u-9");
            return tenant;
        });
        assertThat(within(() ->
                        ports.standIns().find(tenant, begun.id()).orElseThrow().endedAt()))
                .isEqualTo(Sample.NOON);
        assertThat(within(() ->
                        ports.standIns().find(tenant, naming.id()).orElseThrow().endedBy()))
                .isEqualTo("u-1");
        assertThat(within(() ->
                        ports.standIns().find(tenant, other.id()).orElseThrow().endedAt()))
                .isNull();
    }

    @Test
    void whatSomebodyBeganAndDidNotSendIsFoundByHowItIsCalled() {
        String elsewhere = Sample.tenant();
        for (String where : List.of(tenant, elsewhere)) {
            ports.transactions().within(where, () -> {
                keep(where, "u-1", "take-in complaint b", "text", Sample.TODAY);
                keep(where, "u-1", "take-in complaint b", "files", Sample.TODAY);
                keep(where, "u-1", "take-in complaint a", "text", Sample.TODAY);
                keep(where, "u-1", "take-in complaint c", "text", Sample.TODAY.plusDays(1));
                keep(where, "u-1", "take-inX", "text", Sample.TODAY);
                keep(where, "u-2", "take-in complaint d", "text", Sample.TODAY);
                return where;
            });
        }

        assertThat(within(() -> ports.drafts().texts(tenant, "u-1", "take-in ", 10)))
                .extracting(DraftRows.Row::form)
                .containsExactly("take-in complaint c", "take-in complaint a", "take-in complaint b");
        assertThat(within(() -> ports.drafts().texts(tenant, "u-1", "take-in ", 1)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.form()).isEqualTo("take-in complaint c");
                    assertThat(row.day()).isEqualTo(Sample.TODAY.plusDays(1));
                    assertThat(row.sealed()).containsExactly(7);
                });
        assertThat(within(() -> ports.drafts().forms(tenant, "u-1", "take-in ", 10)))
                .containsExactly("take-in complaint c", "take-in complaint a", "take-in complaint b");
        assertThat(within(() -> ports.drafts().forms(tenant, "u-1", "take-in ", 2)))
                .containsExactly("take-in complaint c", "take-in complaint a");
        assertThat(within(() -> ports.drafts().texts(tenant, "u-1", "take%", 10)))
                .as("what stands there means itself")
                .isEmpty();
    }

    private void keep(String where, String person, String form, String part, LocalDate day) {
        ports.drafts().put(where, new DraftRows.Row(person, form, part, null, new byte[] {7}, day));
    }

    @Test
    void anOrganisationIsSuspendedOnceAndTakenUpOnce() {
        assertThat(within(() -> ports.suspensions().since(tenant))).isEmpty();
        assertThat(within(() -> ports.suspensions().takeUp(tenant))).isFalse();
        assertThat(within(() -> ports.suspensions().suspend(tenant, Sample.NOON)))
                .isTrue();
        assertThat(within(() -> ports.suspensions().suspend(tenant, Sample.NOON.plusSeconds(9))))
                .isFalse();
        assertThat(within(() -> ports.suspensions().since(tenant))).contains(Sample.NOON);
        String elsewhere = Sample.tenant();
        assertThat(ports.transactions()
                        .within(elsewhere, () -> ports.suspensions().since(elsewhere)))
                .isEmpty();

        assertThat(within(() -> ports.suspensions().takeUp(tenant))).isTrue();
        assertThat(within(() -> ports.suspensions().since(tenant))).isEmpty();
    }

    @Test
    void whatWasTakenAlongIsKnownAsItWasThen() {
        Sample sample = Sample.of(tenant);
        Sample other = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, sample.change()));
        Stores.commit(Sample.writing(tenant, other.change()));
        Map<UUID, Long> asTheyAre = Map.of(sample.id, 1L, other.id, 1L);
        assertThat(within(() -> ports.taken().present(tenant, asTheyAre))).isEmpty();
        assertThat(within(() -> ports.taken().present(tenant, Map.of()))).isEmpty();
        assertThat(within(() -> ports.taken().last(tenant, "u-1"))).isEmpty();

        TakenRows.Taken first = new TakenRows.Taken(sample.id, 1, "u-1", Set.of("existence", "file"), Sample.NOON);
        TakenRows.Taken again = new TakenRows.Taken(sample.id, 1, "u-1", Set.of("file"), Sample.NOON.plusSeconds(9));
        within(() -> {
            ports.taken().write(tenant, first);
            ports.taken().write(tenant, first);
            ports.taken().write(tenant, again);
            return tenant;
        });

        assertThat(within(() -> ports.taken().present(tenant, asTheyAre)))
                .isEqualTo(Map.of(sample.id, Set.of(Set.of("existence", "file"), Set.of("file"))));
        assertThat(within(() -> ports.taken().present(tenant, Map.of(sample.id, 2L, other.id, 1L))))
                .isEmpty();
        assertThat(within(() -> ports.taken().last(tenant, "u-1"))).contains(Sample.NOON.plusSeconds(9));
        assertThat(within(() -> ports.taken().last(tenant, "u-2"))).isEmpty();
        assertThat(within(() -> ports.taken().notTakenBy(tenant, "u-1", null, 9)))
                .extracting(Lists.Place::file)
                .containsExactly(other.id);
        List<Lists.Place> both = within(() -> ports.taken().notTakenBy(tenant, "u-2", null, 9));
        assertThat(both).extracting(Lists.Place::file).containsExactlyInAnyOrder(sample.id, other.id);
        assertThat(within(() -> ports.taken().notTakenBy(tenant, "u-2", both.get(0), 9)))
                .containsExactly(both.get(1));
        assertThat(within(() -> ports.taken().notTakenBy(tenant, "u-2", null, 1)))
                .containsExactly(both.get(0));
    }

    @Test
    void aRemovalIsAskedForOnceAgreedOnceAndCalledOffOnce() {
        RemovalRows.Removal asked = Sample.removal();
        assertThat(within(() -> ports.removals().of(tenant))).isEmpty();
        assertThat(within(() -> ports.removals().agree(tenant, asked.askedAt(), Sample.NOON, "p-1")))
                .isFalse();
        assertThat(within(() -> ports.removals().callOff(tenant))).isFalse();
        assertThat(within(() -> ports.removals().ask(tenant, asked))).isTrue();
        assertThat(within(() -> ports.removals().ask(tenant, asked))).isFalse();
        assertThat(within(() -> ports.removals().of(tenant))).contains(asked);

        assertThat(within(() -> ports.removals().agree(tenant, asked.askedAt().plusMillis(1), Sample.NOON, "p-1")))
                .as("what is agreed is what was seen")
                .isFalse();
        assertThat(within(() -> ports.removals().agree(tenant, asked.askedAt(), Sample.NOON.plusSeconds(9), "p-1")))
                .isTrue();
        assertThat(within(() -> ports.removals().agree(tenant, asked.askedAt(), Sample.NOON, "p-2")))
                .isFalse();
        assertThat(within(() -> ports.removals().of(tenant)))
                .contains(new RemovalRows.Removal(
                        asked.askedAt(),
                        asked.askedBy(),
                        asked.askedName(),
                        asked.day(),
                        asked.unread(),
                        Sample.NOON.plusSeconds(9),
                        "p-1"));
        String elsewhere = Sample.tenant();
        assertThat(ports.transactions().within(elsewhere, () -> ports.removals().of(elsewhere)))
                .isEmpty();

        assertThat(within(() -> ports.removals().callOff(tenant))).isTrue();
        assertThat(within(() -> ports.removals().of(tenant))).isEmpty();
    }

    private static StandInRows.Row standIn(LocalDate from, LocalDate until, UUID of) {
        return new StandInRows.Row(
                UUID.randomUUID(), "u-1", "u-2", Set.of("handler"), from, until, of, "u-1", Sample.NOON, null, null);
    }

    @Test
    void aTicketIsFoundUntilItIsDroppedOrForgotten() {
        Sample sample = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, sample.change()));
        TicketRow first = ticket("first", sample, "invitation-1", 0);
        TicketRow second = ticket("second", sample, "invitation-2", 60);
        within(() -> {
            ports.tickets().add(tenant, first);
            ports.tickets().add(tenant, second);
            return tenant;
        });
        assertThat(found("first"))
                .hasValueSatisfying(
                        row -> assertThat(row).usingRecursiveComparison().isEqualTo(first));
        String other = Sample.tenant();
        assertThat(ports.transactions().within(other, () -> ports.tickets().find(other, first.lookup())))
                .isEmpty();

        within(() -> {
            ports.tickets().forget(tenant, Sample.NOON.plusSeconds(1));
            return tenant;
        });
        assertThat(found("first")).isEmpty();
        assertThat(found("second")).isPresent();
        within(() -> {
            ports.tickets().drop(tenant, sample.id, "invitation-1");
            return tenant;
        });
        assertThat(found("second")).isPresent();
        within(() -> {
            ports.tickets().drop(tenant, sample.id, "invitation-2");
            return tenant;
        });
        assertThat(found("second")).isEmpty();
    }

    @Test
    void aReceiptThatIsRenewedOpensWhatTheOldOneDid() {
        Sample first = Sample.of(tenant);
        Sample danger = Sample.of(tenant);
        Sample other = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, first.change(), danger.change(), other.change())
                .receipts(first.receipt("old"), other.receipt("others"))
                .copies(new Changeset.ReceiptCopy(first.id, danger.id, false)));

        within(() -> {
            ports.receipts().renew(tenant, first.id, "complainant", Sample.sha256("new"), true);
            return tenant;
        });

        assertThat(opens("old")).isEmpty();
        assertThat(opens("new")).containsExactlyInAnyOrder(first.id, danger.id);
        assertThat(opens("others")).containsExactly(other.id);
        assertThat(within(() -> ports.receipts().find(tenant, Sample.sha256("new"))))
                .allMatch(ReceiptRow::provisional);
        within(() -> {
            ports.receipts().renew(tenant, danger.id, "complainant", Sample.sha256("newer"), false);
            return tenant;
        });
        assertThat(opens("newer")).containsExactlyInAnyOrder(first.id, danger.id);
    }

    private static TicketRow ticket(String secret, Sample sample, String opens, int later) {
        return new TicketRow(Sample.sha256(secret), sample.id, opens, Sample.NOON.plusSeconds(later));
    }

    private Optional<TicketRow> found(String secret) {
        return within(() -> ports.tickets().find(tenant, Sample.sha256(secret)));
    }

    @Test
    void receiptsAreCopiedAlsoThoseOfTheSameChangeset() {
        // given a file, and with its receipt at once a linked one that the receipt opens too
        Sample first = Sample.of(tenant);
        Sample danger = Sample.of(tenant);
        Changeset.FileChange one = first.change();
        Stores.commit(Sample.writing(tenant, one, danger.change())
                .receipts(first.receipt("both"))
                .copies(new Changeset.ReceiptCopy(first.id, danger.id, false)));
        assertThat(opens("both")).containsExactlyInAnyOrder(first.id, danger.id);

        // when the first one moves to a third
        Sample moved = Sample.of(tenant);
        Stores.commit(
                Sample.writing(tenant, moved.change()).copies(new Changeset.ReceiptCopy(first.id, moved.id, true)));

        // then
        assertThat(opens("both")).containsExactlyInAnyOrder(moved.id, danger.id);
    }

    @Test
    void aReceiptGivenByPhoneIsReplacedAtFirstUse() {
        Sample sample = Sample.of(tenant);
        Changeset.FileChange begins = sample.change();
        byte[] phoned = Sample.sha256("phoned");
        Stores.commit(
                Sample.writing(tenant, begins).receipts(new ReceiptRow(phoned, sample.id, "complainant", true, null)));

        // given a replacement that was shown and never used, then another
        within(() -> {
            ports.receipts().replace(tenant, phoned, List.of(replacement("lost", sample, phoned)));
            ports.receipts().replace(tenant, phoned, List.of(replacement("kept", sample, phoned)));
            return null;
        });
        assertThat(opens("lost")).isEmpty();
        assertThat(opens("kept")).containsExactly(sample.id);
        assertThat(opens("phoned")).containsExactly(sample.id);

        // when
        within(() -> {
            ports.receipts().settle(tenant, Sample.sha256("kept"), phoned);
            return null;
        });

        // then
        assertThat(opens("phoned")).isEmpty();
        assertThat(within(() -> ports.receipts().find(tenant, Sample.sha256("kept"))))
                .singleElement()
                .satisfies(row -> assertThat(row.replaces()).isNull());
    }

    @Test
    void openingsAreListedOldestFirst() {
        Sample sample = Stores.begun(tenant);
        Openings.Opening first = new Openings.Opening(sample.id, "u-1", "handler", "file identity", Sample.NOON);
        Openings.Opening second = new Openings.Opening(sample.id, "u-2", "head", "file", Sample.NOON.plusSeconds(1));

        within(() -> {
            ports.openings().write(tenant, second);
            ports.openings().write(tenant, first);
            return null;
        });

        assertThat(within(() -> ports.openings().of(tenant, sample.id))).containsExactly(first, second);
    }

    @Test
    void peopleAreAsLastSeen() {
        Person before = new Person("u-1", "Zoë", null, Set.of("handler"), Set.of());
        Person now = new Person("u-1", "Zoë", "zoe@example.org", Set.of("handler", "head"), Set.of("s-north"));
        Person other = new Person("u-2", "Adam", null, Set.of(), Set.of());

        within(() -> {
            ports.people().seen(tenant, before);
            ports.people().seen(tenant, other);
            ports.people().seen(tenant, now);
            ports.people().seen(tenant, now);
            return null;
        });

        assertThat(within(() -> ports.people().all(tenant))).containsExactly(other, now);
        assertThat(within(() -> ports.people().find(tenant, List.of("u-1", "u-9"))))
                .containsExactly(now);
        assertThat(within(() -> ports.people().find(tenant, List.of()))).isEmpty();
    }

    @Test
    void oneConfigurationIsLiveAndOlderOnesStay() {
        Configuration first = configuration("f1", 0, Map.of("conciliation@1", "d1"));
        Configuration second = configuration("f2", 60, Map.of("conciliation@1", "d1", "conciliation@2", "d2"));
        assertThat(within(() -> ports.configurations().live(tenant))).isEmpty();

        within(() -> {
            ports.configurations().activate(tenant, first);
            ports.configurations().activate(tenant, second);
            return null;
        });
        assertThat(within(() -> ports.configurations().live(tenant))).contains(second);
        assertThat(within(() -> ports.configurations().holding(tenant, "conciliation", "1")))
                .contains(second);
        assertThat(within(() -> ports.configurations().holding(tenant, "conciliation", "3")))
                .isEmpty();

        within(() -> {
            ports.configurations().activate(tenant, configuration("f1", 120, Map.of("conciliation@1", "d1")));
            return null;
        });
        assertThat(within(() -> ports.configurations().live(tenant))).hasValueSatisfying(live -> {
            assertThat(live.fingerprint()).isEqualTo("f1");
            assertThat(live.at()).as("made live again").isEqualTo(Sample.NOON.plusSeconds(120));
            assertThat(live.folder()).isEqualTo("d120");
        });
        assertThat(within(() -> ports.configurations().kept(tenant, "f2"))).contains(second);
        assertThat(within(() -> ports.configurations().kept(tenant, "f3"))).isEmpty();
        assertThat(within(() -> ports.configurations().all(tenant)))
                .extracting(Configuration::fingerprint, kept -> kept.files().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("f1", 0), org.assertj.core.groups.Tuple.tuple("f2", 0));
    }

    @Test
    void theVaultKeepsAndDestroysInTheSameTransactions() {
        FileKey key = new FileKey(tenant, UUID.randomUUID().toString(), Purpose.IDENTITY);
        Party party = new Party(key, "complainant");
        Sealer sealer = new Sealer(ports.keyProvider(), ports.keys());
        IdentityVault vault = new IdentityVault(sealer, ports.identities(), ports.disclosures());
        Disclosure disclosure = new Disclosure("u-1", "handler", "danger", "entry 3", Sample.NOON.plusSeconds(60));

        assertThat(within(() -> vault.put(party, Identity.named("Somebody Invented"))))
                .isEqualTo(IdentityVault.Keeping.KEPT);
        assertThat(within(() -> vault.put(party, Identity.named("Another"))))
                .isEqualTo(IdentityVault.Keeping.ALREADY_KEPT);
        assertThat(within(() -> vault.replace(party, Identity.named("Another"), IdentityVault.Former.KEEP)))
                .isEqualTo(IdentityVault.Keeping.KEPT);
        assertThat(within(() -> vault.open(party, disclosure, Sample.NOON)))
                .isInstanceOfSatisfying(IdentityVault.Told.class, told -> {
                    assertThat(told.identity().name()).isEqualTo("Another");
                    assertThat(told.formerly()).hasSize(1);
                });
        assertThat(disclosures()).isEqualTo(1);

        assertThat(within(() -> sealer.erase(key))).isTrue();
        assertThat(within(() -> vault.open(party, disclosure, Sample.NOON))).isInstanceOf(IdentityVault.Erased.class);
        assertThat(within(() -> vault.forget(party))).isTrue();
        assertThat(within(() -> vault.open(party, disclosure, Sample.NOON))).isInstanceOf(IdentityVault.NotKept.class);
        assertThat(disclosures()).isEqualTo(1);
    }

    @Test
    void aTenantsReceiptsAreFoundByItsOwnPepper() {
        Receipts receipts = new Receipts(new Sealer(ports.keyProvider(), ports.keys()));
        Receipt receipt = Receipt.draw();

        byte[] once = within(() -> lookup(receipts, receipt));
        byte[] again = within(() -> lookup(receipts, receipt));

        assertThat(again).isEqualTo(once);
    }

    private byte[] lookup(Receipts receipts, Receipt receipt) {
        return receipts.lookupKey(tenant, receipt).asOptional().orElseThrow();
    }

    private long disclosures() {
        return within(() -> Stores.STORE
                .unit(tenant)
                .sql("select count(*) from vault.disclosure where tenant_id = ?")
                .set(tenant)
                .one(row -> row.getLong(1))
                .orElseThrow());
    }

    private List<UUID> opens(String code) {
        return within(() -> ports.receipts().find(tenant, Sample.sha256(code))).stream()
                .map(ReceiptRow::file)
                .toList();
    }

    private static ReceiptRow replacement(String code, Sample sample, byte[] provisional) {
        return new ReceiptRow(
                Sample.sha256(code), sample.id, "complainant", false, Arrays.copyOf(provisional, provisional.length));
    }

    private static Configuration configuration(String fingerprint, int later, Map<String, String> procedures) {
        return new Configuration(
                fingerprint,
                Map.of("a/tenant.yaml", "tenant: a\n"),
                procedures,
                Sample.NOON.plusSeconds(later),
                "u-1",
                later == 0 ? null : "d" + later);
    }

    private <T> T within(Supplier<T> work) {
        return ports.transactions().within(tenant, work);
    }
}
