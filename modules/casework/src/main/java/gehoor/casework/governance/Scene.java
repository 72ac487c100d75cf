package gehoor.casework.governance;

import gehoor.casework.Addresses;
import gehoor.casework.HistoryLine;
import gehoor.casework.InventedFile;
import gehoor.casework.OfferView;
import gehoor.casework.OfferView.Option;
import gehoor.casework.governance.TryOut.Chosen;
import gehoor.casework.governance.TryOutView.Turn;
import gehoor.engine.Actor;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.engine.rehearsal.Played;
import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.Example.Step;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is told of a walk, to who looks on as one of its people: what happened, where the file stands, who reads it, what can be done. */
final class Scene {
    private final Walk walk;
    private final TryOutStage stage;
    private final Troupe troupe;
    private final Map<String, String> names;
    private final Map<String, Person> people;
    private final Person as;
    private final Played played;

    /** Null where it did not begin: a report that was refused. */
    private final @Nullable InventedFile file;

    /** @param addresses those that letters name */
    Scene(Walk walk, Chosen chosen, Addresses addresses) {
        this.walk = walk;
        this.stage = walk.stage();
        this.troupe = walk.troupe();
        this.names = troupe.names(walk.acted());
        Played first = walk.played();
        this.people = walk.people(first);
        this.as = walk.turn(first, chosen);
        this.played = stage.play(walk.procedure(), walk.example(), List.of(as));
        this.file = played.state().begun() ? InventedFile.of(played, addresses, stage.language(), names) : null;
    }

    TryOutView view() {
        List<OfferView> offers = file == null ? List.of() : offers(file);
        return new TryOutView(
                ExampleText.of(walk.example()),
                stage.tenant(),
                walk.procedure(),
                walk.now(),
                file == null ? null : file.file(),
                file == null ? List.of() : file.clocks(),
                turns(),
                file == null ? List.of() : new Readers(walk, played).among(people, as),
                people.entrySet().stream()
                        .map(each -> new Option(each.getKey(), troupe.called(each.getValue())))
                        .toList(),
                ExampleText.person(new Person(as.role(), as.name(), Set.of())),
                troupe.belongings(),
                as.belongs().stream().findFirst().orElse(""),
                names,
                offers.stream()
                        .filter(offer -> offer.barredBy().isEmpty())
                        .sorted(Comparator.comparing(offer -> !offer.primary()))
                        .toList(),
                offers.stream().filter(offer -> !offer.barredBy().isEmpty()).toList(),
                file == null ? null : walk.next(played));
    }

    private List<OfferView> offers(InventedFile begun) {
        List<Offer> offers = played.engine().offers(played.state(), played.actor(as), played.circumstances(as));
        List<Actor> staff = troupe.staff().stream()
                .map(person -> Actor.staff(person.name(), Set.of(person.role()), Set.of()))
                .toList();
        TryOutForms forms = new TryOutForms(stage, walk.procedure());
        return begun.offers(offers, staff).stream().map(forms::form).toList();
    }

    private List<Turn> turns() {
        Example example = walk.example();
        List<Turn> turns = new ArrayList<>();
        List<HistoryLine> history = file == null ? List.of() : file.history();
        for (int i = 0; i < played.turns().size(); i++) {
            Played.Turn turn = played.turns().get(i);
            Step step = i == 0 ? null : example.steps().get(i - 1);
            boolean no = !turn.refusals().isEmpty();
            Set<Integer> seqs = new TreeSet<>();
            turn.entries().forEach(entry -> seqs.add(entry.seq()));
            turns.add(new Turn(
                    step == null ? example.report().at() : Walk.at(step),
                    step instanceof Step.Until,
                    no
                            ? troupe.called(
                                    step instanceof Step.Does does
                                            ? does.by()
                                            : example.report().by())
                            : "",
                    no ? what(step) : "",
                    turn.refusals().stream().map(Refusal::words).distinct().toList(),
                    history.stream().filter(line -> seqs.contains(line.seq())).toList(),
                    file == null
                            ? List.of()
                            : turn.entries().stream()
                                    .flatMap(entry -> file.letters(entry).stream())
                                    .toList()));
        }
        return List.copyOf(turns);
    }

    /** What somebody wanted to do. */
    private String what(@Nullable Step step) {
        Procedure procedure = played.engine().procedure();
        Action action = step instanceof Step.Does does ? procedure.actions().get(does.action()) : null;
        return (action == null ? procedure.report().action() : action).label().in(stage.language());
    }
}
