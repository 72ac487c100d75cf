package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Law;
import gehoor.policy.PartyKind;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All checks of a tenant. */
public final class Checks {
    private Checks() {}

    /**
     * Everything about a tenant that does not make sense.
     *
     * @param withExamples ids of procedures that have an example
     * @param whole procedures of which nothing was left out in reading; what is missing is told of these only
     * @param all whether these are all procedures of the tenant, and its letters are whole too
     */
    public static List<Problem> tenant(
            Tenant tenant, Map<String, Law> laws, Set<String> withExamples, Collection<Procedure> whole, boolean all) {
        Told told = new Told();
        for (List<Procedure> versions : tenant.procedures().values()) {
            versions(versions, told);
            for (Procedure procedure : versions) {
                parts(procedure, laws, told);
            }
        }
        if (all) {
            Doors.check(tenant, told);
            LettersUsed.under(tenant, told);
        }
        for (Procedure procedure : whole) {
            Ways.check(procedure, told);
            LegalFloors.named(procedure, told);
            LegalFloors.missing(procedure, laws, told);
            new LettersUsed(tenant, procedure, told).check();
            if (all) {
                // These look at other procedures of the tenant too.
                new Occurrence(tenant, procedure, told).check();
                recorded(tenant, procedure, told);
            }
            if (all) {
                Linked.check(tenant, procedure, told);
            }
            used(tenant, procedure, told);
            itself(procedure, told);
            ended(procedure, told);
            seen(procedure, told);
            did(procedure, told);
            if (!withExamples.contains(procedure.id())) {
                told.add(procedure.at(), "procedure.no-example", procedure.id());
            }
        }
        return told.problems();
    }

    private static void versions(List<Procedure> versions, Told told) {
        Map<String, Place> named = new HashMap<>();
        Map<LocalDate, String> from = new HashMap<>();
        for (Procedure procedure : versions) {
            if (named.putIfAbsent(procedure.version(), procedure.at()) != null) {
                told.add(procedure.at(), "procedure.version-twice", procedure.version(), procedure.id());
            }
            String other = from.putIfAbsent(procedure.inForceFrom(), procedure.version());
            if (other != null) {
                told.add(procedure.at(), "procedure.same-day", procedure.version(), procedure.id(), other);
            }
        }
    }

    /** What can be told of each part by itself. */
    private static void parts(Procedure procedure, Map<String, Law> laws, Told told) {
        LegalFloors.met(procedure, laws, told);
        procedure.actions().values().forEach(action -> {
            recordsNothing(procedure, action, told);
            Invitations.check(action, told);
        });
        anonymous(procedure, told);
        for (Does does : Does.of(procedure)) {
            asked(does, told);
        }
    }

    private static void recordsNothing(Procedure procedure, Action action, Told told) {
        if (!action.recordsNothing()) {
            return;
        }
        for (Action.Ask ask : action.asks()) {
            Field field = procedure.fields().get(ask.field());
            if (field != null && field.type().sealed()) {
                told.add(
                        ask.at(),
                        "action.records-nothing",
                        action.id(),
                        field.id(),
                        field.type().word());
            }
        }
    }

    private static void anonymous(Procedure procedure, Told told) {
        if (!procedure.report().identities().contains("anonymous")) {
            return;
        }
        for (Action.Ask ask : procedure.report().action().asks()) {
            Field field = procedure.fields().get(ask.field());
            if (field != null
                    && ask.always()
                    && (field.type() == Field.Type.CONTACT
                            || field.compartment().equals(Compartment.IDENTITY))) {
                told.add(ask.at(), "report.identifies", field.id());
            }
        }
    }

    /** An effect that speaks of what the action asked must belong to an action that asks it. */
    private static void asked(Does does, Told told) {
        if (does.effect() instanceof Effect.Close close) {
            asked(does, close.outcomeFrom(), told);
        } else if (does.effect() instanceof Effect.Message message) {
            asked(does, message.textFrom(), told);
        } else if (does.effect() instanceof Effect.Extend extend) {
            asked(does, extend.untilFrom(), told);
        } else if (does.effect() instanceof Effect.Assign assign) {
            asked(does, assign.whoFrom(), told);
        } else if (does.effect() instanceof Effect.Release release) {
            asked(does, release.whoFrom(), told);
        } else if (does.effect() instanceof Effect.DeclareTie tie) {
            asked(does, tie.whoFrom(), told);
            asked(does, tie.withFrom(), told);
        }
    }

    private static void asked(Does does, @Nullable String wanted, Told told) {
        if (wanted == null) {
            return;
        }
        Action action = does.action();
        if (action == null
                || action.asks().stream().noneMatch(ask -> ask.field().equals(wanted))) {
            told.add(does.at(), "uses-unasked", Does.said(action), wanted);
        }
    }

    /** Fields that nothing records. */
    private static void recorded(Tenant tenant, Procedure procedure, Told told) {
        Set<String> recorded = new LinkedHashSet<>();
        asks(procedure).forEach(ask -> recorded.add(ask.field()));
        for (Does does : Does.of(procedure)) {
            if (does.effect() instanceof Effect.SetFact set) {
                recorded.add(set.field());
            }
        }
        tenant.procedures()
                .values()
                .forEach(versions ->
                        versions.forEach(other -> other.links().values().forEach(link -> {
                            // What a file hands to one of its own kind, it had to record first
                            if (link.procedure().equals(procedure.id())
                                    && !other.id().equals(procedure.id())) {
                                recorded.addAll(link.carry());
                                link.parties().forEach(kind -> recorded.addAll(fields(procedure, kind)));
                            }
                        })));
        for (Field field : procedure.fields().values()) {
            if (!recorded.contains(field.id())) {
                told.add(field.at(), "field.never-recorded", field.id());
            }
        }
    }

