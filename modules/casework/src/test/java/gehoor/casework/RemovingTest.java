package gehoor.casework;

import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Removing;
import gehoor.casework.governance.Removing.Standing;
import gehoor.casework.governance.Removing.Wish;
import gehoor.casework.governance.Suspending;
import gehoor.casework.port.Notice;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.RemovalRows.Removal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovingTest {
    private static final Governor ADA = Governor.ofPlatform(TENANT, "ada", "Ada", "en");
    private static final Governor KIM = new Governor(TENANT, "kim", "Kim", Set.of("coordinator"), true, "en");
    private static final Governor HANA = new Governor(TENANT, "hana", "Hana", Set.of("handler"), true, "en");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    @TempDir
    Path scratch;

    private Linden linden;
    private Suspending suspending;
    private Removing removing;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        suspending =
                new Suspending(linden.memory.ports(), linden.library, () -> linden.now, linden.casework.suspensions());
        removing = removing(30);
    }

    private Removing removing(int daysAhead) {
        return new Removing(
                linden.memory.ports(), linden.library, () -> linden.now, linden.casework.removals(), daysAhead);
    }

    private static Wish wish(LocalDate day) {
        return new Wish(day, false, " We merge. ");
    }

    private List<Act> acts() {
        return linden.memory
                .ports()
                .transactions()
                .reading(TENANT, () -> linden.memory.ports().proposals().acts(TENANT, Integer.MAX_VALUE, 20));
    }

    private Removal asked() {
        done(suspending.suspend(KIM, "We merge."));
        return done(removing.ask(KIM, wish(DAY))).removal();
    }

    @Test
    void it_is_asked_for_agreed_called_off_and_asked_for_again() {
        Removal asked = asked();
        assertThat(asked.askedName()).isEqualTo("Kim");
        assertThat(asked.agreed()).isFalse();
        assertThat(linden.casework.removals().of(TENANT)).contains(asked);
        assertThat(linden.restarted().removals().of(TENANT)).contains(asked);

        Standing agreed = done(removing.agree(ADA, asked.askedAt(), "Settled by letter."));
        assertThat(agreed.removal().agreedAt()).isEqualTo(Instant.parse("2026-03-02T09:41:17.123Z"));
        assertThat(agreed.removal().agreedBy()).isEqualTo("ada");
        assertThat(rules(removing.agree(ADA, asked.askedAt(), "Once more.")))
                .containsExactly("proposal-removal-agreed-already");

        assertThat(done(removing.callOff(KIM, "We stay.")).removal()).isNull();
        assertThat(linden.casework.removals().of(TENANT)).isEmpty();
        assertThat(rules(removing.callOff(KIM, "We stay."))).containsExactly("proposal-removal-none");
        assertThat(done(removing.ask(KIM, wish(DAY))).removal().agreed())
                .as("nobody agreed to this one")
                .isFalse();
        done(removing.callOff(ADA, "By mistake."));

        assertThat(acts())
                .extracting(act -> act.act() + " " + act.name() + " " + act.about())
                .startsWith(
                        "removal-called-off Ada By mistake.",
                        "removal-asked Kim We merge.",
                        "removal-called-off Kim We stay.",
                        "removal-agreed Ada Settled by letter.",
                        "removal-asked Kim We merge.",
                        "suspended Kim We merge.");
        assertThat(acts()).filteredOn(act -> Suspending.saysWhy(act.act())).hasSize(6);
    }

    @Test
    void who_may_not_ask_or_agree_changes_nothing() {
        done(suspending.suspend(KIM, "We merge."));
        int acts = acts().size();

        assertThat(rules(removing.ask(ADA, wish(DAY)))).containsExactly("proposal-removal-not-platform");
        assertThat(rules(removing.ask(HANA, wish(DAY)))).containsExactly("proposal-not-deciding");
        assertThat(rules(removing.callOff(HANA, "Why."))).containsExactly("proposal-not-deciding");
        assertThat(rules(removing.agree(ADA, linden.now, "Why."))).containsExactly("proposal-removal-none");
        assertThat(removing.see(Governor.ofPlatform("nowhere", "ada", "Ada", "en")))
                .isInstanceOf(Answer.Missing.class);
        assertThat(acts()).hasSize(acts);

        Removal asked = done(removing.ask(KIM, wish(DAY))).removal();
        assertThat(rules(removing.ask(KIM, wish(DAY)))).containsExactly("proposal-removal-already");
        assertThat(rules(removing.agree(KIM, asked.askedAt(), "Myself.")))
                .containsExactly("proposal-removal-not-organisation");
        assertThat(rules(removing.agree(
                        Governor.ofPlatform(TENANT, "kim", "Kim", "en"), asked.askedAt(), "Myself, by another door.")))
                .as("the same account in another part")
                .containsExactly("proposal-removal-not-second");
        assertThat(rules(removing.agree(ADA, asked.askedAt().plusMillis(1), "Not this one.")))
                .containsExactly("proposal-removal-another");
        assertThat(rules(removing.agree(ADA, null, "Which."))).containsExactly("proposal-removal-another");
        assertThat(rules(removing.agree(ADA, asked.askedAt(), " "))).containsExactly("proposal-reason");
        assertThat(rules(removing.callOff(ADA, ""))).containsExactly("proposal-reason");
        assertThat(acts()).hasSize(acts + 1);
        assertThat(linden.casework.removals().of(TENANT)).contains(asked);
    }

    @Test
    void a_day_is_far_enough_ahead_and_not_too_far() {
        done(suspending.suspend(KIM, "We merge."));
        LocalDate today = LocalDate.of(2026, 3, 2);

        for (LocalDate day : List.of(today.minusDays(1), today.plusDays(29), today.plusDays(367))) {
            assertThat(rules(removing.ask(KIM, wish(day)))).containsExactly("proposal-removal-day");
        }
        assertThat(rules(removing.ask(KIM, new Wish(null, false, " "))))
                .containsExactly("proposal-reason", "proposal-removal-day");
        Standing standing = done(removing.see(KIM));
        assertThat(standing.earliest()).isEqualTo(today.plusDays(30));
        assertThat(standing.latest()).isEqualTo(today.plusDays(366));
        done(removing.ask(KIM, wish(today.plusDays(366))));
        done(removing.callOff(KIM, "Sooner."));
        done(removing.ask(KIM, wish(today.plusDays(30))));

        done(removing.callOff(KIM, "Now."));
        assertThat(rules(removing(1).ask(KIM, wish(today)))).containsExactly("proposal-removal-day");
        assertThat(done(removing(0).ask(KIM, new Wish(today, true, "At once."))).removal())
                .satisfies(removal -> assertThat(removal.unread()).isTrue());
        assertThatThrownBy(() -> removing(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> removing(367)).hasMessageContaining("gehoor.removal.days-ahead");
    }

    @Test
    void it_waits_until_it_is_suspended_and_nothing_is_open() {
        UUID file = done(linden.casework
                        .reporting()
                        .report(
                                linden.visitor,
                                Linden.complaint("anonymous", null, "The soup was cold."),
                                new IdempotencyKey("12345678")))
                .file();
        assertThat(rules(removing.ask(KIM, wish(DAY)))).containsExactly("proposal-removal-not-suspended");
        assertThat(done(removing.see(KIM)).open()).as("not counted").isZero();

        done(suspending.suspend(KIM, "We merge."));
        assertThat(done(removing.see(KIM)).open()).isEqualTo(1);
        assertThat(done(removing.see(ADA)).open()).as("nothing is asked for").isZero();
        assertThat(removing.ask(KIM, wish(DAY)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusals().toString())
                                .contains("proposal-removal-open")
                                .contains("still has to leave: 1."));

        linden.memory.closes(TENANT, file);
        assertThat(done(removing.see(KIM)).open()).isZero();
        linden.memory.alsoWaiting(
                TENANT,
                new Notice(
                        UUID.randomUUID(),
                        file,
                        1,
                        9,
                        Notice.Recipient.COMPLAINANT,
                        "complainant",
                        null,
                        false,
                        linden.now,
                        0,
                        null));
        assertThat(rules(removing.ask(KIM, wish(DAY)))).as("a letter waits").containsExactly("proposal-removal-open");
    }

    @Test
    void while_it_is_asked_for_it_is_not_taken_up_again() {
        Removal asked = asked();

        assertThat(rules(suspending.takeUp(ADA, "Ready."))).containsExactly("proposal-suspended-removal");
        done(removing.agree(ADA, asked.askedAt(), "Settled."));
        assertThat(rules(suspending.takeUp(KIM, "Ready."))).containsExactly("proposal-suspended-removal");
        done(removing.callOff(ADA, "Not settled."));
        done(suspending.takeUp(KIM, "Ready."));
    }

    @Test
    void whose_id_was_removed_is_live_no_more_on_any_node_and_never_again() {
        assertThat(linden.library.removed(TENANT)).isEmpty();
        linden.memory.removed(TENANT, linden.now);

        linden.library.reloadIfChanged();

        assertThat(linden.library.removed(TENANT)).contains(linden.now);
        assertThat(linden.library.tenant(TENANT)).isEmpty();
        assertThat(linden.library.problems().toString())
                .contains("linden/tenant.yaml")
                .contains("nobody is called so again");
        assertThat(linden.library.activate(TENANT, Map.of("tenant.yaml", "id: linden"), "ada", fingerprint -> {}))
                .isNotEmpty();
        Library another = new Library(linden.folder, linden.memory.ports(), () -> linden.now);
        another.reloadIfChanged();
        assertThat(another.ready() && another.tenant(TENANT).isPresent()).isFalse();
    }
}
