package gehoor.policy.vocabulary;

import gehoor.policy.Field;
import java.util.List;
import java.util.stream.Collectors;

/** What can stand behind a word. Everything in a file is text until the word's type says otherwise. */
public sealed interface Type {

    /** How the type is named in a sentence: {@code must be …}. */
    String said();

    /** Free text of at most so many characters. */
    record Text(int most) implements Type {
        @Override
        public String said() {
            return "a text";
        }
    }

    /** An id that is given here: lower-case letters, digits and dashes. */
    record Id(Named of) implements Type {
        @Override
        public String said() {
            return "an id (lower-case letters, digits and dashes, beginning with a letter)";
        }
    }

    /** The id of a rule, as the published procedure or the people who quote it would write it. */
    record RuleId() implements Type {
        @Override
        public String said() {
            return "a rule id (letters, digits and dashes, beginning with a letter)";
        }
    }

    /** A text in every language of the tenant. */
    record WordsInLanguages() implements Type {
        @Override
        public String said() {
            return "words: a map of language to text";
        }
    }

    record YesNo() implements Type {
        @Override
        public String said() {
            return "yes or no";
        }
    }

    record Whole(int least, int most) implements Type {
        @Override
        public String said() {
            return "a whole number from " + least + " to " + most;
        }
    }

    record Decimal() implements Type {
        @Override
        public String said() {
            return "a number";
        }
    }

    record Day() implements Type {
        @Override
        public String said() {
            return "a day (as 2026-01-31)";
        }
    }

    record Moment() implements Type {
        @Override
        public String said() {
            return "a day and time (as 2026-01-31T09:00)";
        }
    }

    record Length() implements Type {
        @Override
        public String said() {
            return "a length of time (as 45 calendar days, 5 working days, 6 weeks, 3 months, 1 year or 48 hours)";
        }
    }

    record TimeZone() implements Type {
        @Override
        public String said() {
            return "a time zone (as Europe/Brussels)";
        }
    }

    /** Of a page: six hexadecimal digits, and nothing else that CSS would take. */
    record Colour() implements Type {
        @Override
        public String said() {
            return "a colour (as \"#14557b\", in quotes)";
        }
    }

    record Mail() implements Type {
        @Override
        public String said() {
            return "a mail address";
        }
    }

    record WebAddress() implements Type {
        @Override
        public String said() {
            return "a web address (beginning with https://)";
        }
    }

    record Language() implements Type {
        @Override
        public String said() {
            return "a language (nl, fr or en)";
        }
    }

    /** One of these words and no other. */
    record OneOf(List<String> words) implements Type {
        @Override
        public String said() {
            return words.size() == 1 ? quoted(words) : "one of " + quoted(words);
        }
    }

    /** The id of something that is described elsewhere, or one of some words {@code besides}. */
    record Reference(Named to, List<String> besides) implements Type {
        @Override
        public String said() {
            return "the id of " + to.one() + (besides.isEmpty() ? "" : ", or " + quoted(besides));
        }
    }

    /** The id of a field of one of these types; of any type where the list is empty. */
    record FieldOf(List<Field.Type> types) implements Type {
        @Override
        public String said() {
            return "the id of a field"
                    + (types.isEmpty()
                            ? ""
                            : " of type " + types.stream().map(Field.Type::word).collect(Collectors.joining(" or ")));
        }
    }

    /** See the section on conditions. */
    record Conditional() implements Type {
        @Override
        public String said() {
            return "a condition";
        }
    }

    /** See the section on triggers. */
    record Triggered() implements Type {
        @Override
        public String said() {
            return "a trigger";
        }
    }

    /** See the section on who; {@code publicToo}: whether {@code public} can be named. */
    record Actor(boolean publicToo) implements Type {
        @Override
        public String said() {
            return "a who";
        }
    }

    /** See the section on recipients. */
    record Told() implements Type {
        @Override
        public String said() {
            return "a recipient";
        }
    }

    /** Who can hold a receipt. */
    record Holder() implements Type {
        @Override
        public String said() {
            return "complainant, or party:<kind of party>";
        }
    }

    /** Somebody in an example. */
    record Person() implements Type {
        @Override
        public String said() {
            return "a person (as handler an, or handler an of some-service)";
        }
    }

    /** What is given for a field, as its type wants it. */
    record Given() implements Type {
        @Override
        public String said() {
            return "a value, or a list of values";
        }
    }

    /** The name of a fact, as conditions write it. */
    record FactName() implements Type {
        @Override
        public String said() {
            return "the name of a fact";
        }
    }

    /** Recipient and letter, in an example. */
    record ToldThen() implements Type {
        @Override
        public String said() {
            return "a recipient and a letter (as complainant acknowledgement)";
        }
    }

    /** An instrument or a kind of party and which one of them, in an example. */
    record Nth() implements Type {
        @Override
        public String said() {
            return "the id of an instrument or a kind of party, and a number where there are several";
        }
    }

    /** A list; where it has one item that is not a map of its own, the brackets may be left out. */
    record Listed(Type item, boolean empty) implements Type {
        @Override
        public String said() {
            return "a list" + (item instanceof Form ? "" : " (each item " + item.said() + ")");
        }
    }

    /** A map whose keys are not words of the language. */
    record Keyed(Type key, Type value) implements Type {
        @Override
        public String said() {
            return "a map (each key " + key.said() + ", each value " + value.said() + ")";
        }
    }

    /** A map of words, described by the shape of this name. */
    record Form(String shape) implements Type {
        @Override
        public String said() {
            return "a map";
        }
    }

    /** One of several types, told apart by being a text, a list or a map. */
    record Either(List<Type> types) implements Type {
        @Override
        public String said() {
            return types.stream().map(Type::said).collect(Collectors.joining(", or "));
        }
    }

    private static String quoted(List<String> words) {
        return String.join(", ", words);
    }
}
