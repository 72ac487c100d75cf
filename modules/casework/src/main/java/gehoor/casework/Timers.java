package gehoor.casework;

import gehoor.casework.port.Changeset;
import gehoor.casework.port.Conflict;
import gehoor.casework.port.Files;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Mail;
import gehoor.casework.port.Notice;
import gehoor.casework.port.People;
import gehoor.engine.Actor;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.FileState;
import gehoor.policy.Tenant;
import gehoor.vault.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens when its time has come. Called by a waker, every few seconds, on any number of nodes. */
public final class Timers {
    private static final Logger LOG = System.getLogger(Timers.class.getName());
    private static final int PIECE = 200;
    /** How many files fire in one transaction: a commit costs much, and a node that stands still keeps all of them waiting. */
    private static final int TOGETHER = 50;
    /** How many tenants at once: each holds one connection, and requests want most of them. */
    private static final int ABREAST = 4;

    private static final int AT_ONCE = 50;
    private static final int TURNS = 10;

    private static final int MOST_ATTEMPTS = 30;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(5);

    /** @param failed files whose clocks could not be fired, or could not be looked for; they are tried again next time */
    public record Fired(int fired, int failed) {
        private static final Fired NONE = new Fired(0, 0);

        private Fired and(Fired others) {
            return new Fired(fired + others.fired, failed + others.failed);
        }
    }

    /** @param waiting those that will be tried again */
    public record Delivered(int mailed, int shown, int toPrint, int failed, int waiting) {}

    private final Office office;
    private final Abreast abreast;
    private final Jobs jobs;
    /** When to try again, for notices of which no time finer than the day is kept. */
    private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();

    private final Turn firing = new Turn();
    private final Turn delivering = new Turn();

    private @Nullable String calendars;

    /** @param helpers whose threads may help, so that several tenants have their turn at once */
    Timers(Office office, Executor helpers, Jobs jobs) {
        this.office = office;
        this.jobs = jobs;
        this.abreast = new Abreast(helpers, ABREAST);
    }

    private Collection<String> tenants() {
        return office.library().current().tenants().keySet();
    }

    // ---------------------------------------------------------------- clocks

    /**
     * Lets happen what is due on clocks, in all tenants, at most that many files a tenant; several tenants at once, each of
     * them in the order in which its clocks are due. Several files share a transaction: each is claimed, its dates are
     * derived again from its history, and what happened, the notices and the projections are written together. Where one
     * keeps a transaction from succeeding, it is halved until that one is alone: no file, and no tenant, keeps another from
     * its turn.
     */
    public Fired fireDue(int batch) {
        return fireDue(tenants(), batch);
    }

    /**
     * The same for some tenants, the next in turn: where there are many, looking at each of them at every call would keep
     * the database busy with nothing. Up to {@value #AT_ONCE} all are looked at; of more, each at every {@value #TURNS}th
     * call.
     */
    public Fired fireInTurn(int batch) {
        return fireDue(firing.next(tenants(), AT_ONCE, TURNS), batch);
    }

    private Fired fireDue(Collection<String> tenants, int batch) {
        return abreast
                .each(
                        List.copyOf(tenants),
                        tenant -> unlessItFails(tenant, "clocks", new Fired(0, 1), () -> fireDue(tenant, batch)))
                .stream()
                .reduce(Fired.NONE, Fired::and);
    }

    private Fired fireDue(String tenant, int batch) {
        Instant now = office.now();
        int page = Math.min(batch, PIECE);
        Files.Due after = null;
        Fired all = Fired.NONE;
        while (all.fired() < batch) {
            Files.Due from = after;
            List<Files.Due> due = office.ports()
                    .transactions()
                    .reading(tenant, () -> office.ports().files().due(tenant, now, from, page));
            for (int i = 0; i < due.size(); i += TOGETHER) {
                List<Files.Due> some = due.subList(i, Math.min(due.size(), i + TOGETHER));
                after = some.get(some.size() - 1);
                all = all.and(fire(tenant, some.stream().map(Files.Due::file).toList(), now));
            }
            if (due.size() < page) {
                break;
            }
        }
        return all;
    }

