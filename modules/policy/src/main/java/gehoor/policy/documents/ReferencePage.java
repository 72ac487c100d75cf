package gehoor.policy.documents;

import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Trigger;
import gehoor.policy.vocabulary.Placeholder;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/procedure-language.md}: all that somebody needs who writes a procedure. */
public final class ReferencePage {

    /** The files of the example on the page, in the order in which one would read them. */
    public static final List<String> EXAMPLE = List.of(
            "reading-room/tenant.yaml",
            "reading-room/procedures/complaint.yaml",
            "reading-room/letters/received.yaml",
            "reading-room/letters/refused.yaml",
            "reading-room/letters/answer.yaml",
            "reading-room/letters/nearly-due.yaml",
            "reading-room/examples/complaint.yaml",
            "_law/libraries-act.yaml",
            "_calendars/XX.yaml");

    private static final Map<Field.Type, String> FILLED_IN = Map.ofEntries(
            Map.entry(Field.Type.TEXT, "One line."),
            Map.entry(Field.Type.LONG_TEXT, "Several lines."),
            Map.entry(Field.Type.CHOICE, "Exactly one of `choices`."),
            Map.entry(Field.Type.CHOICES, "One or more of `choices`."),
            Map.entry(Field.Type.YES_NO, "Yes or no."),
            Map.entry(Field.Type.DATE, "A day."),
            Map.entry(Field.Type.NUMBER, "A number, between `min` and `max` where they are there."),
            Map.entry(Field.Type.SERVICE, "One of the organisation's services."),
            Map.entry(Field.Type.FACILITY, "One of its facilities."),
            Map.entry(Field.Type.BODY, "One of the outside bodies."),
            Map.entry(Field.Type.BODIES, "One or more of the outside bodies."),
            Map.entry(Field.Type.STAFF, "A member of staff."),
            Map.entry(Field.Type.PARTY, "A party of this file."),
            Map.entry(Field.Type.GROUND, "One of the procedure's grounds for not handling; it must hold."),
            Map.entry(Field.Type.OUTCOME, "One of the procedure's outcomes."),
            Map.entry(Field.Type.ITEMS, "One or more of the items that consents name."),
            Map.entry(Field.Type.ATTACHMENTS, "Files, between `min` and `max` of them."),
            Map.entry(
                    Field.Type.CONTACT,
                    "Name and ways to be reached, of somebody else than the complainant; in the compartment `identity`."));

    private ReferencePage() {}

    /** The page in Markdown. */
    public static String markdown() {
        return resource("reference.md")
                .replace("<!-- example -->\n", example())
                .replace("<!-- comparators -->\n", comparators())
                .replace("<!-- facts -->\n", facts())
                .replace("<!-- field types -->\n", fieldTypes())
                .replace("<!-- relations -->", codes(Vocabulary.relations()))
                .replace("<!-- triggers -->", triggers())
                .replace("<!-- placeholders -->\n", placeholders())
                .replace("<!-- shapes -->\n", shapes());
    }

    /** The text of a file of the example. */
    public static String example(String file) {
        return resource("example/" + file);
    }

    private static String example() {
        return EXAMPLE.stream()
                .map(file -> "`" + file + "`\n\n```yaml\n" + example(file) + "```\n")
                .collect(Collectors.joining("\n"));
    }

    private static String comparators() {
        return """
                | yes or no | `is`, `is-not` |
                | one word (a choice, a stage, a service …) | `is`, `is-not`, `is-one-of` (words with commas between) |
                | several words (choices, bodies, items, a role) | `includes`, `includes-not` (one word) |
                | a day | `is`, `is-not`, `before`, `after`, `on-or-before`, `on-or-after`; elapsed: `more-than`, `at-most` |
                | a number | `is`, `is-not`, `less-than`, `more-than`, `at-most`, `at-least` |
                | sealed | only these two, which go with every fact: `is-known`, `is-unknown` |
                """;
    }

