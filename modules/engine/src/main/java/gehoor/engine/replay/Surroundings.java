package gehoor.engine.replay;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a decision can look at and no history tells, as it can have been when an entry came about.
 *
 * <p>Called as conditions write them: {@code actor.handled-linked}, {@code assignee.handled-linked}, {@code linked.<link>},
 * {@code earlier.<field>}; and {@code actor.belongs}, {@code assignee.belongs} for the services, facilities and bodies that somebody
 * belongs to, as far as the file names them; {@code assignee.role} for whether who is named has the roles that they would be
 * assigned in. What the entry says that it looked at is known.
 */
final class Surroundings {
    static final String HANDLED = "actor.handled-linked";
    static final String BELONGS = "actor.belongs";
    static final String ASSIGNEE_HANDLED = "assignee.handled-linked";
    static final String ASSIGNEE_BELONGS = "assignee.belongs";
    static final String ASSIGNEE_ROLE = "assignee.role";
    private static final String LINKED = Fact.Family.LINKED.prefix();
    private static final String EARLIER = Fact.Family.EARLIER.prefix();

    /** More ways than this are not tried: then it is not told. */
    private static final int MOST = 256;

    private final Procedure procedure;
    private final FileState state;
    private final Again again;
    private final Instant now;
    private final Map<String, String> looked = new HashMap<>();
    private final Set<Integer> numbers;
    private final Set<String> assigned;

    /**
     * @param procedure of the version the file ran under
     * @param state the file as it was before
     * @param numbers to which how many earlier files there were is compared
     * @param assigned roles that the draft would assign somebody in
     */
    Surroundings(
            Procedure procedure,
            FileState state,
            Again again,
            List<Entry.Looked> looked,
            Instant now,
            Set<Integer> numbers,
            Set<String> assigned) {
        this.procedure = procedure;
        this.state = state;
        this.again = again;
        this.now = now;
        this.numbers = numbers;
        this.assigned = assigned;
        for (Entry.Looked each : looked) {
            String value = each.value();
            boolean outside = each.fact().startsWith(LINKED) || each.fact().startsWith(EARLIER);
            if (outside && value != null) {
                this.looked.put(each.fact(), value);
            }
        }
    }

    /** Which of these a fact asks. */
    static Set<String> of(Fact fact) {
        return switch (fact.family()) {
            case LINKED, EARLIER -> Set.of(fact.family().prefix() + fact.name());
            case ACTOR -> of("actor", fact.name());
            case ASSIGNEE -> of("assignee", fact.name());
            default -> Set.of();
        };
    }

    /** @param relation as {@link gehoor.policy.Who.Relation} writes it */
    static Set<String> of(String who, String relation) {
        return switch (relation) {
            case "handled-linked", "not-handled-linked" -> Set.of(who + ".handled-linked");
            case "of-the-service", "of-the-facility", "of-the-body" -> Set.of(who + ".belongs");
            default -> Set.of();
        };
    }

    /** One way it can have been: who acts, and the circumstances. */
    record Way(Map<String, Object> facts, Actor actor, Circumstances circumstances) {}

    /** The likeliest: they belong to what the file names, nobody handled a linked file, linked files are open, there were no earlier ones. */
    Way likely() {
        return way(Map.of());
    }

