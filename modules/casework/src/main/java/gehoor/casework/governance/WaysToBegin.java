package gehoor.casework.governance;

import gehoor.casework.OfferView.Option;
import gehoor.casework.governance.TryOutView.Start;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Who;
import gehoor.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How an invented file can begin: by which channel and whom, about what, for whom, and what is asked then. */
final class WaysToBegin {
    private final TryOutStage stage;
    private final Procedure procedure;

    WaysToBegin(TryOutStage stage, Procedure procedure) {
        this.stage = stage;
        this.procedure = procedure;
    }

    /** @param today where the organisation is */
    Start start(LocalDate today) {
        Report report = procedure.report();
        boolean counts = stage.book()
                .inForce(procedure.tenant(), procedure.id(), today)
                .filter(now -> now.version().equals(procedure.version()))
                .isPresent();
        return new Start(
                stage.tenant(),
                procedure,
                counts ? today : procedure.inForceFrom(),
                ways(),
                stage.options(report.kinds()),
                Vocabulary.reporters().stream()
                        .filter(report.reporters()::contains)
                        .toList(),
                stage.options(report.capacities()),
                report.identities(),
                report.identityTold(),
                report.channels().values().stream().anyMatch(Report.Channel::receivedAsked),
                new TryOutForms(stage, procedure).report());
    }

    private List<Option> ways() {
        Troupe troupe = stage.troupe(procedure);
        List<Option> ways = new ArrayList<>();
        for (Report.Channel channel : procedure.report().channels().values()) {
            Set<String> roles = new LinkedHashSet<>();
            channel.by().forEach(who -> {
                if (who.role().equals(Who.ANYONE)) {
                    troupe.staff().forEach(person -> roles.add(person.role()));
                } else {
                    roles.add(who.role());
                }
            });
            roles.forEach(role -> ways.add(new Option(
                    channel.id() + " " + role, channel.label().in(stage.language()) + " – " + troupe.label(role))));
        }
        boolean linked = stage.tenant().procedures().values().stream()
                .flatMap(List::stream)
                .flatMap(other -> other.links().values().stream())
                .anyMatch(link -> link.procedure().equals(procedure.id()));
        if (linked && !troupe.staff().isEmpty()) {
            String role = troupe.staff().get(0).role();
            ways.add(new Option(
                    Rehearsal.BY_LINK + " " + role, Wording.words("try-by-link").in(stage.language())));
        }
        return List.copyOf(ways);
    }
}
