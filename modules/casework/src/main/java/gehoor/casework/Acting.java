package gehoor.casework;

import gehoor.casework.port.Conflict;
import gehoor.casework.port.People;
import gehoor.casework.port.Remembered;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Action;
import gehoor.policy.Field;
import gehoor.policy.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One action in one file, whoever does it: load and hold, ask the engine, keep what it said. */
final class Acting {
    private final Office office;

    Acting(Office office) {
        this.office = office;
    }

    /**
     * @param holder who asks, for the idempotency key
     * @param mailbox by receipt or ticket: then the file is known to exist whatever the procedure lets its holder see
     * @param invitation by which it is done, then once; null where it is not by one
     */
    Answer<Performed> act(
            String tenant,
            Actor actor,
            String language,
            String holder,
            boolean mailbox,
            @Nullable String invitation,
            UUID file,
            ActRequest request,
            @Nullable Long expectedVersion,
            @Nullable IdempotencyKey key) {
        Instant now = office.now();
        Request asked = key == null ? null : Request.of(key, holder, asked(file, request));
        List<Inspected> uploads = Inspected.all(office.inspection(), request.uploads());
        try {
            return office.ports()
                    .transactions()
                    .within(
                            tenant,
                            () -> act(
                                    tenant,
                                    actor,
                                    language,
                                    mailbox,
                                    invitation,
                                    file,
                                    request,
                                    uploads,
                                    expectedVersion,
                                    asked,
                                    now));
        } catch (Stopped stopped) {
            return new Answer.Refused<>(stopped.refusals());
        } catch (Conflict conflict) {
            return conflict.what() == Conflict.What.KEY
                    ? new Answer.Clash<>("the same action is being done with this idempotency key right now")
                    : new Answer.Clash<>("somebody else is acting in this file right now");
        }
    }

    /** What a request is known by: as it was before letters could be put in other words, where none are. */
    private static List<@Nullable Object> asked(UUID file, ActRequest request) {
        List<@Nullable Object> asked = new ArrayList<>(Arrays.asList(
                file, request.action(), request.on(), request.given(), request.contact(), request.uploads()));
        if (request.waits() || !request.letters().isEmpty()) {
            asked.add(request.letters());
            asked.add(request.waits());
        }
        return asked;
    }

    private Answer<Performed> act(
            String tenant,
            Actor actor,
            String language,
            boolean mailbox,
            @Nullable String invitation,
            UUID file,
            ActRequest request,
            List<Inspected> uploads,
            @Nullable Long expectedVersion,
            @Nullable Request asked,
            Instant now) {
        if (asked != null) {
            Optional<Remembered> before = office.ports().requests().find(tenant, asked.key());
            if (before.isPresent()) {
                return repeated(tenant, actor, language, asked, before.get(), now);
            }
        }
        Optional<Dossier> found = office.cabinet().lock(tenant, file);
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Dossier dossier = found.get();
        Sight sight = dossier.sight(actor, now);
        if (!mailbox && !sight.exists()) {
            return new Answer.Missing<>();
        }
        if (expectedVersion != null && expectedVersion != dossier.row().version()) {
            return new Answer.Stale<>(dossier.row().version());
        }
        Decided decided = decide(dossier, actor, invitation, request, uploads, now);
        if (!decided.refusals().isEmpty()) {
            return new Answer.Refused<>(decided.refusals());
        }
        Given given = decided.given();
        Decision.Accepted accepted = decided.accepted();
        Map<String, String> texts = new LinkedHashMap<>(given.texts());
        if (!request.letters().isEmpty()) {
            Leaving.Chosen chosen = Leaving.chosen(request.letters(), leaving(dossier, actor, decided, now));
            if (!chosen.refusals().isEmpty()) {
                return new Answer.Refused<>(chosen.refusals());
            }
            texts.putAll(chosen.words());
        }
        Recording recording = office.recording(tenant, now);
        if (request.waits()) {
            recording.waiting(office.undo(tenant));
        }
        Contact contact = given.contact();
        if (contact != null) {
            String whose = holder(accepted.entry(), accepted.after());
            String spoken = whose.equals(Wording.COMPLAINANT)
                    ? Projection.reported(dossier.state()).language()
                    : contact.language();
            recording.keep(dossier, accepted.after(), whose, contact, spoken);
        }
        recording.accept(dossier, accepted, texts, given.uploads(), actor);
        int seq = accepted.entry().seq();
        recording.commit(
                asked == null
                        ? null
                        : asked.remembered(file, seq, Request.day(now), recording.codesAgain(dossier, asked, seq)));
        return Answer.done(performed(
                dossier,
                dossier.state(),
                accepted.entry(),
                actor,
                language,
                recording.codes(),
                recording.openedFiles(),
                now));
    }

