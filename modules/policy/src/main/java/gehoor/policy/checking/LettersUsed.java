package gehoor.policy.checking;

import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a procedure can fill in what its letters leave open. */
final class LettersUsed {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(clock|field|text)\\.([^{}\\s]+)\\s*}}");

    private final Tenant tenant;
    private final Procedure procedure;
    private final Told told;

    LettersUsed(Tenant tenant, Procedure procedure, Told told) {
        this.tenant = tenant;
        this.procedure = procedure;
        this.told = told;
    }

    void check() {
        for (Does does : Does.of(procedure)) {
            if (does.effect() instanceof Effect.Tell tell) {
                letter(tell.letter(), does.at());
            } else if (does.effect() instanceof Effect.Refer refer) {
                letter(refer.letter(), does.at());
            } else if (does.effect() instanceof Effect.HandOver handOver) {
                letter(handOver.letter(), does.at());
            } else if (does.effect() instanceof Effect.Disclose disclose) {
                letter(disclose.tell(), does.at());
            }
        }
        for (Clock clock : procedure.clocks().values()) {
            clock.remind().forEach(reminder -> letter(reminder.letter(), clock.at()));
        }
    }

    private void letter(@Nullable String id, Place at) {
        Tenant.Letter letter = id == null ? null : tenant.letters().get(id);
        if (letter == null) {
            return;
        }
        Set<String> unknown = new LinkedHashSet<>();
        letter.subject().byLanguage().values().forEach(text -> look(text, unknown));
        letter.body().byLanguage().values().forEach(text -> look(text, unknown));
        for (String placeholder : unknown) {
            told.add(at, "letter.unknown-placeholder", letter.id(), placeholder, procedure.id());
        }
    }

    /** What stands under a letter has no gaps. */
    static void under(Tenant tenant, Told told) {
        for (Tenant.Letter letter : tenant.letters().values()) {
            for (String id : letter.always()) {
                Tenant.Letter text = tenant.letters().get(id);
                if (text != null && !text.guidance()) {
                    told.add(letter.at(), "letter.always", letter.id(), id);
                }
            }
        }
    }

    private void look(String text, Set<String> unknown) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            boolean known = matcher.group(1).equals("clock")
                    ? procedure.clocks().containsKey(matcher.group(2))
                    : procedure.fields().containsKey(matcher.group(2));
            if (!known) {
                unknown.add(matcher.group(1) + "." + matcher.group(2));
            }
        }
    }
}