    private static String facts() {
        StringBuilder rows = new StringBuilder();
        for (Fact.Known known : Fact.Known.values()) {
            String[] row = switch (known) {
                case STAGE -> row("the stage of the file", "a stage, or `closed`");
                case KIND -> row("the kind of report", "one of the report's `kinds`");
                case IDENTITY -> row("how the complainant is known", codes(Vocabulary.identities()));
                case REPORTER -> row("who reports", codes(Vocabulary.reporters()));
                case CAPACITY -> row("in what quality", "one of the report's `capacities`");
                case CHANNEL -> row("how it came in", "one of the report's channels");
                case RECEIVED -> row("the day it was received", "a day");
                case REGISTERED -> row("the day it was registered", "a day");
                case TODAY -> row("the day of now", "a day");
                case OUTCOME -> row("the outcome it was closed with", "an outcome, or `transferred`");
                case CLOSED -> row("the day it was closed", "a day");
                case LANGUAGE -> row("the language of the complainant", "a language of the tenant");
            };
            rows.append("| `").append(known.word()).append("` | ");
            rows.append(row[0]).append(" | ").append(row[1]).append(" |\n");
        }
        return """
                | `<field>` | what was recorded last for that field | as its type says |
                """
                + rows
                + """
                | `done.<action>` | whether it was ever done in this file | yes or no |
                | `done.<action>.on` | the day it was last done | a day |
                | `clock.<clock>` | how a clock stands | CLOCKS |
                | `clock.<clock>.due`, `clock.<clock>.started` | its date, the day it started; of the latest run | a day |
                | `duty.<duty>` | how a duty stands | `none`, `open`, `met` |
                | `consent.<to>.<item>` | what the complainant said; of parties: what the one that is spoken of said, else `given` only where all gave it | `unknown`, `given`, `refused`, `withdrawn`, `used` |
                | `linked.<link>` | the file that a link opened; `linked.origin`: the one this came from | `none`, `open`, `closed` |
                | `actor.<relation>` | who acts: RELATIONS | yes or no |
                | `actor.role` | the roles of who acts | several words: roles, `complainant`, `party:<kind>` |
                | `assignee.<relation>`, `assignee.role` | the same of who is about to be assigned | |
                | `asked.<field>` | what is given with this very action; it must ask that field | as its type says |
                | `this.<field>` | of the party or instrument that is spoken of: in its own actions, and in `that` | as its type says |
                | `this.state` | the state of the instrument that is spoken of | one of its states |
                | `this.party` | which party is spoken of | one word, compared with another fact only |
                | `outer.…` | the same three of what `this` spoke of outside a `that` of any, every or no | |
                | `assigned.<role>`, `assigned.<role>.number`, `assigned.<role>.with-tie` | whether somebody is assigned in that role; how many are; how many of them have a tie | yes or no; a number |
                | `actor.did.<action>`, `assignee.did.<action>` | whether they did that action in this file; of who comes by a receipt always no | yes or no |
                | `earlier.<field>` | how many earlier files of the organisation, under any of its procedures, are about the same service, facility or body as that field says | a number |
                """.replace("CLOCKS", codes(Vocabulary.clockStates()))
                        .replace("RELATIONS", codes(Vocabulary.relations()));
    }

    private static String[] row(String what, String values) {
        return new String[] {what, values};
    }

    private static String fieldTypes() {
        StringBuilder rows = new StringBuilder();
        for (Field.Type type : Field.Type.values()) {
            String seen = type.sealed()
                    ? "only whether it is there"
                    : type.several()
                            ? "several words"
                            : switch (type) {
                                case YES_NO -> "yes or no";
                                case DATE -> "a day";
                                case NUMBER -> "a number";
                                case STAFF, PARTY -> "one word, compared with another fact only";
                                default -> "one word";
                            };
            rows.append("| `").append(type.word()).append("` | ").append(FILLED_IN.getOrDefault(type, ""));
            rows.append(" | ").append(seen).append(" |\n");
        }
        return rows.toString();
    }

