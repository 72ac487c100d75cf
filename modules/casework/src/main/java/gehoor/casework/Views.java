package gehoor.casework;

import gehoor.casework.FileView.AssignedView;
import gehoor.casework.FileView.DutyView;
import gehoor.casework.FileView.InstrumentView;
import gehoor.casework.FileView.LinkView;
import gehoor.casework.FileView.PartyView;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Deadline;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.engine.Sight;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Value;
import gehoor.policy.Words;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file as one viewer may see it. The only place where what lies in a file becomes something that is told: each part asks
 * the sight first, and a sealed text is opened only in a compartment that is seen.
 */
final class Views {
    private static final Words WHY = Wording.words("label.why");

    private final Dossier dossier;
    private final Actor viewer;
    private final Sight sight;
    private final Labels labels;
    private final Texts texts;
    private final Letters letters;
    private final Instant now;
    private final Map<String, String> names;
    private final Supplier<List<Outbox.Sent>> outbox;
    private @Nullable List<Outbox.Sent> sent;

    /**
     * @param names account id to name, of staff
     * @param outbox what became of the notices of the file; asked where it matters
     */
    Views(
            Dossier dossier,
            Actor viewer,
            Sight sight,
            String language,
            Texts texts,
            Letters letters,
            Instant now,
            Map<String, String> names,
            Supplier<List<Outbox.Sent>> outbox) {
        this.dossier = dossier;
        this.viewer = viewer;
        this.sight = sight;
        this.labels = new Labels(dossier.engine(), language);
        this.texts = texts;
        this.letters = letters;
        this.now = now;
        this.names = names;
        this.outbox = outbox;
    }

    private List<Outbox.Sent> sent() {
        List<Outbox.Sent> known = sent;
        if (known == null) {
            known = outbox.get();
            sent = known;
        }
        return known;
    }

    private boolean staff() {
        return viewer.kind() == Actor.Kind.STAFF;
    }

    private boolean file() {
        return sight.sees(Compartment.FILE);
    }

    /** Whatever lies in that field, whoever wrote it. */
    boolean sees(String field) {
        Field known = procedure().fields().get(field);
        return known != null && sight.sees(known.compartment());
    }

    /** What that entry recorded in that field; what was written to somebody else is theirs alone among who holds a receipt. */
    private boolean sees(String field, Entry entry) {
        Field known = procedure().fields().get(field);
        if (known == null || !sight.sees(known.compartment(), own(entry))) {
            return false;
        }
        if (staff()) {
            return true;
        }
        Boolean mine = wroteToMe(field, entry);
        if (mine == null) {
            return !(known.compartment().equals(Compartment.MESSAGES) && withheld(entry));
        }
        return mine && !withheld(entry) && !reworded(entry);
    }

    /** Whether something that this entry sends to who looks has not left yet, or never will. */
    private boolean withheld(Entry entry) {
        return sent().stream()
                .anyMatch(each ->
                        each.notice().seq() == entry.seq() && mine(Told.of(each.notice())) && each.withheld(now));
    }

    /** For staff: whether what this entry sends to somebody outside has not left yet, or never will. */
    private boolean unsent(Entry entry) {
        return staff()
                && sent().stream()
                        .anyMatch(each -> each.notice().seq() == entry.seq()
                                && Told.of(each.notice()).outside()
                                && each.withheld(now));
    }

    /** Whether what this entry sends to who looks was put in other words: then only those are to be read. */
    private boolean reworded(Entry entry) {
        return sent().stream()
                .map(Outbox.Sent::notice)
                .anyMatch(notice -> notice.seq() == entry.seq()
                        && mine(Told.of(notice))
                        && texts.reworded(notice.seq(), notice.place()));
    }

    private boolean own(Entry entry) {
        return dossier.engine().own(dossier.state(), viewer, entry);
    }

    /** Null where the entry sent that field to nobody. */
    private @Nullable Boolean wroteToMe(String field, Entry entry) {
        Boolean mine = null;
        for (Change change : entry.changes()) {
            if (change instanceof Change.MessageSent sent && sent.field().equals(field)) {
                boolean me = Objects.equals(sent.to(), viewer.party());
                mine = me || (mine != null && mine);
            }
        }
        return mine;
    }

    private Procedure procedure() {
        return dossier.engine().procedure();
    }

