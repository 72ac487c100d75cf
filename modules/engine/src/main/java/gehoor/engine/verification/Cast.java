package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.FileState;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who plays in the stories: two people of each role, who belong to every service, facility and body of which a story may speak. */
final class Cast {
    private static final List<String> NAMES = List.of(
            "an", "bram", "cem", "dora", "elif", "fien", "gust", "hana", "ilse", "jan", "kim", "lou", "mo", "nele",
            "omar", "pia", "quin", "rik", "sam", "tess", "umut", "vera", "wim", "xena", "yara", "zita");
    private static final Set<Who.Relation> BELONGS =
            Set.of(Who.Relation.OF_THE_SERVICE, Who.Relation.OF_THE_FACILITY, Who.Relation.OF_THE_BODY);

    private final Map<String, List<Actor>> byRole = new LinkedHashMap<>();
    private final Map<String, Circumstances.Colleague> colleagues = new HashMap<>();

    Cast(Tenant tenant, Procedure procedure, Set<String> belongings) {
        Set<String> belonging = new TreeSet<>();
        Stream.concat(
                        procedure.actions().values().stream().flatMap(action -> action.by().stream()),
                        procedure.sight().values().stream().flatMap(rule -> rule.who().stream()))
                .filter(who -> who.only().stream().anyMatch(BELONGS::contains))
                .forEach(who -> belonging.add(who.role()));
        int next = 0;
        for (String role : tenant.roles().keySet()) {
            Set<String> of = belonging.contains(role) ? belongings : Set.of();
            List<Actor> people = new ArrayList<>();
            for (int n = 0; n < 2; n++, next++) {
                int round = next / NAMES.size();
                String name = NAMES.get(next % NAMES.size()) + (round == 0 ? "" : String.valueOf(round + 1));
                people.add(Actor.staff(name, Set.of(role), of));
            }
            byRole.put(role, List.copyOf(people));
            people.forEach(person -> colleagues.put(person.id(), new Circumstances.Colleague(person, false)));
        }
    }

    /** Account id to who that is. */
    Map<String, Circumstances.Colleague> colleagues() {
        return colleagues;
    }

    /** The first of each role. */
    List<Actor> firsts() {
        return byRole.values().stream().map(people -> people.get(0)).toList();
    }

    List<Actor> people(String role) {
        return byRole.getOrDefault(role, List.of());
    }

    /** Everybody in the play who may be meant. */
    List<Actor> of(Who who, FileState file) {
        String role = who.role();
        if (role.equals(Who.COMPLAINANT)) {
            return List.of(Actor.COMPLAINANT);
        } else if (role.equals(Who.PUBLIC)) {
            return List.of(Actor.PUBLIC);
        } else if (role.equals(Who.ANYONE)) {
            return firsts();
        } else if (role.startsWith(Who.PARTY)) {
            String kind = role.substring(Who.PARTY.length());
            return file.parties().values().stream()
                    .filter(party -> party.kind().equals(kind))
                    .map(party -> Actor.party(party.id()))
                    .toList();
        }
        return people(role);
    }
}
