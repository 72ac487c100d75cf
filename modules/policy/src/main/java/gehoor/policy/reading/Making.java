package gehoor.policy.reading;

import gehoor.policy.Condition;
import gehoor.policy.Effect.Recipient;
import gehoor.policy.Fact;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.calendar.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes values of what was judged sound. Nothing here can be refused any more. */
final class Making {
    /** What is judged sound has no problems; whatever would be told here was told before. */
    private static final Problems TOLD = new Problems(0);

    private Making() {}

    static Words words(Written.Entries map, String word) {
        if (!(map.find(word) instanceof Written.Entries languages)) {
            return Words.NONE;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        languages.entries().forEach((language, entry) -> {
            if (entry.value() instanceof Written.Text text) {
                texts.put(language, text.text().strip());
            }
        });
        return new Words(texts);
    }

    static Map<String, Words> labels(Written.Entries map, String word) {
        Map<String, Words> labels = new LinkedHashMap<>();
        Written.Entries choices = map.map(word);
        choices.entries().keySet().forEach(id -> labels.put(id, words(choices, id)));
        return labels;
    }

    static Period period(Written.Entries map, String word) {
        return Period.parse(map.text(word));
    }

    static @Nullable Period periodOrNull(Written.Entries map, String word) {
        return map.has(word) ? period(map, word) : null;
    }

    static LocalDate day(Written.Entries map, String word) {
        return Values.day(map.text(word)).orElseThrow();
    }

    static @Nullable BigDecimal number(Written.Entries map, String word) {
        return map.has(word) ? new BigDecimal(map.text(word)) : null;
    }

    static Condition condition(Written.Entries map, String word, Context context) {
        Written written = map.find(word);
        return written == null
                ? Condition.ALWAYS
                : new Conditions(TOLD).read(written, context).orElseThrow();
    }

    static @Nullable Fact fact(Written.Entries map, String word, Context context) {
        return map.has(word) ? Facts.find(map.text(word), context).orElseThrow().fact() : null;
    }

    static List<Who> who(Written.Entries map, String word) {
        List<Who> who = new ArrayList<>();
        for (Written item : map.items(word)) {
            if (item instanceof Written.Text text) {
                who.add(Who.role(text.text()));
            } else if (item instanceof Written.Entries narrowed) {
                Set<Who.Relation> only = new LinkedHashSet<>();
                for (String relation : narrowed.texts("only")) {
                    for (Who.Relation known : Who.Relation.values()) {
                        if (known.word().equals(relation)) {
                            only.add(known);
                        }
                    }
                }
                who.add(new Who(narrowed.text("role"), only, narrowed.textOrNull("by-field")));
            }
        }
        return List.copyOf(who);
    }

    static Set<Trigger> triggers(Written.Entries map, String word, Context context) {
        Set<Trigger> triggers = new LinkedHashSet<>();
        for (Written item : map.items(word)) {
            triggers.add(Names.trigger((Written.Text) item, context, TOLD).orElseThrow());
        }
        return java.util.Collections.unmodifiableSet(triggers);
    }

    static List<Recipient> recipients(Written.Entries map, String word, Context context) {
        List<Recipient> recipients = new ArrayList<>();
        for (Written item : map.items(word)) {
            recipients.add(Names.recipient((Written.Text) item, context, TOLD).orElseThrow());
        }
        return List.copyOf(recipients);
    }

    static Set<String> set(Written.Entries map, String word) {
        return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(map.texts(word)));
    }

    /** What the judge found sound in a list of maps, by id, in the order written. */
    static <T> Map<String, T> each(
            Judge judge, Written.Entries map, String list, String id, Function<Written.Entries, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        for (Written.Entries item : map.maps(list)) {
            if (judge.sound(item)) {
                made.putIfAbsent(item.text(id), make.apply(item));
            }
        }
        return java.util.Collections.unmodifiableMap(made);
    }

    static <T extends Enum<T>> T word(Class<T> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    static Problems told() {
        return TOLD;
    }
}
