package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.policy.Example;
import gehoor.policy.Field;
import gehoor.policy.Value;
import gehoor.policy.Who;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People and answers as a worked example writes them. */
final class AsWritten {
    private AsWritten() {}

    static Example.Person person(Actor actor) {
        return switch (actor.kind()) {
            case PUBLIC -> new Example.Person(Who.PUBLIC, "", Set.of());
            case COMPLAINANT -> new Example.Person(Who.COMPLAINANT, "", Set.of());
            case PARTY -> {
                String party = String.valueOf(actor.party());
                int dash = party.lastIndexOf('-');
                yield new Example.Person(Who.PARTY + party.substring(0, dash), party.substring(dash + 1), Set.of());
            }
            case STAFF, INVITED, SYSTEM ->
                new Example.Person(actor.roles().iterator().next(), actor.id(), actor.belongs());
        };
    }

    static Map<String, List<String>> answers(Subject subject, Map<String, Value> given) {
        Map<String, List<String>> with = new LinkedHashMap<>();
        given.forEach((id, value) -> {
            Field field = subject.procedure().fields().get(id);
            with.put(id, field == null ? List.of(value.toString()) : answer(subject, field, value));
        });
        return with;
    }

    private static List<String> answer(Subject subject, Field field, Value value) {
        if (value instanceof Value.Codes codes) {
            return List.copyOf(codes.codes());
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> List.of("…");
            case ATTACHMENTS -> List.of("document.pdf");
            case CONTACT -> List.of("yes");
            case STAFF -> {
                Circumstances.Colleague colleague = subject.cast().colleagues().get(value.toString());
                yield List.of(
                        colleague == null
                                ? value.toString()
                                : colleague.actor().roles().iterator().next() + " " + value);
            }
            case PARTY -> List.of(value.toString().replaceFirst("-(\\d+)$", " $1"));
            default -> List.of(value.toString());
        };
    }
}
