package gehoor.casework.governance;

import gehoor.casework.Library;
import gehoor.engine.Sight;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.engine.rehearsal.Played;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.reading.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A walk that is worth it, as a worked example among the files of a proposal: with what is true at its end. */
final class KeptWalk {
    private final Walk walk;
    private final String title;
    private final String path;
    private final Map<String, String> files;

    /**
     * @param title one sentence
     * @param before the proposal's files, path to text
     */
    KeptWalk(Walk walk, String title, Map<String, String> before) {
        this.walk = walk;
        this.title = title;
        this.path = "examples/" + walk.procedure().id() + ".yaml";
        this.files = new TreeMap<>(before);
        String standing = before.getOrDefault(path, "").stripTrailing();
        files.put(path, (standing.isEmpty() ? "" : standing + "\n\n") + ExampleText.of(told()));
    }

    /** The file that it stands in. */
    String path() {
        return path;
    }

    /** That file as it is then. */
    String text() {
        return files.getOrDefault(path, "");
    }

    /** Why it does not come out as it says; empty where it does. */
    Optional<Words> wrong(Library library) {
        String tenant = walk.stage().tenant().id();
        Reading reading = library.read(tenant, files);
        if (reading instanceof Reading.Faulty faulty) {
            return faulty.problems().stream().findFirst().map(Problem::words);
        }
        Reading.Read read = (Reading.Read) reading;
        return read.examples().stream()
                .filter(example -> example.title().equals(title) && Walks.in(example, tenant, path))
                .reduce((one, later) -> later)
                .map(example -> Rehearsal.run(read.book(), example, new Coverage()).differences().stream()
                        .findFirst()
                        .map(Problem::words))
                .orElseGet(() -> Optional.of(Wording.words("try-lost")));
    }

    private Example told() {
        Example example = walk.example();
        Played played = walk.played();
        Example.Then then = played.state().begun() ? end(played) : Example.Then.NOTHING;
        return new Example(
                title,
                example.tenant(),
                example.procedure(),
                List.of(),
                example.report(),
                example.steps(),
                then,
                Place.NOWHERE);
    }

    private Example.Then end(Played played) {
        Map<String, Example.ClockThen> clocks = new LinkedHashMap<>();
        played.engine()
                .dues(played.state(), played.moment())
                .forEach(due -> clocks.put(
                        due.clock(),
                        new Example.ClockThen(due.due(), due.state().word(), Place.NOWHERE)));
        Map<Person, Set<String>> sees = new LinkedHashMap<>();
        walk.acted().stream()
                .filter(person -> !person.role().equals(Who.PUBLIC))
                .forEach(person -> {
                    Sight sight =
                            played.engine().visible(played.state(), played.actor(person), played.circumstances(person));
                    Set<String> seen = new TreeSet<>(sight.compartments());
                    seen.addAll(sight.own());
                    sees.put(person, seen);
                });
        return new Example.Then(
                played.state().stage(),
                played.state().outcome(),
                Map.of(),
                clocks,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                sees,
                played.told(),
                Place.NOWHERE);
    }
}