    FileView file(List<AttachmentRows.Row> attachments, List<LinkView> links) {
        return file(attachments, links, null);
    }

    /** @param movableTo see {@link FileView} */
    FileView file(List<AttachmentRows.Row> attachments, List<LinkView> links, @Nullable String movableTo) {
        FileRow row = dossier.row();
        FileState state = dossier.state();
        Change.Reported reported = Projection.reported(state);
        boolean file = file();
        boolean told = file || (viewer.kind() == Actor.Kind.COMPLAINANT && !state.transferred());
        String outcome = told || state.transferred() ? state.outcome() : null;
        return new FileView(
                row.id(),
                row.number(),
                row.procedure(),
                row.procedureVersion(),
                movableTo,
                labels.in(procedure().title()),
                state.seq(),
                state.stage(),
                labels.stage(state.stage()),
                outcome,
                outcome == null ? null : labels.outcome(outcome),
                state.closedOn(),
                reported.received(),
                Projection.registered(state),
                state.transferred(),
                told ? reported.kind() : null,
                told ? reported.reporter() : null,
                told ? reported.capacity() : null,
                told ? state.identity() : null,
                told ? reported.channel() : null,
                told ? reported.language() : null,
                sight.compartments(),
                sight.own(),
                sight.rules(),
                told && state.contact(),
                staff() && state.contact() && sight.sees(Compartment.IDENTITY),
                facts(),
                file ? parties() : List.of(),
                file ? instruments() : List.of(),
                file && staff() ? assigned() : List.of(),
                file && staff() ? duties() : List.of(),
                clocks(),
                links,
                messages(attachments),
                attachments(attachments),
                staff() ? invitations() : List.of());
    }

    /** Those that this member of staff has to do with: to whom they went is nobody else's business. */
    private List<FileView.InvitationView> invitations() {
        Circumstances here = dossier.circumstances(now, viewer);
        LocalDate today = now.atZone(dossier.engine().tenant().zone()).toLocalDate();
        List<FileView.InvitationView> invitations = new ArrayList<>();
        for (FileState.Invitation each : dossier.state().invitations().values()) {
            if (dossier.engine().minds(dossier.state(), viewer, here, each)) {
                Entry made = dossier.history().get(each.seq() - 1);
                invitations.add(new FileView.InvitationView(
                        each.id(),
                        each.action(),
                        labels.action(each.action()),
                        each.on(),
                        each.as(),
                        invited(each.as(), each.of()),
                        texts.at(each.seq(), Inviting.SHOWN).orElse(""),
                        made.day(),
                        each.until(),
                        word(each, today)));
            }
        }
        return invitations;
    }

    private static String word(FileState.Invitation invitation, LocalDate today) {
        if (invitation.used() != null) {
            return "used";
        }
        if (invitation.withdrawn() != null) {
            return "withdrawn";
        }
        return !invitation.open(today) ? "expired" : invitation.opened() != null ? "opened" : "sent";
    }

    /** Who is asked, in words: the party, or the role and for whom it speaks. */
    String invited(String as, List<String> of) {
        FileState.Party party = dossier.state().parties().get(as);
        if (party != null) {
            return labels.role("party:" + party.kind());
        }
        List<String> whose = of.stream().map(labels::belonging).toList();
        return labels.role(as) + (whose.isEmpty() ? "" : " (" + String.join(", ", whose) + ")");
    }

    List<InvitableView> invitable(List<Engine.Invitable> invitable) {
        List<InvitableView> views = new ArrayList<>();
        for (Engine.Invitable each : invitable) {
            views.add(new InvitableView(
                    each.action().id(),
                    labels.in(each.action().label()),
                    each.on(),
                    each.whom().stream().map(this::asked).toList()));
        }
        return views;
    }

    private InvitableView.Who asked(Engine.Asked asked) {
        FileState.Party party = dossier.state().parties().get(asked.as());
        boolean known = party != null
                && party.facts().entrySet().stream().anyMatch(fact -> {
                    Field field = procedure().fields().get(fact.getKey());
                    return field != null && field.type() == Field.Type.CONTACT;
                });
        return new InvitableView.Who(asked.as(), invited(asked.as(), asked.of()), labels.mail(asked.of()), known);
    }

    // ---------------------------------------------------------------- facts

