package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.Removals;
import gehoor.casework.Trail;
import gehoor.casework.port.Ports;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That an organisation is to be removed with all that is its own. One of the organisation asks for it, who runs the platform agrees, either
 * calls it off; nothing is destroyed by it. That is done by who has the database, with {@code ./gehoor remove}, once the day has come.
 */
public final class Removing {
    /** The furthest day, from the day on which it is asked for. */
    public static final int FURTHEST = 366;

    /** What the trail calls them. */
    public static final String ASKED = "removal-asked";

    public static final String AGREED = "removal-agreed";
    public static final String CALLED_OFF = "removal-called-off";
    static final Set<String> ACTS = Set.of(ASKED, AGREED, CALLED_OFF);

    private final Ports ports;
    private final Library library;
    private final InstantSource clock;
    private final Removals removals;
    private final int daysAhead;

    /** @param daysAhead from how many days after the one on which it is asked for it may happen; 0: on the same */
    public Removing(Ports ports, Library library, InstantSource clock, Removals removals, int daysAhead) {
        if (daysAhead < 0 || daysAhead > FURTHEST) {
            throw new IllegalArgumentException(
                    "gehoor.removal.days-ahead is %d, and must be from 0 to %d".formatted(daysAhead, FURTHEST));
        }
        this.ports = ports;
        this.library = library;
        this.clock = clock;
        this.removals = removals;
        this.daysAhead = daysAhead;
    }

    /**
     * How it stands.
     *
     * @param removal what is asked for; null: nothing is
     * @param suspended whether it takes nothing new, without which nothing is asked for
     * @param open how many files are open, as {@link gehoor.casework.port.RemovalRows#open}; 0 where it is not counted: not before it is
     *     suspended, and for who runs the platform not before a removal is asked for
     * @param earliest the first day that can be asked for now
     * @param latest the last
     */
    public record Standing(
            @Nullable Removal removal, boolean suspended, long open, LocalDate earliest, LocalDate latest) {}

    /** What is asked for. {@code day} null: none was given that is one. */
    public record Wish(@Nullable LocalDate day, boolean unread, String reason) {}

    public Answer<Standing> see(Governor governor) {
        return allowed(governor).then(tenant -> Answer.done(standing(tenant, governor)));
    }

    private Standing standing(Tenant tenant, Governor governor) {
        LocalDate today = clock.instant().atZone(tenant.zone()).toLocalDate();
        return ports.transactions().reading(tenant.id(), () -> {
            boolean suspended = ports.suspensions().since(tenant.id()).isPresent();
            Removal removal = ports.removals().of(tenant.id()).orElse(null);
            boolean counted = suspended && (governor.ofOrganisation() || removal != null);
            return new Standing(
                    removal,
                    suspended,
                    counted ? ports.removals().open(tenant.id()) : 0,
                    today.plusDays(daysAhead),
                    today.plusDays(FURTHEST));
        });
    }

    /** One of the organisation asks for it. */
    public Answer<Standing> ask(Governor governor, Wish wish) {
        return allowed(governor).then(tenant -> {
            if (!governor.ofOrganisation()) {
                return Wording.refused(Refusal.Reason.NOT_YOURS, "removal-not-platform", null);
            }
            List<Refusal> wrong = new ArrayList<>(Writable.reason(wish.reason()));
            LocalDate today = clock.instant().atZone(tenant.zone()).toLocalDate();
            LocalDate day = wish.day();
            if (day == null || day.isBefore(today.plusDays(daysAhead)) || day.isAfter(today.plusDays(FURTHEST))) {
                wrong.add(Wording.refusal(Refusal.Reason.FIELD, "removal-day", "day", daysAhead, FURTHEST));
            }
            if (day == null || !wrong.isEmpty()) {
                return new Answer.Refused<>(wrong);
            }
            String id = tenant.id();
            Instant now = now();
            Removal asked = new Removal(now, governor.account(), governor.name(), day, wish.unread(), null, null);
            return done(tenant, governor, () -> {
                if (ports.suspensions().since(id).isEmpty()) {
                    return refusal("removal-not-suspended");
                }
                if (ports.removals().of(id).isPresent()) {
                    return refusal("removal-already");
                }
                long open = ports.removals().open(id);
                if (open > 0) {
                    return refusal("removal-open", open);
                }
                return did(ports.removals().ask(id, asked), governor, now, ASKED, wish.reason(), "removal-already");
            });
        });
    }

