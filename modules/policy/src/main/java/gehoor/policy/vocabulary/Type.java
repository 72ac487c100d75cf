package gehoor.policy.vocabulary;

import gehoor.policy.Field;
import gehoor.policy.Said;
import java.util.List;

/** What can stand behind a word. Everything in a file is text until the word's type says otherwise. */
public sealed interface Type {

    /** How the type is named in a sentence: {@code must be …}. */
    Said said();

    /** Free text of at most so many characters. */
    record Text(int most) implements Type {
        @Override
        public Said said() {
            return Said.of("type.text");
        }
    }

    /** An id that is given here: lower-case letters, digits and dashes. */
    record Id(Named of) implements Type {
        @Override
        public Said said() {
            return Said.of("type.id");
        }
    }

    /** The id of a rule, as the published procedure or the people who quote it would write it. */
    record RuleId() implements Type {
        @Override
        public Said said() {
            return Said.of("type.rule-id");
        }
    }

    /** A text in every language of the tenant. */
    record WordsInLanguages() implements Type {
        @Override
        public Said said() {
            return Said.of("type.words-in-languages");
        }
    }

    record YesNo() implements Type {
        @Override
        public Said said() {
            return Said.of("type.yes-no");
        }
    }

    record Whole(int least, int most) implements Type {
        @Override
        public Said said() {
            return Said.of("type.whole", least, most);
        }
    }

    record Decimal() implements Type {
        @Override
        public Said said() {
            return Said.of("type.decimal");
        }
    }

    record Day() implements Type {
        @Override
        public Said said() {
            return Said.of("type.day");
        }
    }

    record Moment() implements Type {
        @Override
        public Said said() {
            return Said.of("type.moment");
        }
    }

    record Length() implements Type {
        @Override
        public Said said() {
            return Said.of("type.length");
        }
    }

    /**
     * So many whole minutes, in words: {@code 1 minute}, {@code 10 minutes}. Anything else is refused with the two bounds: other units, less or
     * more, a number that begins with a zero.
     *
     * @param least minutes, at least 1
     * @param most minutes, at least {@code least}
     */
    record Minutes(int least, int most) implements Type {
        /** What the text looks like, as a regular expression: for editors, who are told no more than that it does not match. */
        public String pattern() {
            StringBuilder numbers = new StringBuilder();
            for (int ten = least / 10; ten <= most / 10; ten++) {
                int from = Math.max(least - 10 * ten, 0);
                int to = Math.min(most - 10 * ten, 9);
                numbers.append(numbers.isEmpty() ? "" : "|")
                        .append(ten == 0 ? "" : ten)
                        .append(from == to ? String.valueOf(from) : "[" + from + "-" + to + "]");
            }
            return "^(" + (least == 1 ? "1 minute|" : "") + "(" + numbers + ") minutes)$";
        }

        @Override
        public Said said() {
            return Said.of("type.minutes", least, most);
        }
    }

    record TimeZone() implements Type {
        @Override
        public Said said() {
            return Said.of("type.time-zone");
        }
    }

    /** Of a page: six hexadecimal digits, and nothing else that CSS would take. */
    record Colour() implements Type {
        @Override
        public Said said() {
            return Said.of("type.colour");
        }
    }

    record Mail() implements Type {
        @Override
        public Said said() {
            return Said.of("type.mail");
        }
    }

    record WebAddress() implements Type {
        @Override
        public Said said() {
            return Said.of("type.web-address");
        }
    }

    record Language() implements Type {
        @Override
        public Said said() {
            return Said.of("type.language");
        }
    }

    /** One of these words and no other. */
    record OneOf(List<String> words) implements Type {
        @Override
        public Said said() {
            return words.size() == 1 ? Said.plain(words.get(0)) : Said.of("type.one-of", words);
        }
    }

    /** The id of something that is described elsewhere, or one of some words {@code besides}. */
    record Reference(Named to, List<String> besides) implements Type {
        @Override
        public Said said() {
            return besides.isEmpty()
                    ? Said.of("type.reference", to.one())
                    : Said.of("type.reference-or", to.one(), besides);
        }
    }

    /** The id of a field of one of these types; of any type where the list is empty. */
    record FieldOf(List<Field.Type> types) implements Type {
        @Override
        public Said said() {
            return types.stream()
                    .map(type -> Said.plain(type.word()))
                    .reduce((one, other) -> Said.of("type.or", one, other))
                    .map(all -> Said.of("type.field-of", all))
                    .orElse(Said.of("type.field"));
        }
    }

    /** See the section on conditions. */
    record Conditional() implements Type {
        @Override
        public Said said() {
            return Said.of("type.conditional");
        }
    }

    /** See the section on triggers. */
    record Triggered() implements Type {
        @Override
        public Said said() {
            return Said.of("type.triggered");
        }
    }

    /** See the section on who; {@code publicToo}: whether {@code public} can be named. */
    record Actor(boolean publicToo) implements Type {
        @Override
        public Said said() {
            return Said.of("type.actor");
        }
    }

    /** See the section on recipients. */
    record Told() implements Type {
        @Override
        public Said said() {
            return Said.of("type.told");
        }
    }

    /** Who can hold a receipt. */
    record Holder() implements Type {
        @Override
        public Said said() {
            return Said.of("type.holder");
        }
    }

    /** Somebody in an example. */
    record Person() implements Type {
        @Override
        public Said said() {
            return Said.of("type.person");
        }
    }

    /** What is given for a field, as its type wants it. */
    record Given() implements Type {
        @Override
        public Said said() {
            return Said.of("type.given");
        }
    }

    /** The name of a fact, as conditions write it. */
    record FactName() implements Type {
        @Override
        public Said said() {
            return Said.of("type.fact-name");
        }
    }

    /** Recipient and letter, in an example. */
    record ToldThen() implements Type {
        @Override
        public Said said() {
            return Said.of("type.told-then");
        }
    }

    /** An instrument or a kind of party and which one of them, in an example. */
    record Nth() implements Type {
        @Override
        public Said said() {
            return Said.of("type.nth");
        }
    }

    /** A list; where it has one item that is not a map of its own, the brackets may be left out. */
    record Listed(Type item, boolean empty) implements Type {
        @Override
        public Said said() {
            return item instanceof Form ? Said.of("type.list") : Said.of("type.list-of", item.said());
        }
    }

    /** A map whose keys are not words of the language. */
    record Keyed(Type key, Type value) implements Type {
        @Override
        public Said said() {
            return Said.of("type.keyed", key.said(), value.said());
        }
    }

    /** A map of words, described by the shape of this name. */
    record Form(String shape) implements Type {
        @Override
        public Said said() {
            return Said.of("type.form");
        }
    }

    /** One of several types, told apart by being a text, a list or a map. */
    record Either(List<Type> types) implements Type {
        @Override
        public Said said() {
            return types.stream()
                    .map(Type::said)
                    .reduce((one, other) -> Said.of("type.either", one, other))
                    .orElse(Said.NOTHING);
        }
    }
}