    private List<FactView> facts() {
        List<FactView> facts = new ArrayList<>();
        facts(dossier.state().facts(), null, facts);
        dossier.state().parties().values().forEach(party -> facts(party.facts(), party.id(), facts));
        dossier.state().instruments().values().forEach(run -> facts(run.facts(), run.id(), facts));
        return facts;
    }

    private void facts(Map<String, Value> values, @Nullable String about, List<FactView> facts) {
        values.forEach((id, value) -> {
            Entry entry = dossier.recordedBy(id, about);
            if (entry == null ? sees(id) : sees(id, entry)) {
                FactView fact = fact(
                        id,
                        value,
                        about,
                        Texts.sealed(value) ? texts.latest(id, about).orElse(null) : null);
                if (fact != null) {
                    facts.add(fact);
                }
            }
        });
    }

    /** Null for what is shown elsewhere: contact data and attachments; and, to who is no colleague, for who of the staff it is. */
    private @Nullable FactView fact(String id, Value value, @Nullable String about, @Nullable String written) {
        Field field = procedure().fields().get(id);
        if (field == null || field.type() == Field.Type.CONTACT || field.type() == Field.Type.ATTACHMENTS) {
            return null;
        }
        if (field.type() == Field.Type.STAFF && !staff()) {
            return null;
        }
        String text = written != null ? written : labels.value(field, value);
        if (field.type() == Field.Type.STAFF && text != null) {
            text = names.getOrDefault(text, text);
        }
        return new FactView(id, labels.in(field.label()), field.type().word(), about, Labels.codes(value), text);
    }

    private List<PartyView> parties() {
        List<PartyView> parties = new ArrayList<>();
        dossier.state()
                .parties()
                .values()
                .forEach(party ->
                        parties.add(new PartyView(party.id(), party.kind(), labels.role("party:" + party.kind()))));
        return parties;
    }

    private List<InstrumentView> instruments() {
        List<InstrumentView> instruments = new ArrayList<>();
        dossier.state().instruments().values().forEach(run -> {
            var instrument = procedure().instruments().get(run.instrument());
            instruments.add(new InstrumentView(
                    run.id(),
                    run.instrument(),
                    instrument == null ? run.instrument() : labels.in(instrument.label()),
                    run.state(),
                    run.ended(),
                    run.opened()));
        });
        return instruments;
    }

    private List<AssignedView> assigned() {
        List<AssignedView> assigned = new ArrayList<>();
        dossier.state()
                .assigned()
                .forEach((role, people) -> people.stream()
                        .sorted()
                        .forEach(person -> assigned.add(new AssignedView(
                                role, labels.role(role), person, names.getOrDefault(person, person)))));
        return assigned;
    }

    private List<DutyView> duties() {
        List<DutyView> duties = new ArrayList<>();
        dossier.state().duties().forEach((id, owed) -> {
            var duty = procedure().duties().get(FileState.dutyOf(id));
            if (duty != null && owed.open() > 0) {
                duties.add(new DutyView(
                        duty.id(), labels.in(duty.label()), FileState.onOf(id), owed.open(), duty.basis()));
            }
        });
        return duties;
    }

    // ---------------------------------------------------------------- clocks

    /**
     * Published terms and expectations are told to who knows that the file exists; norms and follow-ups are the
     * organisation's own, for staff who read it.
     */
    List<ClockView> clocks() {
        return clocksAt(dossier.state());
    }

    /** As they stood then. */
    List<ClockView> clocksAt(FileState then) {
        return sight.exists() && !then.transferred() ? clocks(dossier.engine().ledger(then, now)) : List.of();
    }

    private List<ClockView> clocks(List<Deadline> ledger) {
        List<ClockView> clocks = new ArrayList<>();
        for (Deadline deadline : ledger) {
            Clock clock = deadline.clock();
            boolean published = clock.kind() == Clock.Kind.TERM || clock.kind() == Clock.Kind.EXPECTATION;
            String on = deadline.on();
            boolean another = viewer.kind() == Actor.Kind.PARTY
                    && on != null
                    && dossier.state().parties().containsKey(on)
                    && !on.equals(viewer.party());
            if ((published && !another) || (staff() && file())) {
                clocks.add(new ClockView(
                        deadline.run(),
                        clock.id(),
                        labels.in(clock.label()),
                        Projection.word(clock.kind()),
                        deadline.on(),
                        deadline.state().word(),
                        deadline.anchor(),
                        deadline.due(),
                        labels.role(clock.owner()),
                        labels.in(deadline.explained()),
                        clock.basis()));
            }
        }
        return clocks;
    }

