package gehoor.casework;

import gehoor.casework.port.Conflict;
import gehoor.casework.port.Lists;
import gehoor.casework.port.TicketRow;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.vault.Ticket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Who complains and lost the code gets another, if it is known who they are: by a link to the address that they gave. Whoever asks is
 * answered before anything is looked up, so that neither words nor time tell whether there is such a file. Of what was asked nothing
 * is kept but where it was right.
 */
public final class Renewing {
    private static final Logger LOG = System.getLogger("gehoor.renewing");
    /** The link opens until the end of the second day after. */
    private static final int DAYS = 2;
    /** So often at most is the same person written to, however often somebody asks. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final int LONGEST = 200;
    private static final int MOST_AT_ONCE = 50;
    private static final int A_FEW = 20;

    private final Office office;
    private final Executor helpers;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    Renewing(Office office, Executor helpers) {
        this.office = office;
        this.helpers = helpers;
    }

    static LocalDate lastDay(LocalDate day) {
        return day.plusDays(DAYS);
    }

    static Instant until(Instant now, ZoneId zone) {
        return lastDay(now.atZone(zone).toLocalDate())
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /**
     * Somebody says which file is theirs and where they are written to. Returns at once and tells nothing.
     *
     * @param number of the file
     */
    public void lost(String tenant, String number, String mail) {
        boolean can = !office.unknown(tenant)
                && number.length() <= LONGEST
                && Contacts.mail(mail.strip())
                && !number.isBlank();
        if (!can || !room.tryAcquire()) {
            return;
        }
        try {
            helpers.execute(() -> {
                try {
                    send(tenant, number.strip().toUpperCase(Locale.ROOT), mail.strip());
                } catch (RuntimeException failure) {
                    // Whoever asked was answered already; they can ask again.
                    LOG.log(
                            Level.WARNING,
                            "a lost code: {0}",
                            failure.getClass().getName());
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException full) {
            room.release();
        }
    }

    private void send(String tenant, String number, String mail) {
        Instant now = office.now();
        try {
            office.ports().transactions().within(tenant, () -> {
                Lists.Criteria by =
                        new Lists.Criteria(null, null, null, null, null, null, null, null, number, Set.of());
                office.ports().lists().register(tenant, by, null, A_FEW).stream()
                        .flatMap(place -> office.cabinet().lock(tenant, place.file()).stream())
                        .filter(dossier -> number.equals(dossier.row().number()))
                        .findFirst()
                        .ifPresent(dossier -> send(dossier, mail, now));
                return tenant;
            });
        } catch (Conflict conflict) {
            LOG.log(Level.WARNING, "a lost code: somebody else was acting in the file");
        }
    }

    private void send(Dossier dossier, String mail, Instant now) {
        String tenant = dossier.tenant();
        Decision decision = dossier.engine()
                .decide(
                        dossier.state(),
                        Actor.SYSTEM,
                        new Command.SendReceiptLink(),
                        dossier.circumstances(now, Actor.SYSTEM));
        if (!lately(dossier, now) && decision instanceof Decision.Accepted accepted && reaches(dossier, mail, now)) {
            Recording recording = office.recording(tenant, now);
            recording.accept(dossier, accepted, Map.of(), List.of(), Actor.SYSTEM);
            recording.commit(null);
        }
    }

    /** Whether a link was asked for within the pause. */
    private static boolean lately(Dossier dossier, Instant now) {
        return dossier.history().stream()
                .anyMatch(entry -> entry.at().isAfter(now.minus(PAUSE))
                        && entry.changes().stream().anyMatch(Change.ReceiptLinkAsked.class::isInstance));
    }

    private boolean reaches(Dossier dossier, String mail, Instant now) {
        return office.safe()
                .contacts()
                .tell(
                        dossier.tenant(),
                        dossier.id(),
                        Wording.COMPLAINANT,
                        "system",
                        "system",
                        "lost-code",
                        "entry-" + dossier.state().seq(),
                        now)
                .map(told -> Plain.of(told.contact().mail()).equals(Plain.of(mail)))
                .orElse(false);
    }

    /**
     * By the link: the receipt ends, and another is told, once.
     *
     * @return the code; {@link Answer.Missing} where the link opens nothing, or no more
     */
    public Answer<String> renew(ByTicket by) {
        if (office.unknown(by.tenant())) {
            return new Answer.Missing<>();
        }
        Instant now = office.now();
        Ticket ticket = Ticket.read(by.ticket());
        try {
            return office.ports().transactions().within(by.tenant(), () -> {
                Optional<Dossier> found = office.safe()
                        .receipts()
                        .lookupKey(by.tenant(), ticket)
                        .asOptional()
                        .flatMap(lookup -> office.ports().tickets().find(by.tenant(), lookup))
                        .filter(row -> row.opens().equals(TicketRow.MAILBOX)
                                && row.until().isAfter(now))
                        .flatMap(row -> office.cabinet().lock(by.tenant(), row.file()));
                return found.isEmpty() ? new Answer.Missing<>() : renew(found.get(), now);
            });
        } catch (Conflict conflict) {
            return new Answer.Clash<>("somebody else is acting in this file right now");
        }
    }

    private Answer<String> renew(Dossier dossier, Instant now) {
        Decision decision = dossier.engine()
                .decide(
                        dossier.state(),
                        Actor.COMPLAINANT,
                        new Command.RenewReceipt(),
                        dossier.circumstances(now, Actor.COMPLAINANT));
        if (!(decision instanceof Decision.Accepted accepted)) {
            return new Answer.Missing<>();
        }
        Recording recording = office.recording(dossier.tenant(), now);
        recording.accept(dossier, accepted, Map.of(), List.of(), Actor.COMPLAINANT);
        recording.commit(null);
        return Answer.done(recording.codes().getOrDefault(Wording.COMPLAINANT, ""));
    }
}
