package gehoor.web.work;

import gehoor.policy.Clock;
import gehoor.policy.ConsentKind;
import gehoor.policy.Field;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.Outcome;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Stage;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.web.look.Phrases;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes that a file is told in, in the words of its procedure and organisation. A code that has no words is shown as it is.
 *
 * @param procedure null where that version is no longer there
 */
record Naming(@Nullable Procedure procedure, Tenant tenant, String language) {
    private static final String CLOSED = "closed";
    private static final String TRANSFERRED = "transferred";
    private static final String COMPLAINANT = "complainant";

    String stage(String id) {
        if (id.equals(CLOSED)) {
            return word("work.closed");
        }
        Stage stage = procedure == null ? null : procedure.stages().get(id);
        return in(stage == null ? null : stage.label(), id);
    }

    String outcome(String id) {
        if (id.equals(TRANSFERRED)) {
            return word("work.transferred");
        }
        Outcome outcome = procedure == null ? null : procedure.outcomes().get(id);
        return in(outcome == null ? null : outcome.label(), id);
    }

    String kind(String id) {
        return in(procedure == null ? null : procedure.report().kinds().get(id), id);
    }

    String capacity(String id) {
        return in(procedure == null ? null : procedure.report().capacities().get(id), id);
    }

    String channel(String id) {
        Report.Channel channel =
                procedure == null ? null : procedure.report().channels().get(id);
        return in(channel == null ? null : channel.label(), id);
    }

    /** @param instance an instrument or a party that is not itself seen, and its number, as {@code inquiry-1} */
    String instance(String instance) {
        int dash = instance.lastIndexOf('-');
        String id = dash < 0 ? instance : instance.substring(0, dash);
        Instrument instrument =
                procedure == null ? null : procedure.instruments().get(id);
        return in(instrument == null ? null : instrument.label(), instance);
    }

    /** @param run id of a clock and its number, as {@code treatment-1} */
    String clock(String run) {
        int dash = run.lastIndexOf('-');
        Clock clock = procedure == null || dash < 0 ? null : procedure.clocks().get(run.substring(0, dash));
        return in(clock == null ? null : clock.label(), run);
    }

    String link(String id) {
        Link link = procedure == null ? null : procedure.links().get(id);
        return in(link == null ? null : link.label(), id);
    }

    /** What a consent is for. */
    String consent(String to, String item) {
        ConsentKind kind = procedure == null ? null : procedure.consents().get(to);
        if (kind == null) {
            return item;
        }
        Words named = kind.items().get(item);
        String label = in(kind.label(), to);
        return named == null ? label : label + ": " + in(named, item);
    }

    String field(String id) {
        Field field = procedure == null ? null : procedure.fields().get(id);
        return in(field == null ? null : field.label(), id);
    }

    String role(String id) {
        Tenant.Role role = tenant.roles().get(id);
        if (role != null) {
            return in(role.label(), id);
        }
        return id.equals(COMPLAINANT) ? word("work.complainant") : id;
    }

    /** Who is told: a role, a body, a service, a facility, the complainant. */
    String recipient(String kind, String name, Map<String, String> parties) {
        return switch (kind) {
            case COMPLAINANT -> word("work.complainant");
            case "person" -> word("work.colleague");
            case "invited" -> word("work.invited");
            case "party" -> parties.getOrDefault(name, name);
            case "body" -> in(words(tenant.bodies().get(name)), name);
            case "service" -> in(words(tenant.services().get(name)), name);
            case "facility" -> in(words(tenant.facilities().get(name)), name);
            default -> role(name);
        };
    }

    private static @Nullable Words words(Tenant.@Nullable Body body) {
        return body == null ? null : body.label();
    }

    private static @Nullable Words words(Tenant.@Nullable Service service) {
        return service == null ? null : service.label();
    }

    private static @Nullable Words words(Tenant.@Nullable Facility facility) {
        return facility == null ? null : facility.label();
    }

    String word(String key, Object... with) {
        return Phrases.of(language, key, with);
    }

    private String in(@Nullable Words words, String otherwise) {
        return words == null || words.isEmpty() ? otherwise : words.in(language);
    }
}
