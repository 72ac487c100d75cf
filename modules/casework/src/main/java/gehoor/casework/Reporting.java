package gehoor.casework;

import gehoor.casework.port.Conflict;
import gehoor.casework.port.Remembered;
import gehoor.engine.Actor;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Field;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a file begins. */
public final class Reporting {
    private final Office office;
    private final Suspensions suspensions;
    private final Forms forms = new Forms();

    Reporting(Office office, Suspensions suspensions) {
        this.office = office;
        this.suspensions = suspensions;
    }

    /** The procedures of a tenant in force today. {@link Answer.Missing} where there is no such tenant. */
    public Answer<List<ProcedureView>> procedures(Requester requester) {
        Optional<Tenant> tenant = office.library().tenant(requester.tenant());
        if (tenant.isEmpty()) {
            return new Answer.Missing<>();
        }
        String language = office.language(requester.tenant(), requester.language());
        LocalDate today = today(tenant.get());
        List<ProcedureView> views = new ArrayList<>();
        for (String id : tenant.get().procedures().keySet()) {
            office.library()
                    .inForce(requester.tenant(), id, today)
                    .ifPresent(engine -> views.add(Forms.view(engine.procedure(), language)));
        }
        return Answer.done(views);
    }

    /** What a report asks of this requester. */
    public Answer<ReportForm> form(Requester requester, String procedure) {
        Optional<Engine> found = inForce(requester.tenant(), procedure);
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Engine engine = found.get();
        ReportForm form =
                forms.of(engine, office.language(requester.tenant(), requester.language()), requester.actor());
        return Answer.done(suspensions
                .since(requester.tenant())
                .map(since -> form.suspended(day(engine.tenant(), since)))
                .orElse(form));
    }

    /**
     * Takes a report in: by the public, or by staff for who phoned, wrote or came. The complainant gets a receipt; where a
     * member of staff took it in, it is exchanged at first use, since that person has heard it.
     *
     * <p>Where the organisation is suspended, the public is refused. Staff take in what came by letter, phone or mail all the same: it
     * was received, and its terms run from then. So does what was sent before and asks for its answer again.
     */
    public Answer<Reported> report(Requester requester, ReportRequest request, @Nullable IdempotencyKey key) {
        String tenant = requester.tenant();
        Optional<Engine> found = inForce(tenant, request.procedure());
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Engine engine = found.get();
        Instant now = office.now();
        Request asked = key == null ? null : Request.of(key, holder(requester), asked(request));
        Given given = given(engine, request);
        try {
            return office.ports()
                    .transactions()
                    .within(tenant, () -> report(requester, request, engine, given, asked, now));
        } catch (Stopped stopped) {
            return new Answer.Refused<>(stopped.refusals());
        } catch (Conflict conflict) {
            return new Answer.Clash<>("the same report is being made with this idempotency key right now");
        }
    }

    /**
     * What this member of staff took in under that key, whatever was asked with it; without its code, which only the same request
     * opens. Empty where nothing was, it is not remembered any more, or its file is gone.
     */
    public Optional<Reported> before(Requester requester, IdempotencyKey key) {
        String tenant = requester.tenant();
        if (!requester.staff() || office.unknown(tenant)) {
            return Optional.empty();
        }
        Instant now = office.now();
        Request asked = Request.of(key, holder(requester), List.of());
        return office.ports()
                .transactions()
                .within(
                        tenant,
                        () -> office.ports()
                                .requests()
                                .find(tenant, asked.key())
                                .flatMap(before -> office.cabinet()
                                        .load(tenant, before.file())
                                        .map(dossier -> reported(requester, dossier, before, null, now))));
    }

    private static String holder(Requester requester) {
        return requester.actor().kind() + " " + requester.actor().id();
    }

    /** What a request is known by: as it was before letters could be put in other words, where none are. */
    private static List<@Nullable Object> asked(ReportRequest request) {
        List<@Nullable Object> asked = new ArrayList<>(Arrays.asList(
                request.procedure(),
                request.kind(),
                request.reporter(),
                request.capacity(),
                request.identity(),
                request.channel(),
                request.received(),
                request.language(),
                request.contact(),
                request.given(),
                request.uploads()));
        if (!request.letters().isEmpty()) {
            asked.add(request.letters());
        }
        return asked;
    }

    private Given given(Engine engine, ReportRequest request) {
        return Given.of(
                engine,
                engine.procedure().report().action(),
                request.given(),
                request.contact(),
                Inspected.all(office.inspection(), request.uploads()),
                identity(engine, request).equals("named"));
    }

