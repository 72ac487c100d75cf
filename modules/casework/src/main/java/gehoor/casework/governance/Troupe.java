package gehoor.casework.governance;

import gehoor.casework.OfferView.Option;
import gehoor.engine.FileState;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Effect;
import gehoor.policy.Example.Person;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The invented people of a try-out: two in each role of which the procedure speaks, who complains, and each party of the file. They are
 * called differently, so that nobody has two roles by accident.
 */
final class Troupe {
    private static final int EACH = 2;
    private static final List<String> NAMES = List.of(
            "an", "bas", "cleo", "dirk", "eva", "finn", "gita", "hugo", "ines", "joris", "kaat", "lou", "mira", "noud",
            "olga", "pim", "rana", "sil", "tess", "umut", "vera", "wim", "xena", "yara", "zeno", "ada", "bo", "cis",
            "daan", "else");

    private final Tenant tenant;
    private final Procedure procedure;
    private final String language;
    private final List<Person> staff = new ArrayList<>();

    Troupe(Tenant tenant, Procedure procedure, String language) {
        this.tenant = tenant;
        this.procedure = procedure;
        this.language = language;
        int next = 0;
        for (String role : roles()) {
            for (int i = 1; i <= EACH; i++, next++) {
                String name = next < NAMES.size() ? NAMES.get(next) : role + "-" + i;
                staff.add(new Person(role, name, Set.of()));
            }
        }
    }

    /** Who the procedure speaks of; all roles where any of the staff will do. */
    private Set<String> roles() {
        Set<String> spoken = new LinkedHashSet<>();
        procedure.stages().values().forEach(stage -> spoken.add(stage.lead()));
        who().forEach(who -> spoken.add(who.role()));
        procedure.clocks().values().forEach(clock -> spoken.add(clock.owner()));
        procedure.duties().values().forEach(duty -> spoken.add(duty.owedBy()));
        procedure.actions().values().stream()
                .flatMap(action -> Effect.all(action.does()).stream())
                .forEach(effect -> {
                    if (effect instanceof Effect.Assign assign) {
                        spoken.add(assign.role());
                    }
                });
        if (spoken.contains(Who.ANYONE)) {
            spoken.addAll(tenant.roles().keySet());
        }
        spoken.retainAll(tenant.roles().keySet());
        return spoken;
    }

    private Stream<Who> who() {
        return Stream.of(
                        procedure.report().channels().values().stream().flatMap(channel -> channel.by().stream()),
                        procedure.actions().values().stream().flatMap(action -> action.by().stream()),
                        procedure.sight().values().stream().flatMap(rule -> rule.who().stream()))
                .flatMap(one -> one);
    }

    /** Members of staff. */
    List<Person> staff() {
        return List.copyOf(staff);
    }

    /** The first who has that role; of the public nobody in particular. */
    Person first(String role) {
        return staff.stream()
                .filter(person -> person.role().equals(role))
                .findFirst()
                .orElseGet(() -> new Person(role, "", Set.of()));
    }

    /**
     * All who can act in a file, by their codes.
     *
     * @param also who has acted in it, and may be none of ours
     */
    Map<String, Person> all(FileState state, List<Person> also) {
        Map<String, Person> all = new LinkedHashMap<>();
        put(all, new Person(Who.COMPLAINANT, "", Set.of()));
        state.parties().values().forEach(party -> put(all, party(party)));
        staff.forEach(person -> put(all, person));
        also.stream()
                .filter(person -> !person.role().equals(Who.PUBLIC))
                .map(person -> new Person(person.role(), person.name(), Set.of()))
                .forEach(person -> {
                    boolean party = person.role().startsWith(Who.PARTY);
                    if (!party) {
                        put(all, person);
                    }
                });
        return all;
    }

    private static Person party(FileState.Party party) {
        int dash = party.id().lastIndexOf('-');
        return new Person(Who.PARTY + party.kind(), party.id().substring(dash + 1), Set.of());
    }

    private static void put(Map<String, Person> all, Person person) {
        all.put(ExampleText.person(person), person);
    }

    /** What somebody is called: the role, and which one. */
    String called(Person person) {
        String role = label(person.role());
        return person.name().isEmpty() ? role : role + " (" + person.name() + ")";
    }

    String label(String role) {
        var known = tenant.roles().get(role);
        if (known != null) {
            return in(known.label(), role);
        }
        if (role.startsWith(Who.PARTY)) {
            var kind = procedure.parties().get(role.substring(Who.PARTY.length()));
            return kind == null ? role : in(kind.label(), role);
        }
        return role.equals(Who.COMPLAINANT) || role.equals(Who.PUBLIC) || role.equals(Who.ANYONE)
                ? Wording.words("try-" + role).in(language)
                : role;
    }

    private String in(Words words, String otherwise) {
        return words.isEmpty() ? otherwise : words.in(language);
    }

    /** What somebody can belong to, where the procedure asks for it. */
    List<Option> belongings() {
        Set<Who.Relation> asked = new LinkedHashSet<>();
        who().forEach(who -> asked.addAll(who.only()));
        List<Option> all = new ArrayList<>();
        if (asked.contains(Who.Relation.OF_THE_SERVICE)) {
            tenant.services().values().forEach(one -> all.add(new Option(one.id(), in(one.label(), one.id()))));
        }
        if (asked.contains(Who.Relation.OF_THE_FACILITY)) {
            tenant.facilities().values().forEach(one -> all.add(new Option(one.id(), in(one.label(), one.id()))));
        }
        if (asked.contains(Who.Relation.OF_THE_BODY)) {
            tenant.bodies().values().forEach(one -> all.add(new Option(one.id(), in(one.label(), one.id()))));
        }
        if (asked.contains(Who.Relation.HANDLED_LINKED) || asked.contains(Who.Relation.NOT_HANDLED_LINKED)) {
            all.add(new Option(
                    Rehearsal.HANDLED_LINKED,
                    Wording.words("try-handled-linked").in(language)));
        }
        return List.copyOf(all);
    }

    /** Account id to what they are called, of staff. */
    Map<String, String> names(List<Person> also) {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.concat(staff.stream(), also.stream())
                .filter(person -> tenant.roles().containsKey(person.role()))
                .forEach(person -> names.putIfAbsent(person.name(), called(person)));
        return names;
    }
}
