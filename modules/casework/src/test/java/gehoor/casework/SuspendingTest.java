package gehoor.casework;

import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Suspending;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.Transactions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspendingTest {
    private static final Governor ADA = Governor.ofPlatform(TENANT, "ada", "Ada", "en");
    private static final Governor HANA = new Governor(TENANT, "hana", "Hana", Set.of("handler"), true, "en");

    @TempDir
    Path scratch;

    private Linden linden;
    private Suspending suspending;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        suspending = suspending(linden.casework);
    }

    private Suspending suspending(Casework casework) {
        return new Suspending(linden.memory.ports(), linden.library, () -> linden.now, casework.suspensions());
    }

    private Answer<Reported> reports(Casework casework, Requester who, IdempotencyKey key) {
        return casework.reporting().report(who, Linden.complaint("anonymous", null, "The soup was cold."), key);
    }

    private List<Act> acts() {
        return linden.memory
                .ports()
                .transactions()
                .reading(TENANT, () -> linden.memory.ports().proposals().acts(TENANT, Integer.MAX_VALUE, 10));
    }

    @Test
    void what_is_suspended_takes_nothing_new_on_this_node_and_on_others_and_after_a_restart() {
        Casework other = linden.restarted();
        IdempotencyKey key = new IdempotencyKey("12345678");
        Reported before = done(reports(linden.casework, linden.visitor, key));

        done(suspending.suspend(ADA, " Rebuilding. "));

        for (Casework node : List.of(linden.casework, other, linden.restarted())) {
            assertThat(reports(node, linden.visitor, new IdempotencyKey("another-key")))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusals().toString()).contains("SUSPENDED"));
            assertThat(done(reports(node, linden.visitor, key)).file())
                    .as("what was sent before gets its answer")
                    .isEqualTo(before.file());
            assertThat(node.suspended(linden.library.tenant(TENANT).orElseThrow()))
                    .isPresent();
        }
        done(suspending.takeUp(ADA, "Ready."));
        assertThat(reports(other, linden.visitor, new IdempotencyKey("another-key")))
                .isInstanceOf(Answer.Done.class);
        assertThat(acts())
                .extracting(act -> act.act() + " " + act.name() + " " + act.about())
                .startsWith("resumed Ada Ready.", "suspended Ada Rebuilding.");
    }

    @Test
    void without_a_reason_twice_or_by_somebody_else_nothing_is_done() {
        int acts = acts().size();

        assertThat(rules(suspending.suspend(ADA, " "))).containsExactly("proposal-reason");
        assertThat(rules(suspending.suspend(ADA, "x".repeat(2_001)))).containsExactly("proposal-reason-long");
        assertThat(rules(suspending.suspend(HANA, "Mine."))).containsExactly("proposal-not-deciding");
        assertThat(rules(suspending.takeUp(ADA, "Why not."))).containsExactly("proposal-suspended-not");
        assertThat(suspending.suspend(Governor.ofPlatform("nowhere", "ada", "Ada", "en"), "Why not."))
                .isInstanceOf(Answer.Missing.class);
        assertThat(acts()).hasSize(acts);

        done(suspending.suspend(ADA, "Rebuilding."));
        assertThat(rules(suspending.suspend(ADA, "Once more."))).containsExactly("proposal-suspended-already");
        assertThat(acts()).hasSize(acts + 1);
    }

    @Test
    void pages_go_by_what_was_known_where_the_database_gives_no_answer() {
        Ports all = linden.memory.ports();
        Suspensions suspensions = new Suspensions(new Ports(
                new Transactions() {
                    @Override
                    public <T> T within(String tenant, Supplier<T> work) {
                        throw new IllegalStateException("no database");
                    }

                    @Override
                    public <T> T reading(String tenant, Supplier<T> work) {
                        throw new IllegalStateException("no database");
                    }
                },
                all.files(),
                all.lists(),
                all.receipts(),
                all.tickets(),
                all.requests(),
                all.outbox(),
                all.attachments(),
                all.drafts(),
                all.openings(),
                all.people(),
                all.standIns(),
                all.configurations(),
                all.proposals(),
                all.suspensions(),
                all.taken(),
                all.removals(),
                all.jobs(),
                all.stems(),
                all.keyProvider(),
                all.keys(),
                all.identities(),
                all.disclosures()));

        assertThat(suspensions.since(TENANT)).isEmpty();
        suspensions.is(TENANT, linden.now);
        assertThat(suspensions.since(TENANT)).contains(linden.now);
    }
}
