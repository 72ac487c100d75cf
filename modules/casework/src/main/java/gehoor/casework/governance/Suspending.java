package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.GoingOver;
import gehoor.casework.Library;
import gehoor.casework.Suspensions;
import gehoor.casework.Trail;
import gehoor.casework.port.Ports;
import gehoor.engine.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an organisation takes nothing new from the public for a while, and then does again. What runs goes on as promised. Who runs the
 * platform and who decides for the organisation can do either, at once and alone: nobody reads more by it, and it is undone in one step.
 *
 * <p>Why stands in the {@link Trail} and nowhere else: who complains does not read it.
 */
public final class Suspending {
    /** What the trail calls it. */
    public static final String SUSPENDED = "suspended";

    /** Of a proposal that is gone on with the trail says {@code taken-up}. */
    public static final String RESUMED = "resumed";

    private final Ports ports;
    private final Library library;
    private final InstantSource clock;
    private final Suspensions suspensions;

    public Suspending(Ports ports, Library library, InstantSource clock, Suspensions suspensions) {
        this.ports = ports;
        this.library = library;
        this.clock = clock;
        this.suspensions = suspensions;
    }

    /** @param since null: it takes what comes */
    public record Standing(@Nullable Instant since) {}

    /** Whether an act of the trail tells in words why it was done. */
    public static boolean saysWhy(String act) {
        return act.equals(SUSPENDED) || act.equals(RESUMED) || Removing.ACTS.contains(act);
    }

    public Answer<Standing> see(Governor governor) {
        if (library.tenant(governor.tenant()).isEmpty()) {
            return new Answer.Missing<>();
        }
        return allowed(governor)
                .then(tenant -> Answer.done(new Standing(ports.transactions()
                        .reading(tenant, () -> ports.suspensions().since(tenant))
                        .orElse(null))));
    }

    /**
     * From now on nothing new is taken from the public.
     *
     * @param reason for the trail, at most {@link GoingOver#LONGEST_REASON} characters
     */
    public Answer<Standing> suspend(Governor governor, String reason) {
        return does(governor, reason, SUSPENDED, "suspended-already");
    }

    /** From now on it takes what comes again. */
    public Answer<Standing> takeUp(Governor governor, String reason) {
        return does(governor, reason, RESUMED, "suspended-not");
    }

    /**
     * Does it and says so in the trail, or neither.
     *
     * @param otherwise what is said where it stands so already
     */
    private Answer<Standing> does(Governor governor, String reason, String act, String otherwise) {
        return allowed(governor).then(tenant -> {
            List<Refusal> wrong = Writable.reason(reason);
            if (!wrong.isEmpty()) {
                return new Answer.Refused<>(wrong);
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant since = act.equals(SUSPENDED) ? now : null;
            Optional<String> barred = ports.transactions().within(tenant, () -> {
                // Who asks for a removal meanwhile waits, or is waited for.
                ports.proposals().hold(tenant);
                if (since == null && ports.removals().of(tenant).isPresent()) {
                    return Optional.of("suspended-removal");
                }
                boolean changed = since == null
                        ? ports.suspensions().takeUp(tenant)
                        : ports.suspensions().suspend(tenant, since);
                if (!changed) {
                    return Optional.of(otherwise);
                }
                Trail.add(ports, tenant, now, governor.account(), governor.name(), act, null, reason.strip());
                return Optional.empty();
            });
            if (barred.isPresent()) {
                return Wording.refused(Refusal.Reason.NOT_NOW, barred.get(), null);
            }
            suspensions.is(tenant, since);
            return Answer.done(new Standing(since));
        });
    }

    /** Who decides at an organisation that is live; its id. */
    private Answer<String> allowed(Governor governor) {
        String tenant = governor.tenant();
        if (library.tenant(tenant).isEmpty()) {
            return !governor.ofOrganisation() && Founded.notYet(ports, tenant).isPresent()
                    ? Wording.refused(Refusal.Reason.NOT_NOW, "suspended-not-live", null)
                    : new Answer.Missing<>();
        }
        return governor.decides(library) ? Answer.done(tenant) : new Answer.Refused<>(List.of(Wording.notDeciding()));
    }
}