    private static List<String> fields(Procedure procedure, String kindOfParty) {
        PartyKind kind = procedure.parties().get(kindOfParty);
        return kind == null ? List.of() : kind.fields();
    }

    private static Stream<Action.Ask> asks(Procedure procedure) {
        return Stream.concat(Stream.of(procedure.report().action()), procedure.actions().values().stream())
                .flatMap(action -> action.asks().stream());
    }

    /** Kinds of party, links, grounds and consents that nothing uses. */
    private static void used(Tenant tenant, Procedure procedure, Told told) {
        Set<String> parties = new LinkedHashSet<>();
        tenant.procedures()
                .values()
                .forEach(versions -> versions.forEach(other -> other.links().values().stream()
                        .filter(link -> link.procedure().equals(procedure.id()))
                        .forEach(link -> parties.addAll(link.parties()))));
        Set<String> links = new LinkedHashSet<>();
        for (Does does : Does.of(procedure)) {
            if (does.effect() instanceof Effect.AddParty add) {
                parties.add(add.kind());
            } else if (does.effect() instanceof Effect.OpenLinked open) {
                links.add(open.link());
            }
        }
        procedure.parties().values().forEach(party -> {
            if (!parties.contains(party.id())) {
                told.add(party.at(), "party.never-added", party.id());
            }
        });
        procedure.links().values().forEach(link -> {
            if (!links.contains(link.id())) {
                told.add(link.at(), "link.never-opened", link.id());
            }
        });
        boolean askGround = asks(procedure).anyMatch(ask -> type(procedure, ask.field()) == Field.Type.GROUND);
        if (!procedure.grounds().isEmpty() && !askGround) {
            told.add(procedure.grounds().values().iterator().next().at(), "ground.never-asked");
        }
    }

    /** A party acts for itself: about another kind of party it can do nothing. */
    private static void itself(Procedure procedure, Told told) {
        for (Action action : procedure.actions().values()) {
            String about = action.party();
            for (Who who : action.by()) {
                if (about != null
                        && who.role().startsWith(Who.PARTY)
                        && !who.role().equals(Who.PARTY + about)) {
                    told.add(action.at(), "action.other-party", action.id(), about, who.role());
                }
            }
        }
    }

    /** Who did what is known of members of staff: a rule that asks it of somebody else asks for what never is. */
    private static void did(Procedure procedure, Told told) {
        for (Action action : procedure.actions().values()) {
            did(procedure, action, action.when(), action.at(), told);
            action.requires().forEach(each -> did(procedure, action, each.that(), each.at(), told));
        }
    }

    private static void did(Procedure procedure, Action action, Condition condition, Place at, Told told) {
        boolean saysOfWhom = Fact.any(
                condition,
                fact -> fact.family() == Fact.Family.ACTOR && fact.name().equals("role"));
        Fact.of(condition)
                .filter(fact ->
                        fact.family() == Fact.Family.ACTOR && fact.name().equals("did"))
                .distinct()
                .forEach(fact -> {
                    Action done = procedure.actions().get(String.valueOf(fact.part()));
                    if (done == null) {
                        return;
                    }
                    if (done.by().stream().allMatch(Checks::outside)) {
                        told.add(at, "action.did-of-nobody", fact.toString(), done.id());
                    } else if (!saysOfWhom) {
                        done.by().stream()
                                .filter(Checks::outside)
                                .filter(action.by()::contains)
                                .findFirst()
                                .ifPresent(who -> told.add(
                                        at,
                                        "action.did-of-complainant",
                                        fact.toString(),
                                        who.role(),
                                        done.id(),
                                        action.id()));
                    }
                });
    }

    /** The complainant, or a party: who comes by a receipt. */
    private static boolean outside(Who who) {
        return who.role().equals(Who.COMPLAINANT) || who.role().startsWith(Who.PARTY);
    }

    /** Outcomes with which no file can end. */
    private static void ended(Procedure procedure, Told told) {
        Set<String> used = new LinkedHashSet<>();
        for (Does does : Does.of(procedure)) {
            if (does.effect() instanceof Effect.Close close) {
                used.addAll(procedure.endsWith(close));
            }
        }
        procedure.outcomes().values().forEach(outcome -> {
            if (!used.contains(outcome.id())) {
                told.add(outcome.at(), "outcome.never", outcome.id());
            }
        });
    }

    private static Field.@Nullable Type type(Procedure procedure, String id) {
        Field field = procedure.fields().get(id);
        return field == null ? null : field.type();
    }

    /** Who leads or acts must be shown that there is a file. */
    private static void seen(Procedure procedure, Told told) {
        Set<String> shown = new LinkedHashSet<>();
        for (SightRule rule : procedure.sight().values()) {
            if (!rule.never() && rule.compartments().contains(Compartment.EXISTENCE)) {
                rule.who().forEach(who -> shown.add(who.role()));
            }
        }
        if (shown.contains(Who.ANYONE)) {
            return;
        }
        procedure.stages().values().forEach(stage -> {
            if (!shown.contains(stage.lead())) {
                told.add(stage.at(), "stage.lead-unseeing", stage.id(), stage.lead());
            }
        });
        Map<String, Action> acting = new LinkedHashMap<>();
        procedure
                .actions()
                .values()
                .forEach(action -> action.by().forEach(who -> acting.putIfAbsent(who.role(), action)));
        acting.forEach((role, action) -> {
            if (!role.equals(Who.ANYONE) && !shown.contains(role)) {
                told.add(action.at(), "action.doer-unseeing", action.id(), role);
            }
        });
    }
}