    // ---------------------------------------------------------------- messages

    List<MessageView> messages(List<AttachmentRows.Row> attachments) {
        if (!sight.sees(Compartment.MESSAGES, true)) {
            return List.of();
        }
        List<MessageView> messages = new ArrayList<>();
        for (Entry entry : dossier.history()) {
            for (String field : messageFields(entry)) {
                Boolean mine = staff() ? null : wroteToMe(field, entry);
                if (mine == null ? !sees(field, entry) : !mine || withheld(entry) || reworded(entry)) {
                    continue;
                }
                messages.add(new MessageView(
                        entry.seq(),
                        entry.day(),
                        from(entry),
                        labels.role(entry.by().role()),
                        labelsOf(entry).action(entry.action()),
                        texts.at(entry.seq(), field).orElse(null),
                        attachmentsOf(entry, attachments),
                        unsent(entry)));
            }
            for (Told told : Told.by(dossier, entry)) {
                boolean words = told.letter() != null || texts.reworded(entry.seq(), told.place());
                if (words && mine(told) && (staff() || !withheld(entry))) {
                    messages.add(letter(entry, told, attachments));
                }
            }
        }
        return messages;
    }

    /** Letters to who looks; staff see those to the complainant. */
    private boolean mine(Told told) {
        String party = viewer.party();
        return party == null ? told.toHolder(Wording.COMPLAINANT) : told.toHolder(party);
    }

    /** In other words it has one language, that in which it left; else it is told in that of who looks. */
    private String language(Entry entry, Told told) {
        if (!texts.reworded(entry.seq(), told.place())) {
            return labels.language();
        }
        return sent().stream()
                .filter(each ->
                        each.notice().seq() == entry.seq() && each.notice().place() == told.place())
                .flatMap(each -> Stream.ofNullable(each.language()))
                .findFirst()
                .orElseGet(() -> Letters.language(dossier, told.recipient(), ""));
    }

    private MessageView letter(Entry entry, Told told, List<AttachmentRows.Row> attachments) {
        Letters.Rendered rendered = letters.render(
                dossier,
                entry.seq(),
                told,
                language(entry, told),
                texts,
                null,
                entry.day(),
                staff() ? this::sees : field -> true);
        return new MessageView(
                entry.seq(),
                entry.day(),
                "desk",
                // a letter that answers what the complainant or a party did is nobody's in particular
                entry.by().kind() == Actor.Kind.STAFF ? labels.role(entry.by().role()) : "",
                rendered.subject(),
                rendered.text(),
                // the message that it stands for is not told besides
                !staff() && texts.reworded(entry.seq(), told.place()) ? attachmentsOf(entry, attachments) : List.of(),
                unsent(entry));
    }

