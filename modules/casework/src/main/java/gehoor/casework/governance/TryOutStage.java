package gehoor.casework.governance;

import gehoor.casework.OfferView.Option;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Engine;
import gehoor.engine.rehearsal.Played;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk is played: the procedures as they are live, or as a proposal has them.
 *
 * @param row the proposal; null for what is live
 * @param files the organisation's own
 * @param language in which is told what comes of it
 */
record TryOutStage(@Nullable Row row, Map<String, String> files, Book book, Tenant tenant, String language) {
    Engine engine(Procedure procedure) {
        return new Engine(tenant, procedure, book.calendars());
    }

    Troupe troupe(Procedure procedure) {
        return new Troupe(tenant, procedure, language);
    }

    Played play(Procedure procedure, Example example) {
        return play(procedure, example, List.of());
    }

    /** @param also who looks on besides those who act in it */
    Played play(Procedure procedure, Example example, List<Person> also) {
        List<Person> all = new ArrayList<>(troupe(procedure).staff());
        all.addAll(also);
        return Rehearsal.play(engine(procedure), example, all);
    }

    /** A sentence of the platform's, in the language in which is told. */
    String word(String word) {
        return Wording.words(word).in(language);
    }

    List<Option> options(Map<String, Words> choices) {
        return choices.entrySet().stream()
                .map(choice -> new Option(choice.getKey(), choice.getValue().in(language)))
                .toList();
    }
}