    private static String triggers() {
        return Arrays.stream(Trigger.On.values())
                .map(on -> {
                    String word = on.name().toLowerCase(Locale.ROOT);
                    return switch (on) {
                        case REPORTED, CLOSED, REOPENED -> "`" + word + "`";
                        case ENTERED, LEFT -> "`" + word + " <stage>`";
                        case DID -> "`" + word + " <action>`";
                        case ENDED -> "`" + word + " <instrument>`";
                        case MISSED -> "`" + word + " <clock>`";
                        case SIGNAL -> "`" + word + " <name>`";
                    };
                })
                .collect(Collectors.joining(", "));
    }

    private static String placeholders() {
        return Arrays.stream(Placeholder.values())
                .map(p -> "| `{{" + p.word() + "}}` | " + p.says() + " |\n")
                .collect(Collectors.joining());
    }

    private static String shapes() {
        StringBuilder page = new StringBuilder();
        for (Shape shape : Vocabulary.shapes()) {
            page.append("### ")
                    .append(heading(shape))
                    .append("\n\n")
                    .append(shape.says())
                    .append("\n\n");
            page.append("| word | must be there | what stands there | meaning | example |\n|---|---|---|---|---|\n");
            for (Word word : shape.words()) {
                page.append("| `").append(word.name()).append("` | ").append(word.required() ? "yes" : "");
                page.append(" | ").append(said(word.type())).append(" | ").append(cell(word.says()));
                page.append(" | ").append(word.example().equals("see below") ? "" : "`" + cell(word.example()) + "`");
                page.append(" |\n");
            }
            page.append('\n');
            shape.exactlyOne()
                    .forEach(group ->
                            page.append("Exactly one of ").append(codes(group)).append(".\n\n"));
            shape.atMostOne()
                    .forEach(group ->
                            page.append("At most one of ").append(codes(group)).append(".\n\n"));
            page.append("```yaml\n").append(shape.example().strip()).append("\n```\n\n");
        }
        return page.toString();
    }

    private static String heading(Shape shape) {
        return shape.noun().substring(0, 1).toUpperCase(Locale.ROOT)
                + shape.noun().substring(1);
    }

    /** The type as a cell says it, with the way to the section of a map. */
    private static String said(Type type) {
        if (type instanceof Type.Form form) {
            Shape shape = Vocabulary.shape(form.shape());
            String anchor = heading(shape).toLowerCase(Locale.ROOT).replace(' ', '-');
            return "a map: [" + shape.noun() + "](#" + anchor + ")";
        } else if (type instanceof Type.Listed listed) {
            String item = said(listed.item());
            return "a list" + (item.equals("a text") ? "" : ", each " + item);
        } else if (type instanceof Type.Either either) {
            return either.types().stream().map(ReferencePage::said).distinct().collect(Collectors.joining(", or "));
        } else if (type instanceof Type.Keyed keyed) {
            return "a map of " + said(keyed.key()) + " to " + said(keyed.value());
        } else if (type instanceof Type.Conditional) {
            return "a [condition](#conditions)";
        } else if (type instanceof Type.Triggered) {
            return "a [trigger](#triggers)";
        } else if (type instanceof Type.Actor) {
            return "a [who](#who)";
        } else if (type instanceof Type.Told) {
            return "a [recipient](#recipients)";
        } else if (type instanceof Type.OneOf oneOf) {
            return codes(oneOf.words());
        } else if (type instanceof Type.Id) {
            return "an id";
        } else if (type instanceof Type.RuleId) {
            return "a rule id";
        } else if (type instanceof Type.WordsInLanguages) {
            return "words";
        } else if (type instanceof Type.Length) {
            return "a length of time";
        }
        return cell(type.said().in("en"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static String codes(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String resource(String name) {
        try (InputStream in = ReferencePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