    /** What an act would send to people outside, if it were done now; it is not. Refused where the act would be. */
    Answer<List<LeavingView>> leaving(
            String tenant, Actor actor, UUID file, ActRequest request, @Nullable Long expectedVersion) {
        Instant now = office.now();
        List<Inspected> uploads = Inspected.all(office.inspection(), request.uploads());
        return office.ports().transactions().within(tenant, () -> {
            Optional<Dossier> found = office.cabinet().load(tenant, file);
            if (found.isEmpty() || !found.get().sight(actor, now).exists()) {
                return new Answer.Missing<>();
            }
            Dossier dossier = found.get();
            if (expectedVersion != null && expectedVersion != dossier.row().version()) {
                return new Answer.Stale<>(dossier.row().version());
            }
            Decided decided = decide(dossier, actor, null, request, uploads, now);
            if (!decided.refusals().isEmpty()) {
                return new Answer.Refused<>(decided.refusals());
            }
            List<LeavingView> leaving = leaving(dossier, actor, decided, now);
            List<Refusal> refusals = Leaving.chosen(request.letters(), leaving).refusals();
            return refusals.isEmpty() ? Answer.done(leaving) : new Answer.Refused<>(refusals);
        });
    }

    private List<LeavingView> leaving(Dossier dossier, Actor actor, Decided decided, Instant now) {
        Decision.Accepted accepted = decided.accepted();
        Entry entry = accepted.entry();
        if (Told.by(dossier.with(entry, null, accepted.after()), entry).stream().noneMatch(Told::outside)) {
            return List.of();
        }
        byte[] sealed = new Texts(dossier, office.safe().sealer())
                .seal()
                .map(seal -> SealedTexts.seal(seal, entry.seq(), decided.given().texts()))
                .orElse(null);
        Sight sight = dossier.sight(actor, now);
        return new Leaving(office, dossier.with(entry, sealed, accepted.after()), actor, sight, now)
                .by(entry, decided.given(), holder(entry, accepted.after()));
    }

    /** @param refusals what stands in the way; where something does, nothing was accepted */
    private record Decided(Given given, Decision decision, List<Refusal> refusals) {
        Decision.Accepted accepted() {
            if (decision instanceof Decision.Accepted accepted) {
                return accepted;
            }
            throw new IllegalStateException("it was refused");
        }
    }

    private Decided decide(
            Dossier dossier,
            Actor actor,
            @Nullable String invitation,
            ActRequest request,
            List<Inspected> uploads,
            Instant now) {
        Action action = dossier.engine().procedure().actions().get(request.action());
        Given given = action == null
                ? new Given(Map.of(), Map.of(), null, List.of(), List.of())
                : Given.of(
                        dossier.engine(),
                        action,
                        request.given(),
                        request.contact(),
                        uploads,
                        actor.kind() != Actor.Kind.COMPLAINANT || dossier.named());
        Decision decision = dossier.engine()
                .decide(
                        dossier.state(),
                        actor,
                        invitation == null
                                ? new Command.Act(request.action(), request.on(), given.values())
                                : new Command.Comply(invitation, given.values()),
                        dossier.circumstances(now, actor, colleagues(dossier, given), given.values()));
        List<Refusal> refusals = refusals(given, decision);
        if (refusals == null
                && decision instanceof Decision.Accepted accepted
                && replacesUnseen(dossier, actor, action, given, accepted, now)) {
            refusals = List.of(Wording.identityNotSeen());
        }
        return new Decided(given, decision, refusals == null ? List.of() : refusals);
    }

    /**
     * What cannot be read and what the engine refuses; and contact data that are not taken of who complains. Null where
     * nothing stands in the way.
     */
    private static @Nullable List<Refusal> refusals(Given given, Decision decision) {
        List<Refusal> refusals = given.refusals(decision);
        if (refusals != null || given.contact() == null || !(decision instanceof Decision.Accepted accepted)) {
            return refusals;
        }
        if (!holder(accepted.entry(), accepted.after()).equals(Wording.COMPLAINANT)) {
            return null;
        }
        List<Refusal> theirs = accepted.after().identity().equals("anonymous")
                ? List.of(Wording.contactRefused())
                : Contacts.complainants(given.contact());
        return theirs.isEmpty() ? null : theirs;
    }