    /** Every way in which these can have been; empty where there are more than can be tried. */
    List<Way> all(Collection<String> unknown) {
        List<Map<String, Object>> combined = List.of(Map.of());
        for (String name : new TreeSet<>(unknown)) {
            List<Object> values = values(name);
            if (values.isEmpty()) {
                continue;
            }
            if (combined.size() * values.size() > MOST) {
                return List.of();
            }
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> each : combined) {
                for (Object value : values) {
                    Map<String, Object> one = new HashMap<>(each);
                    one.put(name, value);
                    more.add(one);
                }
            }
            combined = more;
        }
        return combined.stream().map(this::way).toList();
    }

    /** The values that it can have had, the likeliest first; none where it is known, or says nothing here. */
    private List<Object> values(String name) {
        boolean staff = again.actor().kind() == Actor.Kind.STAFF;
        boolean named = !again.colleagues().isEmpty();
        if (name.equals(HANDLED)) {
            return staff && !certainlyUnlinked() ? List.of(false, true) : List.of();
        } else if (name.equals(BELONGS)) {
            return staff && !about().isEmpty() ? List.of(true, false) : List.of();
        } else if (name.equals(ASSIGNEE_HANDLED)) {
            return named && !certainlyUnlinked() ? List.of(false, true) : List.of();
        } else if (name.equals(ASSIGNEE_BELONGS)) {
            return named && !about().isEmpty() ? List.of(true, false) : List.of();
        } else if (name.equals(ASSIGNEE_ROLE)) {
            return named ? List.of(false, true) : List.of();
        } else if (name.startsWith(LINKED)) {
            String link = name.substring(LINKED.length());
            return looked.containsKey(name) || !opened(link)
                    ? List.of()
                    : List.of(Circumstances.LinkedFile.OPEN, Circumstances.LinkedFile.CLOSED);
        } else if (name.startsWith(EARLIER)) {
            if (looked.containsKey(name) || mark(name.substring(EARLIER.length())) == null) {
                return List.of();
            }
            Set<Integer> around = new TreeSet<>(Set.of(0));
            numbers.forEach(number -> around.addAll(Set.of(Math.max(0, number - 1), number, number + 1)));
            return List.copyOf(around);
        }
        return List.of();
    }

    /** No file is linked to this one as far as it knows. One that is opened elsewhere knows where it came from. */
    private boolean certainlyUnlinked() {
        Change.Reported reported = state.reported();
        boolean came = reported != null && reported.origin() != null;
        boolean comes = again.command() instanceof Command.Report report && report.cameBy() != null;
        return state.links().isEmpty() && !came && !comes;
    }

    private boolean opened(String link) {
        return link.equals("origin")
                ? !certainlyUnlinked()
                        && (state.reported() == null || state.reported().origin() != null)
                : state.links().contains(link);
    }

    /** What the file names of services, facilities and bodies, with what is answered now. */
    private Set<String> about() {
        Set<String> about = procedure.about(state.facts());
        about.addAll(procedure.about(again.answers()));
        state.instruments().values().forEach(run -> about.addAll(procedure.about(run.facts())));
        return about;
    }

    private @Nullable String mark(String fieldId) {
        Field field = procedure.fields().get(fieldId);
        Value value = again.answers().getOrDefault(fieldId, state.facts().get(fieldId));
        return field == null || value == null ? null : field.type().word() + ":" + value;
    }

    private Way way(Map<String, Object> facts) {
        Actor who = again.actor();
        boolean staff = who.kind() == Actor.Kind.STAFF;
        Set<String> all = staff || !again.colleagues().isEmpty() ? about() : Set.of();
        Set<String> belongs = staff ? Boolean.FALSE.equals(facts.get(BELONGS)) ? Set.<String>of() : all : who.belongs();
        Actor actor = new Actor(who.kind(), who.id(), who.roles(), belongs, who.party(), who.standsFor());
        Map<String, Circumstances.Colleague> colleagues = new HashMap<>();
        again.colleagues().forEach((id, colleague) -> {
            Set<String> roles = new HashSet<>(colleague.roles());
            if (Boolean.TRUE.equals(facts.get(ASSIGNEE_ROLE))) {
                roles.addAll(assigned);
            }
            Set<String> theirs = Boolean.FALSE.equals(facts.get(ASSIGNEE_BELONGS)) ? Set.of() : all;
            colleagues.put(
                    id,
                    new Circumstances.Colleague(
                            Actor.staff(id, roles, theirs), Boolean.TRUE.equals(facts.get(ASSIGNEE_HANDLED))));
        });
        Map<String, Circumstances.LinkedFile> linked = new HashMap<>();
        for (String link : state.links()) {
            linked.put(link, linked(link, facts));
        }
        if (!certainlyUnlinked() && opened("origin")) {
            linked.put("origin", linked("origin", facts));
        }
        looked.forEach((fact, value) -> {
            if (fact.startsWith(LINKED)) {
                String link = fact.substring(LINKED.length());
                if (value.equals("none")) {
                    linked.remove(link);
                } else {
                    linked.put(
                            link,
                            value.equals("open") ? Circumstances.LinkedFile.OPEN : Circumstances.LinkedFile.CLOSED);
                }
            }
        });
        return new Way(
                facts,
                actor,
                new Circumstances(now, Boolean.TRUE.equals(facts.get(HANDLED)), colleagues, linked, earlier(facts)));
    }

    private static Circumstances.LinkedFile linked(String link, Map<String, Object> facts) {
        return facts.get(LINKED + link) == Circumstances.LinkedFile.CLOSED
                ? Circumstances.LinkedFile.CLOSED
                : Circumstances.LinkedFile.OPEN;
    }

    private Map<String, Integer> earlier(Map<String, Object> facts) {
        Map<String, Integer> earlier = new HashMap<>();
        looked.forEach((fact, value) -> put(earlier, fact, value));
        facts.forEach((fact, value) -> put(earlier, fact, value.toString()));
        return earlier;
    }

    private void put(Map<String, Integer> earlier, String fact, String value) {
        String mark = fact.startsWith(EARLIER) ? mark(fact.substring(EARLIER.length())) : null;
        if (mark != null) {
            earlier.put(mark, new java.math.BigDecimal(value).intValue());
        }
    }
}
