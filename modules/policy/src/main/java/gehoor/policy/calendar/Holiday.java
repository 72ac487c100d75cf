package gehoor.policy.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A day on which, in some jurisdiction, no one is expected to work.
 *
 * @param date the day
 * @param name its name by language ({@code nl}, {@code fr}, {@code en}), at least one
 * @param kind by what right it is one
 * @param basis the law or decision that makes it one
 */
public record Holiday(LocalDate date, Map<String, String> name, Kind kind, String basis) {

    /** By what right a day is a holiday. All kinds count alike. */
    public enum Kind {
        /** A public holiday of the country. */
        PUBLIC("public"),
        /** A holiday of a community or of its administration. */
        COMMUNITY("community"),
        /** A day that the law treats as a public holiday where terms are counted. */
        EQUATED("equated");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word by which a calendar file names it. */
        public String word() {
            return word;
        }

        /** The kind that a calendar file names so, if there is one. */
        public static Optional<Kind> named(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Makes a holiday.
     *
     * @throws IllegalArgumentException if it has no name
     */
    public Holiday {
        name = Map.copyOf(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the holiday of " + date + " has no name");
        }
    }

    /** The name in {@code language}, or else in English, Dutch or any language it has one in. */
    public String name(String language) {
        for (String candidate : new String[] {language, "en", "nl"}) {
            String found = name.get(candidate);
            if (found != null) {
                return found;
            }
        }
        return name.values().iterator().next();
    }
}