    /**
     * What a report that staff take in would send to people outside, if it were taken in now; it is not, and nothing is kept. Refused
     * where the report would be. Who may not see what is written in the file is shown nothing, as is who may not know of it. What is
     * for somebody anonymous is shown like all: it is read in the mailbox.
     */
    public Answer<List<LeavingView>> leaving(Requester requester, ReportRequest request) {
        Optional<Engine> found = inForce(requester.tenant(), request.procedure());
        if (found.isEmpty() || !requester.staff()) {
            return new Answer.Missing<>();
        }
        Engine engine = found.get();
        Instant now = office.now();
        Given given = given(engine, request);
        return office.ports().transactions().within(requester.tenant(), () -> {
            Dossier blank = office.recording(requester.tenant(), now).blank(engine);
            Decision decision = decide(requester, request, blank, given, now);
            List<Refusal> refusals = given.refusals(decision);
            if (refusals == null && decision instanceof Decision.Accepted accepted) {
                List<LeavingView> leaving = leaving(requester, blank, given, accepted, now);
                refusals = Leaving.chosen(request.letters(), leaving).refusals();
                if (refusals.isEmpty()) {
                    return Answer.done(leaving);
                }
            }
            return new Answer.Refused<>(Objects.requireNonNull(refusals, "what is not accepted is refused"));
        });
    }

    /** Of a file that has not begun: its texts are not sealed, for it has no key yet. */
    private List<LeavingView> leaving(
            Requester requester, Dossier blank, Given given, Decision.Accepted accepted, Instant now) {
        Entry entry = accepted.entry();
        Dossier begun = blank.with(entry, null, accepted.after());
        Texts texts = Texts.invented(begun, Map.of(entry.seq(), given.texts()));
        Actor actor = requester.actor();
        return new Leaving(office, begun, actor, begun.sight(actor, now), now, texts)
                .by(entry, given, Wording.COMPLAINANT);
    }

    private Decision decide(Requester requester, ReportRequest request, Dossier blank, Given given, Instant now) {
        return blank.engine()
                .decide(
                        FileState.empty(),
                        requester.actor(),
                        command(requester, request, blank.engine(), given, given.values()),
                        blank.circumstances(now, requester.actor(), Map.of(), given.values()));
    }

    /**
     * What a report that is being written still lacks: the same that would be said if it were sent now. Nothing is kept, and
     * attachments are not looked at.
     */
    public Answer<Preview> preview(Requester requester, ReportRequest request) {
        Optional<Engine> found = inForce(requester.tenant(), request.procedure());
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Engine engine = found.get();
        Instant now = office.now();
        Given given = Given.of(
                engine,
                engine.procedure().report().action(),
                request.given(),
                request.contact(),
                List.of(),
                identity(engine, request).equals("named"));
        Dossier dossier = office.recording(requester.tenant(), now).blank(engine);
        Map<String, Value> values = new LinkedHashMap<>(given.values());
        List<Offer.Asked> asked = engine.asked(
                requester.actor(),
                command(requester, request, engine, given, values),
                dossier.circumstances(now, requester.actor(), Map.of(), values));
        // Files come last, with the sending: until then they are taken to be there.
        asked.stream()
                .map(Offer.Asked::field)
                .filter(field -> field.type() == Field.Type.ATTACHMENTS)
                .forEach(field -> values.put(field.id(), Value.SEALED));
        List<Refusal> refusals = given.refusals(engine.decide(
                FileState.empty(),
                requester.actor(),
                command(requester, request, engine, given, values),
                dossier.circumstances(now, requester.actor(), Map.of(), values)));
        Labels labels = new Labels(engine, office.language(requester.tenant(), requester.language()));
        return Answer.done(new Preview(
                asked.stream().map(each -> Forms.ask(labels, each)).toList(), refusals == null ? List.of() : refusals));
    }

    private Command.Report command(
            Requester requester, ReportRequest request, Engine engine, Given given, Map<String, Value> values) {
        String language = request.language() == null
                ? office.language(requester.tenant(), requester.language())
                : request.language();
        return new Command.Report(
                request.kind(),
                request.reporter(),
                request.capacity(),
                identity(engine, request),
                request.channel(),
                request.received(),
                language,
                given.contact() != null,
                values,
                List.of(),
                null);
    }

    private static String identity(Engine engine, ReportRequest request) {
        return request.identity() == null
                ? engine.procedure().report().identities().get(0)
                : request.identity();
    }