    /**
     * Whether contact data are corrected that this person may not read: who could put others in their place would get what is meant
     * for somebody whom they may not know.
     */
    private static boolean replacesUnseen(
            Dossier dossier,
            Actor actor,
            @Nullable Action action,
            Given given,
            Decision.Accepted accepted,
            Instant now) {
        return action != null
                && given.contact() != null
                && Given.corrects(action)
                && !dossier.sight(actor, now)
                        .sees(Contacts.compartment(
                                dossier.engine().procedure(),
                                dossier.state(),
                                holder(accepted.entry(), accepted.after())));
    }

    /** Whose contact data come with it: the party it adds or is about, else the complainant. */
    private static String holder(Entry entry, FileState after) {
        for (Change change : entry.changes()) {
            if (change instanceof Change.PartyAdded added) {
                return added.party();
            }
        }
        String on = entry.on();
        return on != null && after.parties().containsKey(on) ? on : Wording.COMPLAINANT;
    }

    private Map<String, Actor> colleagues(Dossier dossier, Given given) {
        Set<String> ids = new HashSet<>();
        given.values().forEach((id, value) -> {
            Field field = dossier.engine().procedure().fields().get(id);
            if (field != null && field.type() == Field.Type.STAFF && value instanceof Value.Code code) {
                ids.add(code.code());
            }
        });
        Map<String, Actor> colleagues = new HashMap<>();
        if (!ids.isEmpty()) {
            for (People.Person person : office.ports().people().find(dossier.tenant(), ids)) {
                colleagues.put(person.id(), Office.actor(person));
            }
        }
        return colleagues;
    }

    private Answer<Performed> repeated(
            String tenant, Actor actor, String language, Request asked, Remembered before, Instant now) {
        if (!asked.same(before)) {
            return new Answer.Clash<>("this idempotency key was used for another request");
        }
        Optional<Dossier> found = office.cabinet().load(tenant, before.file());
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Dossier dossier = found.get();
        Entry entry = dossier.history().get(before.seq() - 1);
        Map<String, UUID> opened = new LinkedHashMap<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.LinkOpened link) {
                dossier.linked().stream()
                        .filter(other -> other.link().equals(link.link()))
                        .forEach(other -> opened.put(link.link(), other.file().id()));
            }
        }
        return new Answer.Done<>(
                performed(
                        dossier,
                        dossier.upTo(before.seq()),
                        entry,
                        actor,
                        language,
                        CodesAgain.open(
                                new Texts(dossier, office.safe().sealer()), asked.own(), before.seq(), before.codes()),
                        opened,
                        now),
                true);
    }

    private Performed performed(
            Dossier dossier,
            FileState state,
            Entry entry,
            Actor actor,
            String language,
            Map<String, String> codes,
            Map<String, UUID> opened,
            Instant now) {
        Sight sight = dossier.engine().visible(state, actor, dossier.circumstances(now, actor));
        Labels labels = new Labels(dossier.engine(), office.language(dossier.tenant(), language));
        Views views = office.views(dossier, actor, sight, language, now, Map.of());
        List<Told> told = new ArrayList<>(Told.by(dossier, entry));
        return new Performed(
                dossier.id(),
                entry.action(),
                entry.seq(),
                state.seq(),
                state.stage(),
                labels.stage(state.stage()),
                state.outcome(),
                views.clocksAt(state),
                views.waitingFor(told),
                codes,
                seen(dossier, actor, opened, now));
    }

    /** Of the files that were opened, those this actor may see. */
    private Map<String, UUID> seen(Dossier dossier, Actor actor, Map<String, UUID> opened, Instant now) {
        if (opened.isEmpty() || actor.kind() != Actor.Kind.STAFF) {
            return Map.of();
        }
        Set<UUID> visible = new HashSet<>();
        for (Dossier other : office.cabinet().loadAll(dossier.tenant(), opened.values())) {
            if (other.sight(actor, now).exists()) {
                visible.add(other.id());
            }
        }
        Map<String, UUID> seen = new LinkedHashMap<>(opened);
        seen.values().retainAll(visible);
        return seen;
    }
}
