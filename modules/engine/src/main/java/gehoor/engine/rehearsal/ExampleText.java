package gehoor.engine.rehearsal;

import gehoor.policy.Example;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A worked example as it is written in {@code examples/*.yaml}: what is printed here is read by the reader of worked examples. */
public final class ExampleText {
    private ExampleText() {}

    /** The whole of it, an item of a list; ends with the end of a line. */
    public static String of(Example example) {
        StringBuilder text = new StringBuilder();
        text.append("- example: ").append(quoted(example.title())).append('\n');
        text.append("  procedure: ").append(example.procedure()).append('\n');
        if (!example.clauses().isEmpty()) {
            text.append("  clauses: ").append(list(example.clauses())).append('\n');
        }
        text.append("  report: ").append(report(example.report())).append('\n');
        if (!example.steps().isEmpty()) {
            text.append("  steps:\n");
            example.steps()
                    .forEach(step -> text.append("    - ").append(step(step)).append('\n'));
        }
        String then = then(example.then());
        if (!then.isEmpty()) {
            text.append("  then: ").append(then).append('\n');
        }
        return text.toString();
    }

    private static String report(Example.Beginning b) {
        List<String> parts = new ArrayList<>();
        parts.add("at: " + b.at());
        parts.add("by: " + quoted(person(b.by())));
        parts.add("channel: " + b.channel());
        parts.add("kind: " + b.kind());
        parts.add("reporter: " + b.reporter());
        if (b.capacity() != null) {
            parts.add("capacity: " + b.capacity());
        }
        parts.add("identity: " + b.identity());
        if (b.received() != null) {
            parts.add("received: " + b.received());
        }
        with(b.with(), parts);
        if (!b.earlier().isEmpty()) {
            parts.add("earlier: "
                    + map(b.earlier().entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue())
                            .toList()));
        }
        if (!b.parties().isEmpty()) {
            parts.add("parties: "
                    + b.parties().stream().map(ExampleText::came).collect(Collectors.joining(", ", "[", "]")));
        }
        refused(b.refused(), parts);
        return map(parts);
    }

    private static String came(Example.Came came) {
        List<String> parts = new ArrayList<>();
        parts.add("party: " + came.kind());
        with(came.with(), parts);
        return map(parts);
    }

    private static void refused(@Nullable String rule, List<String> parts) {
        if (rule != null) {
            parts.add("refused: " + quoted(rule));
        }
    }

    private static String step(Example.Step step) {
        List<String> parts = new ArrayList<>();
        if (step instanceof Example.Step.Does does) {
            parts.add("at: " + does.at());
            parts.add("by: " + quoted(person(does.by())));
            parts.add("does: " + does.action());
            if (does.on() != null) {
                parts.add("on: " + does.on() + " " + does.nth());
            }
            with(does.with(), parts);
            refused(does.refused(), parts);
        } else if (step instanceof Example.Step.Until until) {
            parts.add("until: " + until.at());
        } else if (step instanceof Example.Step.Linked linked) {
            parts.add("at: " + linked.at());
            if (!linked.states().isEmpty()) {
                parts.add("linked: " + texts(linked.states()));
            }
            if (linked.signal() != null) {
                parts.add("signal: " + linked.signal());
            }
        } else if (step instanceof Example.Step.Expect expect) {
            parts.add("at: " + expect.at());
            parts.add("expect: " + then(expect.then()));
        }
        return map(parts);
    }

    private static void with(Map<String, List<String>> with, List<String> parts) {
        if (!with.isEmpty()) {
            parts.add("with: "
                    + map(with.entrySet().stream()
                            .map(each -> each.getKey() + ": " + values(each.getValue()))
                            .toList()));
        }
    }

    private static String values(List<String> values) {
        return values.size() == 1 ? quoted(values.get(0)) : list(values);
    }

    private static String list(Collection<String> values) {
        return values.stream().map(ExampleText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String then(Example.Then then) {
        List<String> parts = new ArrayList<>();
        if (then.stage() != null) {
            parts.add("stage: " + then.stage());
        }
        if (then.outcome() != null) {
            parts.add("outcome: " + then.outcome());
        }
        if (!then.facts().isEmpty()) {
            parts.add("facts: " + texts(then.facts()));
        }
        if (!then.clocks().isEmpty()) {
            parts.add("clocks: "
                    + map(then.clocks().entrySet().stream()
                            .map(each -> each.getKey() + ": " + clock(each.getValue()))
                            .toList()));
        }
        if (!then.duties().isEmpty()) {
            parts.add("duties: " + texts(then.duties()));
        }
        people("offers", then.offers(), parts);
        people("not-offered", then.notOffered(), parts);
        people("invites", then.invites(), parts);
        if (!then.sees().isEmpty()) {
            parts.add("sees: "
                    + map(then.sees().entrySet().stream()
                            .map(each -> quoted(person(each.getKey())) + ": ["
                                    + String.join(
                                            ", ",
                                            each.getValue().stream().sorted().toList()) + "]")
                            .toList()));
        }
        if (!then.told().isEmpty()) {
            parts.add("told: " + list(then.told()));
        }
        return parts.isEmpty() ? "" : map(parts);
    }

    private static String clock(Example.ClockThen clock) {
        List<String> parts = new ArrayList<>();
        if (clock.due() != null) {
            parts.add("due: " + clock.due());
        }
        if (clock.state() != null) {
            parts.add("state: " + clock.state());
        }
        return map(parts);
    }

    private static void people(String word, Map<Example.Person, List<String>> all, List<String> parts) {
        if (!all.isEmpty()) {
            parts.add(word + ": "
                    + map(all.entrySet().stream()
                            .map(each ->
                                    quoted(person(each.getKey())) + ": [" + String.join(", ", each.getValue()) + "]")
                            .toList()));
        }
    }

    private static String texts(Map<String, String> texts) {
        return map(texts.entrySet().stream()
                .map(each -> each.getKey() + ": " + quoted(each.getValue()))
                .toList());
    }

    /** Somebody as an example speaks of them: {@code handler an of payments}. */
    public static String person(Example.Person person) {
        String belongs = person.belongs().isEmpty()
                ? ""
                : " of " + String.join(", ", person.belongs().stream().sorted().toList());
        return (person.role() + " " + person.name()).strip() + belongs;
    }

    private static String map(List<String> parts) {
        return "{" + String.join(", ", parts) + "}";
    }

    /** In quotes where a bare word would be read as something else; what YAML cannot hold is left out. */
    private static String quoted(String text) {
        if (text.matches("[A-Za-z0-9]([A-Za-z0-9._ -]*[A-Za-z0-9._-])?")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '\\', '"' -> quoted.append('\\').appendCodePoint(sign);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (!Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE) {
                        quoted.appendCodePoint(sign);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
