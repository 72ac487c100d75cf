package gehoor.casework;

import gehoor.engine.Actor;
import gehoor.engine.Engine;
import gehoor.engine.Offer;
import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a report asks. Of the public everybody is asked the same, page after page: that form is made once for each procedure that is in
 * force and each language, and goes with its engine.
 *
 * <p>Safe for use by several threads.
 */
final class Forms {
    /** An engine is like itself alone, and nothing of a form leads back to it. */
    private final Map<Engine, Map<String, ReportForm>> ofThePublic = new WeakHashMap<>();

    /** As if the organisation were not suspended. */
    ReportForm of(Engine engine, String language, Actor actor) {
        if (actor.kind() != Actor.Kind.PUBLIC) {
            return made(engine, language, actor);
        }
        Map<String, ReportForm> known;
        synchronized (ofThePublic) {
            known = ofThePublic.computeIfAbsent(engine, fresh -> new ConcurrentHashMap<>());
        }
        return known.computeIfAbsent(language, each -> made(engine, each, Actor.PUBLIC));
    }

    private static ReportForm made(Engine engine, String language, Actor actor) {
        Labels labels = new Labels(engine, language);
        Report report = engine.procedure().report();
        List<ReportForm.Channel> channels = report.channels().values().stream()
                .filter(channel -> takes(channel, actor))
                .map(channel ->
                        new ReportForm.Channel(channel.id(), labels.in(channel.label()), channel.receivedAsked()))
                .toList();
        Map<String, String> elsewhere = new LinkedHashMap<>();
        report.elsewhere().forEach((id, other) -> elsewhere.put(id, labels.in(other.otherwise())));
        return new ReportForm(
                view(engine.procedure(), language),
                options(report.kinds(), labels),
                Vocabulary.reporters().stream()
                        .filter(report.reporters()::contains)
                        .toList(),
                options(report.capacities(), labels),
                report.identities(),
                labels.in(report.identityTold()),
                channels,
                elsewhere,
                shown(engine, report, labels),
                ask(engine, labels),
                labels.in(engine.tenant().emergency()),
                null);
    }

    static ProcedureView view(Procedure procedure, String language) {
        boolean publicForm =
                procedure.report().channels().values().stream().anyMatch(channel -> takes(channel, Actor.PUBLIC));
        return new ProcedureView(
                procedure.id(),
                procedure.version(),
                procedure.inForceFrom(),
                procedure.title().in(language),
                procedure.summary().in(language),
                procedure.basis(),
                procedure.desk(),
                publicForm);
    }

    private static boolean takes(Report.Channel channel, Actor actor) {
        return channel.by().stream().map(Who::role).anyMatch(role -> switch (actor.kind()) {
            case STAFF -> role.equals(Who.ANYONE) || actor.roles().contains(role);
            case PUBLIC -> role.equals(Who.PUBLIC);
            default -> false;
        });
    }

    private static List<OfferView.Option> options(Map<String, Words> choices, Labels labels) {
        return choices.entrySet().stream()
                .map(choice -> new OfferView.Option(choice.getKey(), labels.in(choice.getValue())))
                .toList();
    }

    private static List<ReportForm.Shown> shown(Engine engine, Report report, Labels labels) {
        Map<String, Tenant.Letter> texts = engine.tenant().letters();
        return report.shows().stream()
                .map(id -> Objects.requireNonNull(texts.get(id), "a checked procedure names texts that are there"))
                .map(text -> new ReportForm.Shown(
                        text.id(),
                        labels.in(text.subject()),
                        labels.in(text.body()).strip()))
                .toList();
    }

    static OfferView ask(Engine engine, Labels labels) {
        Action action = engine.procedure().report().action();
        List<OfferView.AskView> asks = new ArrayList<>();
        for (Action.Ask ask : action.asks()) {
            Field field = engine.procedure().fields().get(ask.field());
            if (field == null) {
                continue;
            }
            boolean depends = !(ask.askedWhen() instanceof Condition.Always)
                    || (ask.required() && !(ask.requiredWhen() instanceof Condition.Always));
            asks.add(ask(labels, new Offer.Asked(field, ask.required() && !depends, depends, codes(engine, field))));
        }
        return new OfferView(
                action.id(),
                labels.in(action.label()),
                labels.in(action.hint()),
                action.basis(),
                null,
                true,
                action.recordsNothing(),
                asks,
                List.of());
    }

    static OfferView.AskView ask(Labels labels, Offer.Asked asked) {
        return ask(
                labels,
                asked,
                asked.options().stream()
                        .map(code -> new OfferView.Option(code, labels.code(asked.field(), code)))
                        .toList());
    }

    /** @param options what can be chosen, where that is not what the field says */
    static OfferView.AskView ask(Labels labels, Offer.Asked asked, List<OfferView.Option> options) {
        Field field = asked.field();
        return new OfferView.AskView(
                field.id(),
                field.type().word(),
                labels.in(field.label()),
                labels.in(field.hint()),
                asked.required(),
                asked.depends(),
                field.min(),
                field.max(),
                field.notInFuture(),
                field.unit().isEmpty() ? null : labels.in(field.unit()),
                field.decimals(),
                options);
    }

    private static List<String> codes(Engine engine, Field field) {
        if (!field.choices().isEmpty()) {
            return List.copyOf(field.choices().keySet());
        }
        return switch (field.type()) {
            case SERVICE -> List.copyOf(engine.tenant().services().keySet());
            case FACILITY -> List.copyOf(engine.tenant().facilities().keySet());
            case BODY, BODIES -> List.copyOf(engine.tenant().bodies().keySet());
            default -> List.of();
        };
    }
}