    private Answer<Reported> report(
            Requester requester,
            ReportRequest request,
            Engine engine,
            Given given,
            @Nullable Request asked,
            Instant now) {
        String tenant = requester.tenant();
        if (asked != null) {
            Optional<Remembered> before = office.ports().requests().find(tenant, asked.key());
            if (before.isPresent()) {
                return repeated(requester, asked, before.get(), now);
            }
        }
        Optional<Instant> suspended = requester.staff()
                ? Optional.empty()
                : office.ports().suspensions().since(tenant);
        if (suspended.isPresent()) {
            suspensions.is(tenant, suspended.get());
            return new Answer.Refused<>(
                    List.of(Wording.suspended(engine.tenant().name(), day(engine.tenant(), suspended.get()))));
        }
        Recording recording = office.recording(tenant, now);
        Contact contact = given.contact();
        String language =
                request.language() == null ? office.language(tenant, requester.language()) : request.language();
        Dossier dossier = recording.blank(engine);
        Decision decision = decide(requester, request, dossier, given, now);
        List<Refusal> refusals = given.refusals(decision);
        if (refusals != null) {
            return new Answer.Refused<>(refusals);
        }
        Decision.Accepted accepted = (Decision.Accepted) decision;
        Map<String, String> texts = new LinkedHashMap<>(given.texts());
        if (!request.letters().isEmpty()) {
            Leaving.Chosen chosen =
                    Leaving.chosen(request.letters(), leaving(requester, dossier, given, accepted, now));
            if (!chosen.refusals().isEmpty()) {
                return new Answer.Refused<>(chosen.refusals());
            }
            texts.putAll(chosen.words());
        }
        if (request.waits()) {
            recording.waiting(office.undo(tenant));
        }
        recording.begin(dossier);
        recording.giveReceipt(dossier, Wording.COMPLAINANT, requester.staff());
        if (contact != null) {
            recording.keep(dossier, accepted.after(), Wording.COMPLAINANT, contact, language);
        }
        recording.accept(dossier, accepted, texts, given.uploads(), requester.actor());
        recording.commit(
                asked == null
                        ? null
                        : asked.remembered(dossier.id(), 1, Request.day(now), recording.codesAgain(dossier, asked, 1)));
        return Answer.done(reported(
                requester,
                dossier,
                dossier.state(),
                dossier.row().number(),
                recording.codes().get(Wording.COMPLAINANT),
                Told.by(dossier, accepted.entry()),
                now));
    }

    private Answer<Reported> repeated(Requester requester, Request asked, Remembered before, Instant now) {
        if (!asked.same(before)) {
            return new Answer.Clash<>("this idempotency key was used for another request");
        }
        Optional<Dossier> found = office.cabinet().load(requester.tenant(), before.file());
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Dossier dossier = found.get();
        String receipt = CodesAgain.open(
                        new Texts(dossier, office.safe().sealer()), asked.own(), before.seq(), before.codes())
                .get(Wording.COMPLAINANT);
        return new Answer.Done<>(reported(requester, dossier, before, receipt, now), true);
    }

    private Reported reported(
            Requester requester, Dossier dossier, Remembered before, @Nullable String receipt, Instant now) {
        return reported(
                requester,
                dossier,
                dossier.upTo(before.seq()),
                dossier.row().number(),
                receipt,
                Told.by(dossier, dossier.history().get(before.seq() - 1)),
                now);
    }

    private Reported reported(
            Requester requester,
            Dossier dossier,
            FileState state,
            @Nullable String number,
            @Nullable String receipt,
            List<Told> told,
            Instant now) {
        Actor viewer = requester.staff() ? requester.actor() : Actor.COMPLAINANT;
        Sight sight = dossier.engine().visible(state, viewer, dossier.circumstances(now, viewer));
        Labels labels = new Labels(dossier.engine(), office.language(requester.tenant(), requester.language()));
        Views views = office.views(dossier, viewer, sight, requester.language(), now, Map.of());
        return new Reported(
                dossier.id(),
                sight.exists() ? number : null,
                receipt,
                state.stage(),
                labels.stage(state.stage()),
                state.seq(),
                views.clocksAt(state),
                views.waitingFor(told));
    }

    // ---------------------------------------------------------------- what is asked

    private Optional<Engine> inForce(String tenant, String procedure) {
        return office.library()
                .tenant(tenant)
                .flatMap(known -> office.library().inForce(tenant, procedure, today(known)));
    }

    private LocalDate today(Tenant tenant) {
        return day(tenant, office.now());
    }

    private static LocalDate day(Tenant tenant, Instant moment) {
        return moment.atZone(tenant.zone()).toLocalDate();
    }
}
