package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Field;
import gehoor.policy.Report;
import gehoor.policy.Trigger;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first entry of a file: who reports what, in whose name, by which channel, and how much of them may be known. */
final class Reporting {
    /** Dates further back than this are a slip of the pen. */
    private static final int OLDEST_RECEIPT_YEARS = 30;

    private final Hearing at;
    private final Answers answers;

    Reporting(Hearing at) {
        this.at = at;
        this.answers = new Answers(at);
    }

    Decision report(Command.Report command) {
        if (at.state.begun()) {
            throw new IllegalArgumentException("this file has begun already");
        }
        Report report = at.procedure.report();
        Action action = report.action();
        List<Refusal> refusals = new ArrayList<>();
        boolean byPerson = command.cameBy() == null;
        if (byPerson) {
            whatIsReported(report, command, refusals);
        }
        LocalDate received = command.received() == null ? at.today : command.received();
        if (received.isAfter(at.today)) {
            refusals.add(Hearing.refuse(action, "received", "received-future"));
        } else if (received.isBefore(at.today.minusYears(OLDEST_RECEIPT_YEARS))) {
            refusals.add(Hearing.refuse(action, "received", "received-old"));
        }
        Change.Reported reported = reported(command, received);
        Scene scene = scene(command, reported);
        answers.fields(action, command.given(), scene, byPerson, refusals);
        if (byPerson) {
            for (Action.Requirement requirement : action.requires()) {
                new Deciding(at).require(requirement, action, scene, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            return Hearing.refused(refusals);
        }
        String role = roleOfReporter(report, command);
        Writing writing = new Writing(at, command.identity(), action.id(), role, null, command.given());
        writing.add(reported);
        writing.add(new Change.Moved("", report.stage()));
        command.parties().forEach(writing::came);
        writing.happened(new Trigger(Trigger.On.REPORTED, ""));
        writing.happened(new Trigger(Trigger.On.DID, action.id()));
        writing.happened(new Trigger(Trigger.On.ENTERED, report.stage()));
        writing.carryOut(Deciding.effects(action, scene, true), command.given());
        return writing.accepted();
    }

    /** The fields that this report asks as far as it is filled in, in order. */
    List<Offer.Asked> asked(Command.Report command) {
        LocalDate received = command.received() == null ? at.today : command.received();
        Scene scene = scene(command, reported(command, received));
        List<Offer.Asked> asked = new ArrayList<>();
        for (Action.Ask ask : at.procedure.report().action().asks()) {
            if (scene.holds(ask.askedWhen())) {
                Field field = at.field(ask.field());
                boolean required = ask.required() && scene.holds(ask.requiredWhen());
                asked.add(new Offer.Asked(field, required, false, answers.options(field, scene)));
            }
        }
        return asked;
    }

    private static Change.Reported reported(Command.Report command, LocalDate received) {
        return new Change.Reported(
                command.kind(),
                command.reporter(),
                command.capacity(),
                command.identity(),
                command.channel(),
                received,
                command.language(),
                command.contact(),
                command.cameBy() == null
                        ? null
                        : command.cameBy().procedure() + "/" + command.cameBy().link());
    }

    private Scene scene(Command.Report command, Change.Reported reported) {
        FileState.Draft asReported = new FileState.Draft();
        asReported.seq = 1;
        asReported.reported = reported;
        asReported.identity = command.identity();
        asReported.registered = at.today;
        asReported.facts.putAll(command.given());
        return new Scene(
                at.engine, asReported.freeze(), at.actor, at.circumstances, at.today, command.given(), null, null);
    }

    private String roleOfReporter(Report report, Command.Report command) {
        Report.Channel channel = report.channels().get(command.channel());
        String role = channel == null ? null : at.scene(Map.of(), null, null).as(channel.by());
        if (role != null) {
            return role;
        }
        return at.actor.roles().stream().sorted().findFirst().orElse("");
    }

    private void whatIsReported(Report report, Command.Report command, List<Refusal> refusals) {
        Action action = report.action();
        if (!report.kinds().containsKey(command.kind())) {
            refusals.add(Hearing.refuse(
                    action,
                    "kind",
                    "kind-unknown",
                    command.kind(),
                    List.copyOf(report.kinds().values())));
        }
        if (!report.reporters().contains(command.reporter())) {
            refusals.add(Hearing.refuse(
                    action, "reporter", "reporter-unknown", command.reporter(), Answers.spoken(report.reporters())));
        }
        String capacity = command.capacity();
        if (capacity != null && !report.capacities().containsKey(capacity)) {
            refusals.add(Hearing.refuse(
                    action,
                    "capacity",
                    "capacity-unknown",
                    capacity,
                    List.copyOf(report.capacities().values())));
        }
        identity(report, command, refusals);
        channel(report, command, refusals);
        List<String> languages = at.engine.tenant().languages();
        if (!languages.contains(command.language())) {
            refusals.add(Hearing.refuse(action, "language", "language-unknown", command.language(), languages));
        }
    }

    private void identity(Report report, Command.Report command, List<Refusal> refusals) {
        Action action = report.action();
        String identity = command.identity();
        for (Report.Identity rule : report.identityRules()) {
            if (rule.identity().equals(identity)) {
                refusals.add(new Refusal(
                        Refusal.Reason.RULE, rule.rule(), rule.basis(), "identity", rule.otherwise(), List.of()));
                return;
            }
        }
        if (!report.identities().contains(identity)) {
            refusals.add(Hearing.refuse(
                    action, "identity", "identity-unknown", identity, Answers.spoken(report.identities())));
            return;
        }
        if (identity.equals("anonymous") && command.contact()) {
            refusals.add(Hearing.refuse(action, "contact", "contact-refused"));
        }
        if (!identity.equals("anonymous") && !command.contact()) {
            refusals.add(Hearing.refuse(action, "contact", "contact-required"));
        }
    }

    private void channel(Report report, Command.Report command, List<Refusal> refusals) {
        Action action = report.action();
        Report.Elsewhere elsewhere = report.elsewhere().get(command.channel());
        if (elsewhere != null) {
            refusals.add(new Refusal(
                    Refusal.Reason.RULE,
                    elsewhere.rule(),
                    elsewhere.basis(),
                    "channel",
                    elsewhere.otherwise(),
                    List.of()));
            return;
        }
        Report.Channel channel = report.channels().get(command.channel());
        if (channel == null) {
            List<Words> labels = report.channels().values().stream()
                    .map(Report.Channel::label)
                    .toList();
            refusals.add(Hearing.refuse(action, "channel", "channel-unknown", command.channel(), labels));
            return;
        }
        if (at.scene(Map.of(), null, null).as(channel.by()) == null) {
            refusals.add(Says.refusal(
                    Refusal.Reason.NOT_YOURS,
                    action.id(),
                    channel.basis(),
                    "channel",
                    "channel-not-yours",
                    channel.label(),
                    at.named(channel.by())));
        }
        if (channel.receivedAsked() && command.received() == null) {
            refusals.add(Hearing.refuse(action, "received", "received-required"));
        }
    }
}
