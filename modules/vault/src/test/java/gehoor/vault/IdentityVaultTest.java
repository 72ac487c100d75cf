package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.vault.IdentityVault.Former;
import gehoor.vault.IdentityVault.Keeping;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityVaultTest {
    private static final FileKey KEY = new FileKey("linden", "f1", Purpose.IDENTITY);
    private static final Party COMPLAINANT = new Party(KEY, "complainant");
    private static final Party CHILD = new Party(KEY, "child");
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
    private static final Disclosure TO_THE_OMBUDSMAN =
            new Disclosure("actor-7", "ombudsman", "C1", "event-12", EVENING);
    private static final Identity ADA = Identity.named("Ada Vîncent-\ud83c\udf3f")
            .withMail("ada@example.org")
            .withPhone("+32 470 00 00 00")
            .withPostal(List.of("Lindenlaan 1", "bus 2", "1000 Brussel"))
            .withPreferredWay("phone")
            .withLanguage("nl-BE")
            .withExtra(Map.of("member-number", "000-111", "born", "1980-01-01"));

    @TempDir
    Path folder;

    private final KeysInMemory keys = new KeysInMemory();
    private final IdentitiesInMemory identities = new IdentitiesInMemory();
    private final List<String> log = new ArrayList<>();
    private Sealer sealer;
    private IdentityVault vault;

    @BeforeEach
    void aVault() {
        sealer = new Sealer(new FileKeyProvider(folder.resolve("tenant-keys")), keys);
        vault = new IdentityVault(
                sealer,
                identities,
                (party, disclosure, at) -> log.add(party.id() + " to " + disclosure.to() + " " + at));
    }

    @Test
    void anIdentityIsToldAsItWasPutOnceTheDisclosureIsWritten() {
        assertThat(vault.put(COMPLAINANT, ADA)).isEqualTo(Keeping.KEPT);

        assertThat(vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING))
                .isEqualTo(new IdentityVault.Told(ADA, List.of()));
        assertThat(log).containsExactly("complainant to actor-7 2026-03-02T08:00:00Z");
    }

    @Test
    void everyTellingIsWritten() {
        vault.put(COMPLAINANT, ADA);

        vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING);
        vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING.plusSeconds(60));

        assertThat(log).hasSize(2);
    }

    @Test
    void whenTheLogFailsNothingIsTold() {
        IdentityVault unlogged = new IdentityVault(sealer, identities, (party, disclosure, at) -> {
            throw new IllegalStateException("the log is full");
        });
        unlogged.put(COMPLAINANT, ADA);

        assertThatThrownBy(() -> unlogged.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING))
                .hasMessage("the log is full")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("Ada"));
    }

    @Test
    void aDisclosureOpensNothingFromTheEndOfItsPeriod() {
        vault.put(COMPLAINANT, ADA);

        assertThat(vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, EVENING)).isEqualTo(new IdentityVault.Lapsed());
        assertThat(log).isEmpty();
        assertThat(vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, EVENING.minusNanos(1)))
                .isInstanceOf(IdentityVault.Told.class);
    }

    @Test
    void aDisclosureNamesToWhomInWhichRoleOnWhichGroundAndWhatFor() {
        for (String blank : List.of("", "  ")) {
            assertThatThrownBy(() -> new Disclosure(blank, "r", "g", "p", EVENING))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Disclosure("a", blank, "g", "p", EVENING))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Disclosure("a", "r", blank, "p", EVENING))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Disclosure("a", "r", "g", blank, EVENING))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anonymousHasNoIdentityAndNoKeyForOne() {
        assertThat(vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING)).isEqualTo(new IdentityVault.NotKept());

        assertThat(keys.rows).isEmpty();
        assertThat(identities.rows).isEmpty();
        assertThat(log).isEmpty();
        assertThatThrownBy(() -> new Identity(" ", "", "", List.of(""), "mail", "nl", Map.of("born", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecondPutDoesNotOverwrite() {
        vault.put(COMPLAINANT, ADA);

        assertThat(vault.put(COMPLAINANT, ADA.withName("Someone Else"))).isEqualTo(Keeping.ALREADY_KEPT);

        assertThat(told(COMPLAINANT).identity()).isEqualTo(ADA);
    }

    @Test
    void aReplacedIdentityIsGoneUnlessAskedToStay() {
        Identity married = ADA.withName("Ada Vincent-Peeters");
        Identity corrected = married.withMail("ada.peeters@example.org");
        vault.put(COMPLAINANT, ADA);

        assertThat(vault.replace(COMPLAINANT, married, Former.KEEP)).isEqualTo(Keeping.KEPT);
        assertThat(told(COMPLAINANT)).isEqualTo(new IdentityVault.Told(married, List.of(ADA)));

        assertThat(vault.replace(COMPLAINANT, corrected, Former.KEEP)).isEqualTo(Keeping.KEPT);
        assertThat(told(COMPLAINANT)).isEqualTo(new IdentityVault.Told(corrected, List.of(married, ADA)));

        assertThat(vault.replace(COMPLAINANT, ADA, Former.FORGET)).isEqualTo(Keeping.KEPT);
        assertThat(told(COMPLAINANT)).isEqualTo(new IdentityVault.Told(ADA, List.of()));
        assertThat(identities.rows).hasSize(1);
    }

    @Test
    void replacingNothingIsRefused() {
        assertThat(vault.replace(COMPLAINANT, ADA, Former.FORGET)).isEqualTo(Keeping.NOTHING_TO_REPLACE);
        assertThat(identities.rows).isEmpty();
    }

    @Test
    void erasingTheKeyErasesEveryoneInTheFile() {
        vault.put(COMPLAINANT, ADA);
        vault.put(CHILD, Identity.named("Bo"));

        sealer.erase(KEY);

        assertThat(vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING)).isEqualTo(new IdentityVault.Erased());
        assertThat(vault.open(CHILD, TO_THE_OMBUDSMAN, MORNING)).isEqualTo(new IdentityVault.Erased());
        assertThat(vault.replace(COMPLAINANT, ADA, Former.FORGET)).isEqualTo(Keeping.ERASED);
        assertThat(log).isEmpty();
    }

    @Test
    void forgettingOnePartyLeavesTheOthers() {
        vault.put(COMPLAINANT, ADA);
        vault.put(CHILD, Identity.named("Bo"));

        assertThat(vault.forget(CHILD)).isTrue();

        assertThat(vault.open(CHILD, TO_THE_OMBUDSMAN, MORNING)).isEqualTo(new IdentityVault.NotKept());
        assertThat(told(COMPLAINANT).identity()).isEqualTo(ADA);
        assertThat(vault.forget(CHILD)).isFalse();
    }

    @Test
    void identitiesExchangedBetweenPartiesOrChangedAreToldOfNoOne() {
        vault.put(COMPLAINANT, ADA);
        vault.put(CHILD, Identity.named("Bo"));
        byte[] ada = identities.rows.get(COMPLAINANT);

        identities.rows.put(CHILD, ada);
        assertThat(vault.open(CHILD, TO_THE_OMBUDSMAN, MORNING)).isEqualTo(new IdentityVault.Tampered());
        assertThat(vault.replace(CHILD, ADA, Former.FORGET)).isEqualTo(Keeping.TAMPERED);

        for (byte[] changed : SealerTest.everyBitChanged(ada)) {
            identities.rows.put(COMPLAINANT, changed);
            assertThat(vault.open(COMPLAINANT, TO_THE_OMBUDSMAN, MORNING)).isEqualTo(new IdentityVault.Tampered());
        }
        assertThat(log).isEmpty();
    }

    @Test
    void whatIsStoredTellsNeitherNamesNorTheirLength() {
        vault.put(COMPLAINANT, Identity.named("Bo"));
        vault.put(CHILD, Identity.named("Wilhelmina Hendrika van der Linden-Oosterhout"));

        byte[] shorter = identities.rows.get(COMPLAINANT);
        byte[] longer = identities.rows.get(CHILD);

        assertThat(shorter).hasSameSizeAs(longer);
        assertThat(new String(longer, UTF_8)).doesNotContain("Linden");
    }

    @Test
    void identitiesOfManyShapesSurviveTheirFormat() {
        for (int length : new int[] {1, 200, 255, 256, 257, 70_000}) {
            Identity identity = Identity.named("é".repeat(length))
                    .withPostal(List.of("", "x".repeat(length)))
                    .withExtra(Map.of("", "y", "k".repeat(length), ""));
            List<Identity> several = List.of(identity, ADA, Identity.named("z"));

            byte[] written = IdentityFormat.write(several);

            assertThat(written.length % IdentityFormat.BLOCK).isZero();
            assertThat(IdentityFormat.read(written)).isEqualTo(several);
        }
    }

    @Test
    void aFormatOfTheFutureIsNotGuessedAt() {
        byte[] written = IdentityFormat.write(List.of(ADA));
        written[0] = 2;

        assertThatThrownBy(() -> IdentityFormat.read(written))
                .hasMessage("an identity in format 2, and this program reads 1");
    }

    private IdentityVault.Told told(Party party) {
        return (IdentityVault.Told) vault.open(party, TO_THE_OMBUDSMAN, MORNING);
    }
}
