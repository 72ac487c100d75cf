package gehoor.casework;

import gehoor.casework.port.FileRow;
import gehoor.casework.port.Notice;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.Offer;
import gehoor.engine.Sight;
import gehoor.engine.rehearsal.Played;
import gehoor.policy.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A file that never was, as a played example leaves it, told in the words in which real files are: by the same views and letters. Whoever
 * looks at it sees all of it; what the people in it would see is a question of its own, to the engine. Nothing of it is kept anywhere.
 */
public final class InventedFile {
    private final Dossier dossier;
    private final Texts texts;
    private final Letters letters;
    private final Views views;
    private final Labels labels;

    private InventedFile(Dossier dossier, Texts texts, Letters letters, Views views, Labels labels) {
        this.dossier = dossier;
        this.texts = texts;
        this.letters = letters;
        this.views = views;
        this.labels = labels;
    }

    /**
     * Somebody or something that a letter goes to.
     *
     * @param to who it is for, in words
     * @param name who that is, where it is one member of staff; empty else
     */
    public record Letter(String to, String name, String subject, String text) {}

    /**
     * Reads what was played.
     *
     * @param played an example that began
     * @param addresses those that letters name
     * @param names account id to what they are called, of staff
     */
    public static InventedFile of(Played played, Addresses addresses, String language, Map<String, String> names) {
        Engine engine = played.engine();
        Change.Reported reported = Projection.reported(played.state());
        Dossier dossier = Dossier.invented(row(engine, played, reported), engine, played.history(), played.state());
        Set<String> all = new TreeSet<>(engine.procedure().compartments().keySet());
        all.addAll(engine.procedure().sight().values().stream()
                .flatMap(rule -> rule.compartments().stream())
                .toList());
        engine.procedure().fields().values().forEach(field -> all.add(field.compartment()));
        Texts texts = Texts.invented(dossier, played.texts());
        Letters letters = new Letters(addresses);
        Views views = new Views(
                dossier,
                Actor.staff("", Set.of(), Set.of()),
                new Sight(Set.copyOf(all), Set.of(), Set.of()),
                language,
                texts,
                letters,
                played.moment(),
                names,
                List::of);
        return new InventedFile(dossier, texts, letters, views, new Labels(engine, language));
    }

    private static FileRow row(Engine engine, Played played, Change.Reported reported) {
        Register register = engine.procedure().register();
        return new FileRow(
                new UUID(0, 0),
                engine.tenant().id(),
                engine.procedure().id(),
                engine.procedure().version(),
                register.numbered()
                        ? register.series() + "-" + reported.received().getYear() + "-" + "0".repeat(register.digits())
                        : null,
                reported.kind(),
                played.state().stage(),
                played.state().outcome(),
                played.state().identity(),
                reported.channel(),
                reported.language(),
                reported.received(),
                Projection.registered(played.state()),
                played.state().closedOn(),
                null,
                null,
                Set.copyOf(played.state().handlers()),
                Set.of(),
                played.state().seq(),
                Chain.START);
    }

    /** What a report asks, whatever is filled in: all its fields. */
    public static OfferView report(Engine engine, String language) {
        return Forms.ask(engine, new Labels(engine, language));
    }

    /** All of it. */
    public FileView file() {
        return views.file(List.of(), List.of());
    }

    /** What happened, oldest first, without who was told: see {@link #letters}. */
    public List<HistoryLine> history() {
        return views.history(List.of()).stream()
                .map(line -> new HistoryLine(
                        line.seq(),
                        line.day(),
                        line.at(),
                        line.action(),
                        line.label(),
                        line.on(),
                        line.by(),
                        line.role(),
                        line.person(),
                        line.personName(),
                        line.placeOf(),
                        line.placeOfName(),
                        line.recorded(),
                        line.changes(),
                        line.looked(),
                        List.of()))
                .toList();
    }

    /** The letters and messages that one entry sends, as each of their readers would get them. */
    public List<Letter> letters(Entry entry) {
        List<Letter> sent = new ArrayList<>();
        List<Told> all = Told.by(dossier, entry);
        for (Told told : all) {
            Letters.Rendered rendered = letters.render(
                    dossier,
                    entry.seq(),
                    told.withMessage(all),
                    labels.language(),
                    texts,
                    null,
                    entry.day(),
                    field -> true);
            sent.add(new Letter(to(told), name(told), rendered.subject(), rendered.text()));
        }
        return List.copyOf(sent);
    }

    private String to(Told told) {
        return switch (told.recipient()) {
            case COMPLAINANT -> labels.role(Wording.COMPLAINANT);
            case ROLE, INVITED -> labels.role(told.name());
            case PERSON ->
                dossier.state().assigned().entrySet().stream()
                        .filter(assigned -> assigned.getValue().contains(told.name()))
                        .map(assigned -> labels.role(assigned.getKey()))
                        .findFirst()
                        .orElse("");
            case PARTY -> party(told.name());
            case BODY -> labels.body(told.name());
            case SERVICE -> labels.service(told.name());
            case FACILITY -> labels.facility(told.name());
        };
    }

    private String party(String id) {
        var party = dossier.state().parties().get(id);
        return party == null ? id : labels.role("party:" + party.kind());
    }

    private static String name(Told told) {
        return told.recipient() == Notice.Recipient.PERSON ? told.name() : "";
    }

    /**
     * What somebody may do, with the fields to fill in.
     *
     * @param colleagues who can be chosen where a member of staff is asked
     */
    public List<OfferView> offers(List<Offer> offers, List<Actor> colleagues) {
        return views.offers(offers, colleagues);
    }

    /** All clocks, the organisation's own norms among them. */
    public List<ClockView> clocks() {
        return views.clocks();
    }
}