    private Set<String> messageFields(Entry entry) {
        Set<String> fields = new TreeSet<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.MessageSent sent) {
                fields.add(sent.field());
            }
        }
        entry.recorded().forEach((id, value) -> {
            Field field = procedure().fields().get(id);
            boolean written =
                    field != null && (field.type() == Field.Type.TEXT || field.type() == Field.Type.LONG_TEXT);
            if (field != null && written && field.compartment().equals(Compartment.MESSAGES)) {
                fields.add(id);
            }
        });
        return fields;
    }

    private static String from(Entry entry) {
        return switch (entry.by().kind()) {
            case COMPLAINANT, PUBLIC -> "complainant";
            case PARTY, INVITED -> "party";
            case STAFF, SYSTEM -> "desk";
        };
    }

    private List<AttachmentView> attachmentsOf(Entry entry, List<AttachmentRows.Row> attachments) {
        return attachments(
                attachments.stream().filter(row -> row.seq() == entry.seq()).toList());
    }

    List<AttachmentView> attachments(List<AttachmentRows.Row> rows) {
        return rows.stream()
                .filter(this::sees)
                .map(row -> Safe.view(texts.seal(), row))
                .toList();
    }

    boolean sees(AttachmentRows.Row row) {
        return sees(row.field(), dossier.history().get(row.seq() - 1));
    }

    // ---------------------------------------------------------------- history

    List<HistoryLine> history(List<Outbox.Sent> sent) {
        List<HistoryLine> lines = new ArrayList<>();
        for (Entry entry : dossier.history()) {
            if (dossier.engine().sees(dossier.state(), viewer, sight, entry) && !onlyWithheld(entry)) {
                lines.add(line(entry, sent));
            }
        }
        return lines;
    }

    /** Who is not to read it yet does not read that there is something; nor what became of a letter before it left. */
    private boolean onlyWithheld(Entry entry) {
        if (staff()) {
            return false;
        }
        if (withheld(entry)) {
            return entry.changes().stream()
                    .noneMatch(change -> change instanceof Change.Moved
                            || change instanceof Change.Closed
                            || change instanceof Change.Reopened);
        }
        return entry.changes().stream().anyMatch(change -> change instanceof Change.Dispatched);
    }

    /** As the version called it under which it was decided. */
    private Labels labelsOf(Entry entry) {
        return new Labels(dossier.engine(entry), labels.language());
    }

    /** Why it went over to another version: told to staff who read the file. */
    private Optional<FactView> reason(Entry entry) {
        return entry.action().equals(GoingOver.WENT_OVER) && staff() && file()
                ? texts.at(entry.seq(), GoingOver.REASON)
                        .map(why -> new FactView(
                                GoingOver.REASON, labels.in(WHY), Field.Type.LONG_TEXT.word(), null, List.of(), why))
                : Optional.empty();
    }

    private HistoryLine line(Entry entry, List<Outbox.Sent> sent) {
        List<FactView> recorded = new ArrayList<>();
        reason(entry).ifPresent(recorded::add);
        entry.recorded().forEach((id, value) -> {
            if (sees(id, entry)) {
                FactView fact = fact(
                        id,
                        value,
                        entry.on(),
                        Texts.sealed(value) ? texts.at(entry.seq(), id).orElse(null) : null);
                if (fact != null) {
                    recorded.add(fact);
                }
            }
        });
        boolean byStaff = entry.by().kind() == Actor.Kind.STAFF;
        boolean dayOnly = dossier.anonymous()
                && (entry.seq() == 1
                        || entry.by().kind() == Actor.Kind.COMPLAINANT
                        || entry.by().kind() == Actor.Kind.PUBLIC);
        String person = staff() && byStaff ? entry.by().id() : "";
        String other = entry.by().standsFor();
        String placeOf = person.isEmpty() || other == null ? "" : other;
        return new HistoryLine(
                entry.seq(),
                entry.day(),
                dayOnly || !staff() ? null : entry.at(),
                entry.action(),
                labelsOf(entry).action(entry.action()),
                entry.on(),
                entry.by().kind().name().toLowerCase(java.util.Locale.ROOT),
                labels.role(entry.by().role()),
                person,
                names.getOrDefault(person, person),
                placeOf,
                names.getOrDefault(placeOf, placeOf),
                recorded,
                changes(entry),
                staff() && file() ? looked(entry) : List.of(),
                told(entry, sent));
    }

    private List<String> changes(Entry entry) {
        List<String> changes = new ArrayList<>();
        if (!sight.sees(Compartment.FILE, own(entry))) {
            return changes;
        }
        for (Change change : entry.changes()) {
            boolean plain = change instanceof Change.Moved
                    || change instanceof Change.Closed
                    || change instanceof Change.Reopened;
            if (plain || (staff() && tellable(change))) {
                changes.add(words(change));
            }
        }
        return changes;
    }

    private boolean tellable(Change change) {
        if (change instanceof Change.FactSet set) {
            return sees(set.field());
        }
        if (change instanceof Change.Corrected corrected) {
            return !procedure().fields().containsKey(corrected.field()) || sees(corrected.field());
        }
        return !(change instanceof Change.Reported) && !(change instanceof Change.PartyRecorded);
    }

    /** The kind of change and what it names, as codes: {@code clock-started treatment-1 treatment}. */
    private static String words(Change change) {
        StringBuilder words = new StringBuilder(change.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])([A-Z])", "-$1")
                .toLowerCase(java.util.Locale.ROOT));
        for (RecordComponent component : change.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(change);
                if (value != null && !value.toString().isEmpty()) {
                    words.append(' ').append(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record that hides its components", e);
            }
        }
        return words.toString();
    }

    private List<HistoryLine.LookedView> looked(Entry entry) {
        List<HistoryLine.LookedView> looked = new ArrayList<>();
        for (Entry.Looked each : entry.looked()) {
            String name = each.fact().substring(each.fact().indexOf('.') + 1);
            Field field = procedure().fields().get(name);
            if (field == null || sight.sees(field.compartment())) {
                looked.add(new HistoryLine.LookedView(each.rule(), each.fact(), each.value(), each.held()));
            }
        }
        return looked;
    }

    private List<ToldView> told(Entry entry, List<Outbox.Sent> sent) {
        List<ToldView> told = new ArrayList<>();
        for (Outbox.Sent each : sent) {
            Notice notice = each.notice();
            if (notice.seq() == entry.seq()) {
                Told of = Told.of(notice);
                if (staff() ? file() || mine(of) : mine(of) && !each.withheld(now)) {
                    told.add(told(of, each.state()));
                }
            }
        }
        return told;
    }

    /** Of what was just decided, what this viewer may know. */
    List<ToldView> waitingFor(List<Told> all) {
        List<ToldView> told = new ArrayList<>();
        for (Told of : all) {
            if (staff() ? file() : mine(of)) {
                told.add(told(of, Notice.State.WAITING));
            }
        }
        return told;
    }

    private ToldView told(Told of, Notice.State state) {
        return new ToldView(
                of.recipient().name().toLowerCase(java.util.Locale.ROOT),
                of.name(),
                of.letter(),
                letters.subject(dossier, of, labels.language()),
                state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    // ---------------------------------------------------------------- offers

    /** @param colleagues who can be chosen for a field of type staff, by role; the key is the role, empty for all */
    List<OfferView> offers(List<Offer> offers, List<Actor> colleagues) {
        return offers.stream().map(offer -> offer(offer, colleagues)).toList();
    }

    private OfferView offer(Offer offer, List<Actor> colleagues) {
        return new OfferView(
                offer.action().id(),
                labels.in(offer.action().label()),
                labels.in(offer.action().hint()),
                offer.action().basis(),
                offer.on(),
                offer.action().primary(),
                offer.action().recordsNothing(),
                offer.asks().stream()
                        .map(asked -> ask(offer, asked, colleagues))
                        .toList(),
                offer.barredBy());
    }

    private OfferView.AskView ask(Offer offer, Offer.Asked asked, List<Actor> colleagues) {
        Field field = asked.field();
        return field.type() == Field.Type.STAFF
                ? Forms.ask(labels, asked, people(roleAsked(offer, field), colleagues))
                : Forms.ask(labels, asked);
    }

    /** The role in which somebody is assigned by this action; empty where the field is for something else. */
    private static String roleAsked(Offer offer, Field field) {
        for (Effect effect : Effect.all(offer.action().does())) {
            if (effect instanceof Effect.Assign assign && field.id().equals(assign.whoFrom())) {
                return assign.role();
            }
        }
        return "";
    }

    private List<OfferView.Option> people(String role, List<Actor> colleagues) {
        return colleagues.stream()
                .filter(person -> role.isEmpty() || person.roles().contains(role))
                .map(person -> new OfferView.Option(person.id(), names.getOrDefault(person.id(), person.id())))
                .sorted(Comparator.comparing(OfferView.Option::label))
                .toList();
    }

    // ---------------------------------------------------------------- lines

    static RegisterLine line(Dossier dossier, Sight sight, String language) {
        Labels labels = new Labels(dossier.engine(), language);
        FileRow row = dossier.row();
        FileState state = dossier.state();
        Change.Reported reported = Projection.reported(state);
        boolean more = sight.sees(Compartment.FILE) && !state.transferred();
        String outcome = more || state.transferred() ? state.outcome() : null;
        return new RegisterLine(
                row.id(),
                row.number(),
                row.procedure(),
                reported.received(),
                Projection.registered(state),
                state.transferred(),
                more ? reported.kind() : null,
                more ? labels.kind(reported.kind()) : null,
                more ? reported.channel() : null,
                state.stage(),
                labels.stage(state.stage()),
                outcome,
                outcome == null ? null : labels.outcome(outcome),
                state.closedOn(),
                more ? about(dossier, sight).stream().map(labels::about).toList() : List.of());
    }

    /** What it is about, as far as this sight goes. */
    static Set<String> about(Dossier dossier, Sight sight) {
        return Projection.about(dossier, field -> sight.sees(field.compartment()));
    }
}
