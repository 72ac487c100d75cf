package gehoor.policy.reading;

import gehoor.policy.Said;
import gehoor.policy.vocabulary.Named;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at the {@code {{placeholders}}} of letters. */
final class Placeholders {
    private static final Pattern ONE = Pattern.compile("\\{\\{([^{}]{0,200})}}|\\{\\{|}}");

    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** Those that any procedure of the tenant can fill in. */
    Placeholders(Scope tenant, Problems problems) {
        this.problems = problems;
        known.addAll(gehoor.policy.vocabulary.Placeholder.words());
        tenant.procedures()
                .forEach(versions -> versions.forEach(procedure -> {
                    procedure.known(Named.CLOCK).forEach(id -> known.add("clock." + id));
                    procedure
                            .fields()
                            .values()
                            .forEach(field -> known.add((field.type().sealed() ? "text." : "field.") + field.id()));
                }));
    }

    void look(Written.Entries letter) {
        for (String word : new String[] {"subject", "body"}) {
            for (Written.Entry entry : letter.map(word).entries().values()) {
                if (entry.value() instanceof Written.Text text) {
                    look(text);
                }
            }
        }
    }

    private void look(Written.Text text) {
        Matcher matcher = ONE.matcher(text.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            if (name == null) {
                problems.add(text.at(matcher.start()), Said.of("placeholder.written"));
            } else if (!known.contains(name.strip())) {
                problems.add(
                        text.at(matcher.start()),
                        Said.of(
                                "unknown",
                                Said.of("noun.placeholder"),
                                Problems.quote(name.strip()),
                                meant(name.strip())));
            }
        }
    }

    /** Who leaves out what kind of gap it is gets it told; else the nearest. */
    private Said meant(String name) {
        return Stream.of("text.", "field.", "clock.")
                .map(kind -> kind + name)
                .filter(known::contains)
                .findFirst()
                .map(Nearest::meant)
                .orElseGet(() -> problems.meant(name, () -> known));
    }
}
