package gehoor.api;

import gehoor.policy.Clock;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.policy.calendar.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as anyone may read it: what happens in which order, within which terms, on which grounds it is not handled,
 * and how it can end. Internal norms are not promised to anybody and are left out.
 */
record Explained(
        String procedure,
        String version,
        String title,
        String summary,
        String basis,
        String emergency,
        String identityTold,
        Desk desk,
        List<Step> stages,
        List<Term> clocks,
        List<Reason> grounds,
        List<End> outcomes) {
    private static final Set<Clock.Kind> PUBLISHED = Set.of(Clock.Kind.TERM, Clock.Kind.FOLLOW_UP);

    /** Who handles it and how they are reached. */
    record Desk(String label, java.util.Map<String, String> channels) {}

    /** A stage and the role that leads it. */
    record Step(String stage, String label, String explain, String lead, String basis) {}

    /** A published term. */
    record Term(String clock, String label, String kind, String length, String basis) {}

    /** A ground for not handling, with where one can go instead. */
    record Reason(String ground, String label, String explain, List<Place> refer, String basis) {}

    /** Where one can go instead. */
    record Place(String label, String contact, @Nullable String link) {}

    /** How a file can end. */
    record End(String outcome, String label, String explain, String basis) {}

    static Explained of(Tenant tenant, Procedure procedure, String language) {
        Tenant.Desk desk = tenant.desks().get(procedure.desk());
        return new Explained(
                procedure.id(),
                procedure.version(),
                procedure.title().in(language),
                procedure.summary().in(language),
                procedure.basis(),
                tenant.emergency().in(language),
                procedure.report().identityTold().in(language),
                desk == null
                        ? new Desk("", java.util.Map.of())
                        : new Desk(desk.label().in(language), desk.reached(language)),
                procedure.stages().values().stream()
                        .map(stage -> new Step(
                                stage.id(),
                                stage.label().in(language),
                                stage.explain().in(language),
                                role(tenant, stage.lead()).in(language),
                                stage.basis()))
                        .toList(),
                procedure.clocks().values().stream()
                        .filter(clock -> PUBLISHED.contains(clock.kind()))
                        .map(clock -> new Term(
                                clock.id(),
                                clock.label().in(language),
                                clock.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                Sentences.in(language).period(clock.length()),
                                clock.basis()))
                        .toList(),
                procedure.grounds().values().stream()
                        .map(ground -> new Reason(
                                ground.id(),
                                ground.label().in(language),
                                ground.explain().in(language),
                                ground.refer().stream()
                                        .map(tenant.bodies()::get)
                                        .filter(body -> body != null)
                                        .map(body -> new Place(
                                                body.label().in(language),
                                                body.contact().in(language),
                                                body.link()))
                                        .toList(),
                                ground.basis()))
                        .toList(),
                procedure.outcomes().values().stream()
                        .map(outcome -> new End(
                                outcome.id(),
                                outcome.label().in(language),
                                outcome.explain().in(language),
                                outcome.basis()))
                        .toList());
    }

    private static Words role(Tenant tenant, String role) {
        Tenant.Role known = tenant.roles().get(role);
        return known == null ? Words.NONE : known.label();
    }
}