    /** What is wrong in one tenant is told in the log and keeps no other from its turn. */
    private <T> T unlessItFails(String tenant, String what, T otherwise, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            mustBeThere(tenant);
            LOG.log(
                    Level.WARNING,
                    "the {0} of {1} could not be looked for: {2}",
                    what,
                    tenant,
                    failure.getClass().getName());
            return otherwise;
        }
    }

    /** Where nothing can be read at all, it is no file's and no notice's fault: this ends it, until somebody wakes it again. */
    private void mustBeThere(String tenant) {
        office.ports().transactions().reading(tenant, () -> tenant);
    }

    private Fired fire(String tenant, List<UUID> files, Instant now) {
        try {
            return new Fired(office.ports().transactions().within(tenant, () -> fireTogether(tenant, files, now)), 0);
        } catch (RuntimeException failure) {
            mustBeThere(tenant);
            if (files.size() > 1) {
                int half = files.size() / 2;
                return fire(tenant, files.subList(0, half), now)
                        .and(fire(tenant, files.subList(half, files.size()), now));
            }
            if (failure instanceof Conflict) {
                return Fired.NONE; // somebody else wrote it meanwhile
            }
            LOG.log(
                    Level.WARNING,
                    "the clocks of file {0} could not be fired: {1}",
                    files.get(0),
                    failure.getClass().getName());
            return new Fired(0, 1);
        }
    }

    private int fireTogether(String tenant, List<UUID> files, Instant now) {
        List<Changeset> changes = new ArrayList<>();
        for (Dossier dossier : office.cabinet().claim(tenant, files)) {
            Instant wakeAt = dossier.row().wakeAt();
            if (wakeAt != null && !wakeAt.isAfter(now)) {
                changes.add(fired(tenant, dossier, now));
            }
        }
        if (!changes.isEmpty()) {
            office.ports().files().commit(Changeset.together(changes));
        }
        return changes.size();
    }

    private Changeset fired(String tenant, Dossier dossier, Instant now) {
        Recording recording = office.recording(tenant, now);
        Decision decision = dossier.engine()
                .decide(dossier.state(), Actor.SYSTEM, new Command.Fire(), dossier.circumstances(now, Actor.SYSTEM));
        if (decision instanceof Decision.Accepted accepted) {
            recording.accept(dossier, accepted, Map.of(), List.of(), Actor.SYSTEM);
        } else {
            // the date has moved meanwhile: the projection learns it
            recording.refresh(dossier);
        }
        return recording.changes(null);
    }

    /**
     * Derives the dates of all files again, once after the calendars of the live book changed: a holiday that was taken
     * away makes a clock due earlier than its projection says. Cheap where they did not change.
     *
     * @return how many files were looked at
     */
    public synchronized int rederive() {
        String live = office.library().current().calendars().fingerprint();
        String before = calendars;
        calendars = live;
        if (before == null || before.equals(live)) {
            return 0;
        }
        int looked = 0;
        for (String tenant : office.library().current().tenants().keySet()) {
            Lists.Place after = null;
            List<Lists.Place> places;
            do {
                Lists.Place from = after;
                places = office.ports()
                        .transactions()
                        .reading(
                                tenant, () -> office.ports().lists().register(tenant, Lists.Criteria.ALL, from, PIECE));
                for (Lists.Place place : places) {
                    after = place;
                    looked++;
                    rederive(tenant, place.file());
                }
            } while (places.size() == PIECE);
        }
        return looked;
    }

    private void rederive(String tenant, UUID file) {
        Instant now = office.now();
        try {
            office.ports().transactions().within(tenant, () -> {
                Optional<Dossier> found = office.cabinet().lock(tenant, file);
                if (found.isPresent()) {
                    Recording recording = office.recording(tenant, now);
                    recording.refresh(found.get());
                    recording.commit(null);
                }
                return file;
            });
        } catch (Conflict elsewhere) {
            // whoever wrote it meanwhile derived its dates by the new calendars
        }
    }

    // ---------------------------------------------------------------- notices

    /** For so long who holds a ticket is told what became of it; then it is as if it had never been. */
    private static final Duration TICKETS_TOLD_OF = Duration.ofDays(90);

    private enum Way {
        MAILED,
        SHOWN,
        TO_PRINT,
        FAILED,
        WAITING
    }

    /**
     * Sends what waits in the outbox, in all tenants, at most that many notices a tenant; several tenants at once. Each is claimed, sent and settled
     * in a transaction of its own, so that what a process had in hand when it died waits again at once. Only a mail whose
     * server had it and was not heard to say so leaves again, under the same Message-ID. What is given up is {@link
     * Notice.State#FAILED}, counted and told in the log.
     */
    public Delivered deliver(int batch) {
        return deliver(tenants(), batch);
    }

    /** The same for the tenants that are next in turn, as in {@link #fireInTurn}. */
    public Delivered deliverInTurn(int batch) {
        return deliver(delivering.next(tenants(), AT_ONCE, TURNS), batch);
    }

    private Delivered deliver(Collection<String> tenants, int batch) {
        Map<Way, Integer> count = new EnumMap<>(Way.class);
        abreast.each(
                        List.copyOf(tenants),
                        tenant ->
                                unlessItFails(tenant, "notices", Map.of(Way.WAITING, 1), () -> deliver(tenant, batch)))
                .forEach(each -> each.forEach((way, many) -> count.merge(way, many, Integer::sum)));
        return new Delivered(
                count.getOrDefault(Way.MAILED, 0),
                count.getOrDefault(Way.SHOWN, 0),
                count.getOrDefault(Way.TO_PRINT, 0),
                count.getOrDefault(Way.FAILED, 0),
                count.getOrDefault(Way.WAITING, 0));
    }

    private Map<Way, Integer> deliver(String tenant, int batch) {
        Map<Way, Integer> count = new EnumMap<>(Way.class);
        Instant now = office.now();
        resting.values().removeIf(until -> !until.isAfter(now));
        int limit = batch + resting.size();
        List<UUID> waiting = office.ports()
                .transactions()
                .reading(tenant, () -> office.ports().outbox().waiting(tenant, now, limit));
        int here = 0;
        for (UUID notice : waiting) {
            if (here >= batch || resting.containsKey(notice)) {
                continue;
            }
            here++;
            try {
                Way way = office.ports().transactions().within(tenant, () -> deliver(tenant, notice, now));
                if (way != null) {
                    count.merge(way, 1, Integer::sum);
                }
            } catch (RuntimeException failure) {
                mustBeThere(tenant);
                count.merge(Way.WAITING, 1, Integer::sum);
                resting.put(notice, now.plus(AFTER_A_FAILURE));
                LOG.log(
                        Level.WARNING,
                        "notice {0} could not be made: {1}",
                        notice,
                        failure.getClass().getName());
            }
        }
        return count;
    }

    /**
     * Where it goes: a mail address, or a way without mail.
     *
     * @param language the reader's own, where it is known with the address; else empty
     */
    private record Destination(@Nullable String mail, Way otherwise, String language) {
        Destination(@Nullable String mail, Way otherwise) {
            this(mail, otherwise, "");
        }
    }

    private @Nullable Way deliver(String tenant, UUID id, Instant now) {
        Optional<Notice> claimed = office.ports().outbox().claim(tenant, id);
        if (claimed.isEmpty()) {
            return null;
        }
        Notice notice = claimed.get();
        if (notice.notBefore().isAfter(now)) {
            return null; // it was held back meanwhile, and released
        }
        Dossier dossier = office.cabinet()
                .load(tenant, notice.file())
                .orElseThrow(() -> new IllegalStateException("a notice of a file that is not there"));
        Destination destination = destination(dossier, notice, now);
        LocalDate today = now.atZone(dossier.engine().tenant().zone()).toLocalDate();
        String language = Letters.language(dossier, notice.recipient(), destination.language());
        String address = destination.mail();
        if (address == null) {
            return settle(tenant, notice, destination.otherwise(), today, language);
        }
        Texts texts = new Texts(dossier, office.safe().sealer());
        Letters.Rendered rendered = office.letters()
                .render(
                        dossier,
                        notice.seq(),
                        Told.leaving(notice, office.ports().outbox().of(tenant, notice.file())),
                        language,
                        texts,
                        enclosed(notice, texts),
                        today,
                        field -> true);
        Mail.Outcome outcome = office.mail()
                .send(new Mail.Letter(
                        notice.id(),
                        address,
                        dossier.engine().tenant().name().in(language),
                        rendered.subject(),
                        rendered.text(),
                        language));
        if (outcome instanceof Mail.Outcome.Sent) {
            return settle(tenant, notice, Way.MAILED, today, language);
        }
        if (outcome instanceof Mail.Outcome.Refused || notice.attempts() + 1 >= MOST_ATTEMPTS) {
            LOG.log(Level.WARNING, "notice {0} was given up at attempt {1}", notice.id(), notice.attempts() + 1);
            return settle(tenant, notice, Way.FAILED, today, language);
        }
        Instant next = now.plus(wait(notice.attempts()));
        if (notice.daily()) {
            resting.put(id, next);
        }
        office.ports().outbox().again(tenant, id, notice.attempts() + 1, notice.daily() ? notice.notBefore() : next);
        return Way.WAITING;
    }

    private Way settle(String tenant, Notice notice, Way way, LocalDate today, String language) {
        office.ports()
                .outbox()
                .settle(
                        tenant,
                        notice.id(),
                        switch (way) {
                            case MAILED -> Notice.State.MAILED;
                            case SHOWN -> Notice.State.SHOWN;
                            case TO_PRINT -> Notice.State.TO_PRINT;
                            case FAILED -> Notice.State.FAILED;
                            case WAITING -> Notice.State.WAITING;
                        },
                        today,
                        language);
        return way;
    }

    /** Half a minute, then twice as long each time; all together four days, as RFC 5321 (4.5.4.1) advises. */
    static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static @Nullable String enclosed(Notice notice, Texts texts) {
        byte[] sealed = notice.enclosed();
        if (sealed == null) {
            return null;
        }
        return texts.seal()
                .flatMap(seal -> seal.open(
                                new Context(
                                        "notice",
                                        "enclosed",
                                        notice.file() + "/" + notice.seq() + "/" + notice.place()),
                                sealed)
                        .asOptional())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null);
    }

    /**
     * Staff hear by their role's or their own address, else on the worklist; an anonymous complainant only ever in the
     * mailbox; who is known as they wished: by mail, by post, or in the mailbox.
     */
    private Destination destination(Dossier dossier, Notice notice, Instant now) {
        Tenant tenant = dossier.engine().tenant();
        return switch (notice.recipient()) {
            case ROLE -> {
                Tenant.Role role = tenant.roles().get(notice.name());
                yield new Destination(role == null ? null : role.mail(), Way.SHOWN);
            }
            case PERSON ->
                new Destination(
                        office.ports().people().find(tenant.id(), List.of(notice.name())).stream()
                                .map(People.Person::mail)
                                .filter(mail -> mail != null && !mail.isEmpty())
                                .findFirst()
                                .orElse(null),
                        Way.SHOWN);
            case SERVICE -> {
                Tenant.Service service = tenant.services().get(notice.name());
                yield new Destination(service == null ? null : service.mail(), Way.TO_PRINT);
            }
            case FACILITY -> {
                Tenant.Facility facility = tenant.facilities().get(notice.name());
                yield new Destination(facility == null ? null : facility.mail(), Way.TO_PRINT);
            }
            case BODY -> {
                Tenant.Body body = tenant.bodies().get(notice.name());
                yield new Destination(body == null ? null : body.mail(), Way.TO_PRINT);
            }
            case COMPLAINANT ->
                Letters.NEW_RECEIPT.equals(notice.letter())
                        ? byMailAlone(dossier, notice, now)
                        : dossier.anonymous() || !dossier.state().contact()
                                ? new Destination(null, Way.SHOWN)
                                : person(dossier, Wording.COMPLAINANT, notice, now);
            case PARTY -> person(dossier, notice.name(), notice, now);
            case INVITED -> invited(dossier, notice);
        };
    }

    /** A link to a new code has no other way: who asked for it gave that address, however they are written to else. */
    private Destination byMailAlone(Dossier dossier, Notice notice, Instant now) {
        Optional<ContactView> told = dossier.anonymous()
                ? Optional.empty()
                : office.safe()
                        .contacts()
                        .tell(
                                dossier.tenant(),
                                dossier.id(),
                                Wording.COMPLAINANT,
                                "system",
                                "system",
                                "notice." + Letters.NEW_RECEIPT,
                                "entry-" + notice.seq(),
                                now);
        return new Destination(
                told.map(known -> known.contact().mail())
                        .filter(mail -> !mail.isEmpty())
                        .orElse(null),
                Way.FAILED);
    }

    /** What was withdrawn meanwhile does not leave any more. */
    private Destination invited(Dossier dossier, Notice notice) {
        FileState.Invitation invitation = dossier.state().invitations().get(notice.name());
        Texts texts = new Texts(dossier, office.safe().sealer());
        boolean asked = invitation != null && invitation.used() == null && invitation.withdrawn() == null;
        return new Destination(
                asked ? texts.at(notice.seq(), Inviting.MAIL).orElse(null) : null,
                Way.FAILED,
                texts.at(notice.seq(), Inviting.LANGUAGE).orElse(""));
    }

    private Destination person(Dossier dossier, String holder, Notice notice, Instant now) {
        Optional<ContactView> told = office.safe()
                .contacts()
                .tell(
                        dossier.tenant(),
                        dossier.id(),
                        holder,
                        "system",
                        "system",
                        "notice." + (notice.letter() == null ? "message" : notice.letter()),
                        "entry-" + notice.seq(),
                        now);
        if (told.isEmpty()) {
            return new Destination(null, Way.SHOWN);
        }
        Contact contact = told.get().contact();
        boolean postal = !String.join("", contact.postal()).isBlank();
        if (contact.preferredWay().equals("mailbox")) {
            return new Destination(null, Way.SHOWN, contact.language());
        }
        if (contact.preferredWay().equals("post") && postal) {
            return new Destination(null, Way.TO_PRINT, contact.language());
        }
        return new Destination(
                contact.mail().isEmpty() ? null : contact.mail(),
                postal ? Way.TO_PRINT : Way.SHOWN,
                contact.language());
    }

    // ---------------------------------------------------------------- housekeeping

    /**
     * Forgets what is kept for a while only: idempotency keys of before yesterday, what nobody came back to, tickets that long ago
     * opened anything, and what came of jobs.
     */
    public void tidy() {
        LocalDate yesterday = Request.day(office.now()).minusDays(1);
        for (String tenant : office.library().current().tenants().keySet()) {
            office.ports().transactions().within(tenant, () -> {
                office.ports().requests().forget(tenant, yesterday);
                office.ports().drafts().forget(tenant, yesterday.minusDays(Unsent.DAYS));
                office.ports().tickets().forget(tenant, office.now().minus(TICKETS_TOLD_OF));
                jobs.forget(tenant);
                return tenant;
            });
        }
    }
}
