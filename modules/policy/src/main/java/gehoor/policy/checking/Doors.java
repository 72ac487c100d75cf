package gehoor.policy.checking;

import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the questions that lead to the right procedure lead everybody somewhere: each is asked, none comes again, no answer
 * stands twice, and every procedure that the public can report by is reached.
 */
final class Doors {
    private static final int MOST = 3;

    private final Tenant tenant;
    private final Told told;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> reached = new LinkedHashSet<>();

    private Doors(Tenant tenant, Told told) {
        this.tenant = tenant;
        this.told = told;
    }

    static void check(Tenant tenant, Told told) {
        if (!tenant.doors().isEmpty()) {
            new Doors(tenant, told).check();
        }
    }

    private void check() {
        List<Tenant.Question> all = List.copyOf(tenant.doors().values());
        if (all.size() > MOST) {
            told.add(all.get(MOST).at(), "doors.too-many", all.size(), MOST);
            return;
        }
        ask(all.get(0), new ArrayList<>());
        for (Tenant.Question question : all) {
            if (!asked.contains(question.id())) {
                told.add(question.at(), "doors.never-asked", question.id());
            }
            question.answers().values().forEach(this::text);
        }
        forms().forEach((id, at) -> {
            if (!reached.contains(id)) {
                told.add(at, "doors.unreached", id);
            }
        });
    }

    private void ask(Tenant.Question question, List<String> before) {
        asked.add(question.id());
        List<String> path = new ArrayList<>(before);
        path.add(question.id());
        for (Tenant.Way way : question.answers().values()) {
            if (way.procedure() != null) {
                reached.add(way.procedure());
            }
            reached.addAll(way.still());
            Tenant.Question next = way.next() == null ? null : tenant.doors().get(way.next());
            if (next != null && path.contains(next.id())) {
                told.add(way.at(), "doors.back", way.id(), next.id());
            } else if (next != null) {
                ask(next, path);
            }
        }
    }

    private void text(Tenant.Way way) {
        Tenant.Letter text = way.text() == null ? null : tenant.letters().get(way.text());
        if (text != null && !text.guidance()) {
            told.add(way.at(), "doors.letter", way.id(), text.id());
        }
    }

    /** Procedures of which the latest version has a channel for the public, and where they stand. */
    private Map<String, Place> forms() {
        Map<String, Place> forms = new LinkedHashMap<>();
        tenant.procedures().forEach((id, versions) -> {
            Procedure latest = versions.get(versions.size() - 1);
            boolean open = latest.report().channels().values().stream()
                    .flatMap(channel -> channel.by().stream())
                    .anyMatch(who -> who.role().equals(Who.PUBLIC));
            if (open) {
                forms.put(id, latest.at());
            }
        });
        return forms;
    }
}
