package gehoor.casework.governance;

import gehoor.casework.governance.TryOutView.Reads;
import gehoor.engine.Sight;
import gehoor.engine.rehearsal.Played;
import gehoor.policy.Compartment;
import gehoor.policy.Example.Person;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who reads what of an invented file, where it stands now. */
final class Readers {
    private static final List<String> STANDARD =
            List.of(Compartment.EXISTENCE, Compartment.FILE, Compartment.IDENTITY, Compartment.MESSAGES);

    private final Walk walk;
    private final Played played;

    Readers(Walk walk, Played played) {
        this.walk = walk;
        this.played = played;
    }

    /**
     * Of a role the first stands for all, but for who acted: by what they did they may come to see more.
     *
     * @param people all who can act, by their codes
     * @param as whose turn it is
     */
    List<Reads> among(Map<String, Person> people, Person as) {
        List<Person> acted = walk.acted();
        List<Reads> readers = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>();
        for (Person person : people.values()) {
            boolean did = Stream.concat(acted.stream(), Stream.of(as))
                    .anyMatch(one ->
                            one.role().equals(person.role()) && one.name().equals(person.name()));
            boolean party = person.role().startsWith(Who.PARTY);
            if (roles.add(person.role()) || did || party) {
                Sight sight =
                        played.engine().visible(played.state(), played.actor(person), played.circumstances(person));
                readers.add(new Reads(walk.troupe().called(person), labels(sight.compartments()), labels(sight.own())));
            }
        }
        return List.copyOf(readers);
    }

    private List<String> labels(Set<String> compartments) {
        Map<String, Compartment> known = played.engine().procedure().compartments();
        List<String> order = new ArrayList<>(STANDARD);
        known.keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
        return order.stream()
                .filter(compartments::contains)
                .map(id -> label(known, id))
                .toList();
    }

    private String label(Map<String, Compartment> known, String id) {
        Compartment compartment = known.get(id);
        if (compartment != null && !compartment.label().isEmpty()) {
            return compartment.label().in(walk.stage().language());
        }
        return STANDARD.contains(id) ? walk.stage().word("try-reads-" + id) : id;
    }
}
