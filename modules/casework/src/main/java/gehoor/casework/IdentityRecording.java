package gehoor.casework;

import gehoor.casework.port.Openings;
import gehoor.casework.port.People;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads together, for who sees the identity or decides on it, what was decided and who made use of it. */
final class IdentityRecording {
    private static final String NONE = "none";

    /** As the vault has written down that the platform itself opened it, to send what had to be sent. */
    private static final String PLATFORM = "system";

    private static final String NOTICE = "notice";

    private final Office office;
    private final Dossier dossier;
    private final Labels labels;
    private final Map<String, String> names = new HashMap<>();

    IdentityRecording(Office office, Dossier dossier, String language) {
        this.office = office;
        this.dossier = dossier;
        this.labels = new Labels(dossier.engine(), language);
    }

    /** Whether an action is one by which an identity is disclosed. */
    static boolean discloses(Action action) {
        return Effect.all(action.does()).stream().anyMatch(Effect.Disclose.class::isInstance);
    }

    IdentityRecord of(LocalDate today) {
        List<Openings.Opening> opened = office.ports().openings().of(dossier.tenant(), dossier.id());
        List<Openings.Telling> told = office.ports().openings().tellings(dossier.tenant(), dossier.id());
        Set<String> people = new HashSet<>();
        opened.forEach(each -> people.add(each.person()));
        told.forEach(each -> people.add(each.person()));
        dossier.history().forEach(each -> people.add(each.by().id()));
        people.remove("");
        for (People.Person person : office.ports().people().find(dossier.tenant(), people)) {
            names.put(person.id(), person.name());
        }
        return new IdentityRecord(
                disclosures(today),
                told.stream().map(this::telling).toList(),
                opened.stream()
                        .map(each -> new IdentityRecord.Opening(
                                each.at(),
                                name(each.person()),
                                roles(each.roles()),
                                words(each.compartments()).contains(Compartment.IDENTITY)))
                        .toList());
    }

    private IdentityRecord.Telling telling(Openings.Telling each) {
        return each.person().equals(PLATFORM)
                ? new IdentityRecord.Telling(each.at(), each.holder(), "", List.of(), NOTICE)
                : new IdentityRecord.Telling(
                        each.at(), each.holder(), name(each.person()), roles(each.roles()), each.purpose());
    }

    private List<IdentityRecord.Disclosed> disclosures(LocalDate today) {
        List<IdentityRecord.Disclosed> disclosures = new ArrayList<>();
        FileState state = dossier.state();
        for (Entry entry : dossier.history()) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.Disclosed disclosed) {
                    boolean byReporter = entry.by().kind() != Actor.Kind.STAFF;
                    disclosures.add(new IdentityRecord.Disclosed(
                            entry.seq(),
                            entry.day(),
                            dossier.anonymous() && byReporter ? null : entry.at(),
                            name(entry.by().id()),
                            labels.role(entry.by().role()),
                            disclosed.to().stream()
                                    .map(who -> labels.role(who.role()))
                                    .distinct()
                                    .toList(),
                            ground(disclosed.ground()),
                            disclosed.until(),
                            disclosed.told(),
                            state.discloses(disclosed.until(), today) ? IdentityRecord.OPEN : IdentityRecord.ENDED));
                }
            }
        }
        return disclosures;
    }

    /** In the words of the choice from which it was made, where it was one. */
    private String ground(String code) {
        Procedure procedure = labels.procedure();
        for (Action action : procedure.actions().values()) {
            for (Effect effect : Effect.all(action.does())) {
                if (effect instanceof Effect.Disclose disclose && disclose.groundFrom() != null) {
                    Field field = procedure.fields().get(disclose.groundFrom());
                    if (field != null && field.choices().containsKey(code)) {
                        return labels.code(field, code);
                    }
                }
            }
        }
        return code;
    }

    private String name(String id) {
        return names.getOrDefault(id, id);
    }

    private List<String> roles(String written) {
        return words(written).stream().map(labels::role).toList();
    }

    private static List<String> words(String written) {
        return written.isEmpty() || written.equals(NONE) ? List.of() : Arrays.asList(written.split(" ", -1));
    }
}