    /**
     * Who runs the platform agrees, who is somebody else than who asked.
     *
     * @param asked when what is agreed was asked for; where that is not what is asked for now, nothing is agreed
     */
    public Answer<Standing> agree(Governor governor, @Nullable Instant asked, String reason) {
        return allowed(governor).then(tenant -> {
            if (governor.ofOrganisation()) {
                return Wording.refused(Refusal.Reason.NOT_YOURS, "removal-not-organisation", null);
            }
            List<Refusal> wrong = Writable.reason(reason);
            if (!wrong.isEmpty()) {
                return new Answer.Refused<>(wrong);
            }
            String id = tenant.id();
            Instant now = now();
            return done(tenant, governor, () -> {
                Optional<Removal> there = ports.removals().of(id);
                if (there.isEmpty()) {
                    return refusal("removal-none");
                }
                if (there.get().agreed()) {
                    return refusal("removal-agreed-already");
                }
                if (there.get().askedBy().equals(governor.account())) {
                    return Optional.of(Wording.refusal(Refusal.Reason.NOT_YOURS, "removal-not-second", null));
                }
                return did(
                        asked != null && ports.removals().agree(id, asked, now, governor.account()),
                        governor,
                        now,
                        AGREED,
                        reason,
                        "removal-another");
            });
        });
    }

    /** Either side calls it off, agreed or not, as long as it did not happen. */
    public Answer<Standing> callOff(Governor governor, String reason) {
        return allowed(governor).then(tenant -> {
            List<Refusal> wrong = Writable.reason(reason);
            if (!wrong.isEmpty()) {
                return new Answer.Refused<>(wrong);
            }
            return done(
                    tenant,
                    governor,
                    () -> did(
                            ports.removals().callOff(tenant.id()),
                            governor,
                            now(),
                            CALLED_OFF,
                            reason,
                            "removal-none"));
        });
    }

    /** Says in the trail what was just written; where nothing was, why not. */
    private Optional<Refusal> did(
            boolean written, Governor governor, Instant now, String act, String reason, String otherwise) {
        if (!written) {
            return refusal(otherwise);
        }
        Trail.add(ports, governor.tenant(), now, governor.account(), governor.name(), act, null, reason.strip());
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(String word, Object... with) {
        return Optional.of(Wording.refusal(Refusal.Reason.NOT_NOW, word, null, with));
    }

    private interface Deed {
        /** What bars it; empty where it was done. */
        Optional<Refusal> tried();
    }

    /** In one transaction, one at a time at an organisation, with what the trail says of it. */
    private Answer<Standing> done(Tenant tenant, Governor governor, Deed deed) {
        Optional<Refusal> barred = ports.transactions().within(tenant.id(), () -> {
            ports.proposals().hold(tenant.id());
            return deed.tried();
        });
        if (barred.isPresent()) {
            return new Answer.Refused<>(List.of(barred.get()));
        }
        Standing standing = standing(tenant, governor);
        removals.is(tenant.id(), standing.removal());
        return Answer.done(standing);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Answer<Tenant> allowed(Governor governor) {
        Optional<Tenant> tenant = library.tenant(governor.tenant());
        if (tenant.isEmpty()) {
            return !governor.ofOrganisation()
                            && Founded.notYet(ports, governor.tenant()).isPresent()
                    ? Wording.refused(Refusal.Reason.NOT_NOW, "removal-not-live", null)
                    : new Answer.Missing<>();
        }
        return governor.decides(library)
                ? Answer.done(tenant.get())
                : new Answer.Refused<>(List.of(Wording.notDeciding()));
    }
}
