package gehoor.policy.reading;

import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.vocabulary.Vocabulary;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an example that was judged sound. */
final class ExampleMaking {
    private final String tenant;
    private final Context context;
    private final Written.Entries map;

    ExampleMaking(String tenant, Scope scope, Written.Entries map) {
        this.tenant = tenant;
        this.map = map;
        this.context = new Specials(Making.told()).context(map, Vocabulary.shape("example"), Context.of(scope));
    }

    Example make() {
        List<Example.Step> steps = new ArrayList<>();
        for (Written.Entries step : map.maps("steps")) {
            steps.add(step(step));
        }
        return new Example(
                map.text("example"),
                tenant,
                map.text("procedure"),
                List.copyOf(map.texts("clauses")),
                beginning(map.map("report")),
                List.copyOf(steps),
                then(map.map("then")),
                map.at());
    }

    private Example.Beginning beginning(Written.Entries report) {
        return new Example.Beginning(
                moment(report, "at"),
                person(report.find("by")),
                report.text("channel"),
                report.text("kind"),
                report.text("reporter"),
                report.textOrNull("capacity"),
                report.text("identity"),
                report.has("received") ? Making.day(report, "received") : null,
                with(report),
                earlier(report),
                report.maps("parties").stream()
                        .map(party -> new Example.Came(party.text("party"), with(party)))
                        .toList(),
                report.textOrNull("refused"),
                report.at());
    }

    private static Map<String, Integer> earlier(Written.Entries report) {
        Map<String, Integer> earlier = new LinkedHashMap<>();
        Written.Entries counts = report.map("earlier");
        counts.entries().keySet().forEach(field -> earlier.put(field, Integer.valueOf(counts.text(field))));
        return Collections.unmodifiableMap(earlier);
    }

    private Example.Step step(Written.Entries step) {
        if (step.has("until")) {
            return new Example.Step.Until(moment(step, "until"), step.at());
        }
        if (step.has("expect")) {
            return new Example.Step.Expect(moment(step, "at"), then(step.map("expect")), step.at());
        }
        if (!step.has("does")) {
            return new Example.Step.Linked(
                    moment(step, "at"), texts(step.map("linked")), step.textOrNull("signal"), step.at());
        }
        Names.@Nullable Nth on = step.find("on") instanceof Written.Text text
                ? Names.nth(text, context, Making.told()).orElseThrow()
                : null;
        return new Example.Step.Does(
                moment(step, "at"),
                person(step.find("by")),
                step.text("does"),
                on == null ? null : on.of(),
                on == null ? 1 : on.nth(),
                with(step),
                step.textOrNull("refused"),
                step.at());
    }

    private Example.Then then(Written.Entries then) {
        Map<String, Example.ClockThen> clocks = new LinkedHashMap<>();
        Written.Entries expected = then.map("clocks");
        expected.entries().keySet().forEach(id -> {
            Written.Entries clock = expected.map(id);
            clocks.put(
                    id,
                    new Example.ClockThen(
                            clock.has("due") ? Making.day(clock, "due") : null, clock.textOrNull("state"), clock.at()));
        });
        List<String> told = then.texts("told").stream()
                .map(t -> t.strip().replaceAll("\\s+", " "))
                .toList();
        return new Example.Then(
                then.textOrNull("stage"),
                then.textOrNull("outcome"),
                texts(then.map("facts")),
                Collections.unmodifiableMap(clocks),
                texts(then.map("duties")),
                byPerson(then, "offers", List::copyOf),
                byPerson(then, "not-offered", List::copyOf),
                byPerson(then, "invites", List::copyOf),
                byPerson(then, "sees", ids -> Collections.unmodifiableSet(new LinkedHashSet<>(ids))),
                told,
                then.at());
    }

    private <T> Map<Person, T> byPerson(Written.Entries then, String word, Function<List<String>, T> make) {
        Map<Person, T> made = new LinkedHashMap<>();
        Written.Entries people = then.map(word);
        for (Written.Entry entry : people.entries().values()) {
            made.put(person(entry.key()), make.apply(people.texts(entry.key().text())));
        }
        return Collections.unmodifiableMap(made);
    }

    private Person person(@Nullable Written written) {
        if (!(written instanceof Written.Text text)) {
            throw new IllegalStateException("a person that is not there");
        }
        return Names.person(text, context, Making.told()).orElseThrow();
    }

    private static LocalDateTime moment(Written.Entries map, String word) {
        return Values.moment(map.text(word)).orElseThrow();
    }

    /** What is given; of a map (contact data) its keys. */
    private static Map<String, List<String>> with(Written.Entries map) {
        Map<String, List<String>> with = new LinkedHashMap<>();
        Written.Entries given = map.map("with");
        given.entries().forEach((field, entry) -> {
            Set<String> keys = given.map(field).entries().keySet();
            with.put(field, keys.isEmpty() ? List.copyOf(given.texts(field)) : List.copyOf(keys));
        });
        return Collections.unmodifiableMap(with);
    }

    private static Map<String, String> texts(Written.Entries map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.entries().keySet().forEach(key -> texts.put(key, String.join(", ", map.texts(key))));
        return Collections.unmodifiableMap(texts);
    }
}
