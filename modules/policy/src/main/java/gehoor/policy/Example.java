package gehoor.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worked case: what is given, what is done, and what must then be so. Times are in the tenant's zone.
 *
 * @param clauses for people: which published clauses it shows
 * @param report how the file begins
 */
public record Example(
        String title,
        String tenant,
        String procedure,
        List<String> clauses,
        Beginning report,
        List<Step> steps,
        Then then,
        Place at) {

    /**
     * Somebody who acts in an example: {@code handler an of consultation-office}.
     *
     * @param role a role, {@code public}, {@code complainant}, {@code party:<kind>}
     * @param name tells two of the same role apart; empty for public and complainant
     * @param belongs services, facilities or bodies
     */
    public record Person(String role, String name, Set<String> belongs) {}

    /** @param with what was asked, as written: text, or a list of texts; contact as a map is written as its keys
     * @param earlier field to how many earlier files are about the same
     * @param parties that came with a link
     * @param refused the rule that must refuse it; null = it must be accepted */
    public record Beginning(
            LocalDateTime at,
            Person by,
            String channel,
            String kind,
            String reporter,
            @Nullable String capacity,
            String identity,
            @Nullable LocalDate received,
            Map<String, List<String>> with,
            Map<String, Integer> earlier,
            List<Came> parties,
            @Nullable String refused,
            Place place) {}

    /** A party that came with a link: its kind, and what is known of it, as written. */
    public record Came(String kind, Map<String, List<String>> with) {}

    public sealed interface Step {
        /** Somebody does something. {@code on}: instrument or party kind, {@code nth} from 1. */
        record Does(
                LocalDateTime at,
                Person by,
                String action,
                @Nullable String on,
                int nth,
                Map<String, List<String>> with,
                @Nullable String refused,
                Place place)
                implements Step {}

        /** Time passes until then; whatever is due happens, in order. */
        record Until(LocalDateTime at, Place place) implements Step {}

        /** A linked file changes or signals. */
        record Linked(
                LocalDateTime at,
                Map<String, String> states,
                @Nullable String signal,
                Place place) implements Step {}

        /** What must be so at that moment. */
        record Expect(LocalDateTime at, Then then, Place place) implements Step {}
    }

    /**
     * What must be so; empty parts are not looked at.
     *
     * @param clocks clock id to expected due date (null: any) and state (null: any)
     * @param offers person to action ids that must be offered and open
     * @param notOffered person to action ids that cannot be done
     * @param invites person to action ids that they may ask somebody outside to do, by invitation
     * @param sees person to exactly the compartments seen
     * @param told {@code recipient letter} pairs
     */
    public record Then(
            @Nullable String stage,
            @Nullable String outcome,
            Map<String, String> facts,
            Map<String, ClockThen> clocks,
            Map<String, String> duties,
            Map<Person, List<String>> offers,
            Map<Person, List<String>> notOffered,
            Map<Person, List<String>> invites,
            Map<Person, Set<String>> sees,
            List<String> told,
            Place at) {
        /** Of which nothing is said. */
        public static final Then NOTHING = new Then(
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Place.NOWHERE);
    }

    public record ClockThen(
            @Nullable LocalDate due, @Nullable String state, Place at) {}
}
