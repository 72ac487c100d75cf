package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Each;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Instrument;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.calendar.DueDates;
import gehoor.policy.calendar.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One decision, or one round of offers: the file, who asks, and when. */
final class Deciding {
    /** Dates further back than this are a slip of the pen. */
    private final Hearing at;

    /** What entries are called; no action of a procedure can be. */
    private static final String LINK_ASKED = "receipt.link-asked";

    private static final String RENEWED = "receipt.renewed";
    private static final String WENT_OVER = "version.went-over";

    private final Answers answers;
    private @Nullable String invitedBy;

    Deciding(Engine engine, FileState state, Actor actor, Circumstances circumstances) {
        this.at = new Hearing(engine, state, actor, circumstances);
        this.answers = new Answers(at);
    }

    Deciding(Hearing at) {
        this.at = at;
        this.answers = new Answers(at);
    }

    /** See {@link Engine#asked}. */
    List<Offer.Asked> asked(Command.Report report) {
        return new Reporting(at).asked(report);
    }

    Decision decide(Command command) {
        if (command instanceof Command.Report report) {
            return new Reporting(at).report(report);
        }
        if (!at.state.begun()) {
            throw new IllegalArgumentException("a file begins with a report, not with " + command);
        }
        if (command instanceof Command.Act act) {
            return act(act);
        }
        if (command instanceof Command.Fire) {
            return fire();
        }
        if (command instanceof Command.Dispatch dispatch) {
            return dispatch(dispatch);
        }
        if (command instanceof Command.GoOver over) {
            return goOver(over);
        }
        if (command instanceof Command.Invite invite) {
            return new Invitations(at).invite(invite);
        }
        if (command instanceof Command.Open open) {
            return new Invitations(at).open(open.invitation());
        }
        if (command instanceof Command.Withdraw withdraw) {
            return new Invitations(at).withdraw(withdraw.invitation());
        }
        if (command instanceof Command.SendReceiptLink) {
            return receipt(LINK_ASKED, new Change.ReceiptLinkAsked());
        }
        if (command instanceof Command.RenewReceipt) {
            return receipt(RENEWED, new Change.ReceiptRenewed());
        }
        if (command instanceof Command.Comply comply) {
            return comply(comply);
        }
        return receive((Command.Receive) command);
    }

    // ---------------------------------------------------------------- offers

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        if (!at.state.begun() || hidden()) {
            return offers;
        }
        Scene scene = at.scene(Map.of(), null, null);
        for (Action action : at.engine.actionsIn(at.state.stage())) {
            boolean ofOne = action.kind() == Action.Kind.INSTRUMENT || action.kind() == Action.Kind.PARTY;
            if (!ofOne && scene.as(action.by()) == null) {
                continue;
            }
            switch (action.kind()) {
                case REPORT -> {}
                case FILE, OPENS_INSTRUMENT -> offer(action, null, scene, offers);
                case INSTRUMENT -> {
                    for (FileState.InstrumentRun run : at.state.instruments().values()) {
                        if (run.instrument().equals(action.instrument())
                                && action.from().contains(run.state())) {
                            offer(action, run.id(), scene.about(run.id()), offers);
                        }
                    }
                }
                case PARTY -> {
                    for (FileState.Party party : at.state.parties().values()) {
                        if (party.kind().equals(action.party())) {
                            offer(action, party.id(), scene.about(party.id()), offers);
                        }
                    }
                }
            }
        }
        return offers;
    }

    /** Who may not know that there is a file does nothing in it. Who holds a receipt knows. */
    private boolean hidden() {
        boolean comes = at.actor.kind() == Actor.Kind.STAFF || at.actor.kind() == Actor.Kind.INVITED;
        return comes && !at.engine.exists(at.state, at.actor, at.circumstances, at.today);
    }

    private void offer(Action action, @Nullable String on, Scene scene, List<Offer> offers) {
        if ((on != null && scene.as(action.by()) == null) || usedUp(action, on) || !scene.holds(action.when())) {
            return;
        }
        List<Refusal> barred = new ArrayList<>();
        List<Effect> does = effects(action, scene, false);
        barsOf(action, does, scene, false, barred);
        if (!dependsOnAnswers(action)) {
            effectsPossible(action, does, on, Map.of(), barred);
        }
        List<Offer.Asked> asks = new ArrayList<>(action.asks().size());
        for (Engine.Asking asking : at.engine.askings(action)) {
            Action.Ask ask = asking.ask();
            boolean depends = asking.depends();
            if (!depends && !scene.holds(ask.askedWhen())) {
                continue;
            }
            Field field = asking.field();
            boolean required = ask.required() && scene.holds(ask.requiredWhen()) && scene.holds(ask.askedWhen());
            asks.add(new Offer.Asked(field, required, depends, answers.options(field, scene)));
        }
        offers.add(new Offer(action, on, List.copyOf(asks), List.copyOf(barred)));
    }

    /** Whether an effect can only be judged when the form is filled in. */
    private static boolean dependsOnAnswers(Action action) {
        for (Effect each : action.does()) {
            Effect effect = each instanceof Effect.When when ? when.then() : each;
            if (effect instanceof Effect.HandOver handOver && handOver.itemsFrom() != null) {
                return true;
            }
            if (effect instanceof Effect.Consent consent && consent.answerFrom() != null) {
                return true;
            }
        }
        return false;
    }

    private boolean usedUp(Action action, @Nullable String on) {
        if (action.once() && at.state.done().containsKey(on == null ? action.id() : action.id() + "@" + on)) {
            return true;
        }
        return action.kind() == Action.Kind.OPENS_INSTRUMENT && instrumentUsed(at.instrument(action));
    }

    private boolean instrumentUsed(Instrument instrument) {
        if (instrument.repeatable()) {
            return false;
        }
        for (FileState.InstrumentRun run : at.state.instruments().values()) {
            if (run.instrument().equals(instrument.id())) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- acting

    private Decision act(Command.Act command) {
        Action action = at.procedure.actions().get(command.action());
        if (action == null) {
            return Hearing.refused(Says.refusal(
                    Refusal.Reason.UNKNOWN, command.action(), "", null, "action-unknown", command.action()));
        }
        if (action.kind() == Action.Kind.REPORT) {
            return Hearing.refused(Hearing.refuse(action, null, "report-not-here"));
        }
        if (hidden()) {
            return Hearing.refused(notYours(action));
        }
        // only an action of an instrument or about a party is about one; whatever else is sent along says nothing
        String on = action.kind() == Action.Kind.INSTRUMENT || action.kind() == Action.Kind.PARTY ? command.on() : null;
        List<Effect> does = effects(action, at.scene(command.given(), on, null), true);
        List<Circumstances.Colleague> assignees = assignees(does, command.given());
        Circumstances.Colleague assignee = assignees.isEmpty() ? null : assignees.get(0);
        Map<String, Value> given = command.given();
        Scene scene = at.scene(given, on, assignee);
        String role = scene.as(action.by());
        if (role == null) {
            return Hearing.refused(notYours(action));
        }
        if (!action.stages().contains(at.state.stage())) {
            return Hearing.refused(Hearing.notNow(
                    action, "not-in-stage", action.label(), at.stage(at.state.stage()), at.stages(action)));
        }
        Refusal onWhat = onWhat(action, command.on());
        if (onWhat != null) {
            return Hearing.refused(onWhat);
        }
        if (action.once() && at.state.done().containsKey(on == null ? action.id() : action.id() + "@" + on)) {
            return Hearing.refused(Hearing.notNow(action, "once", action.label()));
        }
        if (!scene.holds(action.when(), action.id(), at.looked)) {
            return Hearing.refused(new Refusal(
                    Refusal.Reason.NOT_NOW,
                    action.id(),
                    action.basis(),
                    null,
                    Says.words("not-now", action.label()),
                    List.copyOf(at.looked)));
        }
        List<Refusal> refusals = new ArrayList<>();
        barsOf(action, does, scene, true, refusals);
        for (Circumstances.Colleague another : assignees.subList(Math.min(1, assignees.size()), assignees.size())) {
            for (Action.Requirement requirement : action.requires()) {
                if (Scene.speaksOfAnswers(requirement.that())) {
                    require(requirement, action, at.scene(given, on, another), refusals);
                }
            }
        }
        answers.fields(action, given, scene, true, refusals);
        effectsPossible(action, does, on, given, refusals);
        if (!refusals.isEmpty()) {
            return Hearing.refused(refusals);
        }
        return write(action, does, role, on, given);
    }

    /** The action that was asked for, by who was asked; that it was by invitation stands in the same entry. */
    private Decision comply(Command.Comply comply) {
        Invitations invitations = new Invitations(at);
        Refusal over = invitations.over(comply.invitation());
        if (over != null) {
            return Hearing.refused(over);
        }
        FileState.Invitation invitation = invitations.get(comply.invitation());
        invitedBy = invitation.id();
        return act(new Command.Act(invitation.action(), invitation.on(), comply.given()));
    }

    private Decision receipt(String what, Change change) {
        Refusal refusal = renewal(what, "");
        if (refusal != null) {
            return Hearing.refused(refusal);
        }
        String role = at.actor.kind() == Actor.Kind.SYSTEM ? Who.SYSTEM : Who.COMPLAINANT;
        Writing writing = new Writing(at, at.state.identity(), what, role, null, Map.of());
        writing.add(change);
        return writing.accepted();
    }

    /** Why who complains can get no other receipt; null where they can. */
    private @Nullable Refusal renewal(String action, String basis) {
        String why = at.state.identity().equals("anonymous")
                ? "receipt-anonymous"
                : !at.state.contact() || at.state.transferred() ? "receipt-nobody" : null;
        return why == null ? null : Says.refusal(Refusal.Reason.RULE, action, basis, null, why);
    }

    private Refusal notYours(Action action) {
        return Says.refusal(
                Refusal.Reason.NOT_YOURS,
                action.id(),
                action.basis(),
                null,
                "not-yours",
                action.label(),
                at.named(action.by()));
    }

    /**
     * The effects that an action has now: those that depend on something only where that holds as the file stands before it.
     *
     * @param answersKnown else those that depend on the answers are among them
     */
    static List<Effect> effects(Action action, Scene scene, boolean answersKnown) {
        if (!depends(action.does())) {
            return action.does();
        }
        List<Effect> effects = new ArrayList<>(action.does().size());
        for (Effect effect : action.does()) {
            if (!(effect instanceof Effect.When when)) {
                effects.add(effect);
            } else if ((!answersKnown && Scene.speaksOfAnswers(when.when())) || scene.holds(when.when())) {
                effects.add(when.then());
            }
        }
        return effects;
    }

    private static boolean depends(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.When) {
                return true;
            }
        }
        return false;
    }

    private Decision write(
            Action action, List<Effect> does, String role, @Nullable String on, Map<String, Value> given) {
        boolean correcting = Answers.corrects(action);
        Map<String, Value> recorded = new LinkedHashMap<>();
        List<Change> corrections = new ArrayList<>();
        Set<String> asked = Answers.askedFields(action);
        for (Map.Entry<String, Value> each : given.entrySet()) {
            if (correcting && !asked.contains(each.getKey())) {
                Value was = valueOf(each.getKey());
                corrections.add(new Change.Corrected(each.getKey(), was, each.getValue()));
            } else {
                recorded.put(each.getKey(), each.getValue());
            }
        }
        String about = on;
        Writing writing;
        String instrument = action.instrument();
        if (action.kind() == Action.Kind.OPENS_INSTRUMENT && instrument != null) {
            about = Writing.next(instrument, at.state.instruments().keySet());
            writing = new Writing(at, at.state.identity(), action.id(), role, about, recorded);
            writing.add(new Change.InstrumentOpened(about, instrument, first(action.to())));
        } else {
            writing = new Writing(at, at.state.identity(), action.id(), role, about, recorded);
        }
        corrections.forEach(writing::add);
        if (invitedBy != null) {
            writing.add(new Change.InvitationUsed(invitedBy));
        }
        writing.happened(new Trigger(Trigger.On.DID, action.id()));
        if (action.kind() == Action.Kind.INSTRUMENT && about != null && action.to() != null) {
            writing.moveInstrument(about, action.to());
        }
        writing.carryOut(does, given);
        return writing.accepted();
    }

    private @Nullable Value valueOf(String field) {
        Scene scene = at.scene(Map.of(), null, null);
        return Change.Reported.corrects(field)
                ? scene.value(new Fact(Fact.Family.KNOWN, field, null))
                : at.state.facts().get(field);
    }

    private static String first(@Nullable String state) {
        if (state == null) {
            throw new IllegalStateException("an action that opens an instrument says in which state");
        }
        return state;
    }

    private @Nullable Refusal onWhat(Action action, @Nullable String on) {
        switch (action.kind()) {
            case OPENS_INSTRUMENT -> {
                Instrument instrument = at.instrument(action);
                if (on != null) {
                    return Hearing.refuse(action, "on", "field-not-asked", "on");
                }
                if (instrumentUsed(instrument)) {
                    return Hearing.notNow(action, "instrument-once", instrument.label());
                }
            }
            case INSTRUMENT -> {
                Instrument instrument = at.instrument(action);
                FileState.InstrumentRun run =
                        on == null ? null : at.state.instruments().get(on);
                if (run == null || !run.instrument().equals(instrument.id())) {
                    return Says.refusal(
                            Refusal.Reason.UNKNOWN,
                            action.id(),
                            action.basis(),
                            "on",
                            "instrument-which",
                            instrument.label());
                }
                if (!action.from().contains(run.state())) {
                    return Hearing.notNow(action, "instrument-state", action.label(), instrument.label(), run.state());
                }
            }
            case PARTY -> {
                FileState.Party party = on == null ? null : at.state.parties().get(on);
                if (party == null || !party.kind().equals(action.party())) {
                    return Says.refusal(Refusal.Reason.UNKNOWN, action.id(), action.basis(), "on", "party-which");
                }
            }
            case FILE, REPORT -> {
                if (on != null) {
                    return Hearing.refuse(action, "on", "field-not-asked", "on");
                }
            }
        }
        return null;
    }

    /** Requirements and duties that stand in the way. */
    private void barsOf(Action action, List<Effect> does, Scene scene, boolean answersKnown, List<Refusal> refusals) {
        for (Action.Requirement requirement : action.requires()) {
            if (answersKnown || !Scene.speaksOfAnswers(requirement.that())) {
                require(requirement, action, scene, refusals);
            }
        }
        boolean closes = closes(does);
        for (Duty duty : at.engine.dutiesAgainst(action)) {
            boolean bars = closes || duty.bars().contains(action.id());
            if (bars && owed(duty, scene) && at.lifting(duty.id(), scene) == null) {
                refusals.add(
                        new Refusal(Refusal.Reason.RULE, duty.id(), duty.basis(), null, duty.otherwise(), List.of()));
            }
        }
    }

    /** Whether it is owed and not waived: by the one that the action is about, else by any of those that owe it by themselves. */
    private boolean owed(Duty duty, Scene scene) {
        Each each = duty.each();
        if (each == null) {
            return at.state.duty(duty.id(), null).open() > 0 && !waived(duty, scene);
        }
        String one = at.engine.ownOf(each, at.state, scene.on());
        return (one == null ? Engine.all(each, at.state) : List.of(one))
                .stream()
                        .anyMatch(owing ->
                                at.state.duty(duty.id(), owing).open() > 0 && !waived(duty, scene.about(owing)));
    }

    private boolean waived(Duty duty, Scene scene) {
        return !(duty.unless() instanceof Condition.Always) && scene.holds(duty.unless(), duty.id(), at.looked);
    }

    private boolean closes(List<Effect> does) {
        for (Effect effect : does) {
            if (effect instanceof Effect.Close) {
                return true;
            }
            if (effect instanceof Effect.OpenLinked link && at.link(link.link()).moves()) {
                return true;
            }
        }
        return false;
    }

    void require(Action.Requirement requirement, Action action, Scene scene, List<Refusal> refusals) {
        List<Entry.Looked> seen = new ArrayList<>();
        boolean held = scene.holds(requirement.that(), requirement.rule(), seen);
        at.looked.addAll(seen);
        if (!held && at.lifting(requirement.rule(), scene) == null) {
            String basis = requirement.basis().isEmpty() ? action.basis() : requirement.basis();
            refusals.add(new Refusal(
                    Refusal.Reason.RULE, requirement.rule(), basis, null, requirement.otherwise(), List.copyOf(seen)));
        }
    }

    // ---------------------------------------------------------------- effects

    /** Who is to be assigned by these effects, in order; who is not known here is left to the check of the answers. */
    private List<Circumstances.Colleague> assignees(List<Effect> does, Map<String, Value> given) {
        List<Circumstances.Colleague> assignees = new ArrayList<>();
        for (Effect effect : does) {
            Circumstances.Colleague colleague =
                    effect instanceof Effect.Assign assign ? colleague(assign, given) : null;
            if (colleague != null) {
                assignees.add(colleague);
            }
        }
        return assignees;
    }

    private Circumstances.@Nullable Colleague colleague(Effect.Assign assign, Map<String, Value> given) {
        String from = assign.whoFrom();
        Value who = from == null ? null : given.get(from);
        if (from == null || (who != null && who.toString().equals(at.actor.place()))) {
            return new Circumstances.Colleague(at.actor, at.circumstances.handledLinked());
        }
        return who == null ? null : at.circumstances.colleagues().get(who.toString());
    }

    /** What an effect itself asks, beyond the rules of the at.procedure. */
    private void effectsPossible(
            Action action, List<Effect> does, @Nullable String on, Map<String, Value> given, List<Refusal> refusals) {
        for (Effect effect : does) {
            if (effect instanceof Effect.Extend extend) {
                extendPossible(action, extend, on, given, refusals);
            } else if (effect instanceof Effect.RenewReceipt) {
                Refusal refusal = renewal(action.id(), action.basis());
                if (refusal != null) {
                    refusals.add(refusal);
                }
            } else if (effect instanceof Effect.Assign assign) {
                Circumstances.Colleague colleague = colleague(assign, given);
                if (colleague != null && !colleague.actor().roles().contains(assign.role())) {
                    refusals.add(Hearing.refuse(
                            action,
                            assign.whoFrom(),
                            "staff-role",
                            colleague.actor().id(),
                            at.role(assign.role())));
                }
            } else if (effect instanceof Effect.HandOver handOver) {
                List<String> items = handOver.itemsFrom() == null
                        ? handOver.items()
                        : List.copyOf(
                                Answers.codes(given.getOrDefault(handOver.itemsFrom(), new Value.Codes(List.of()))));
                for (String item : items) {
                    Effect.Answer answer = answerWith(does, on, given, handOver.to(), item);
                    if (answer != Effect.Answer.GIVEN) {
                        var consent = at.procedure.consents().get(handOver.to());
                        refusals.add(new Refusal(
                                Refusal.Reason.RULE,
                                "consent." + handOver.to() + "." + item,
                                consent == null ? action.basis() : consent.basis(),
                                handOver.itemsFrom(),
                                consent == null ? Words.NONE : consent.otherwise(),
                                List.of()));
                    }
                }
            }
        }
    }

    /** The answer as it will be when the same action asks the consent before it hands over. */
    private Effect.@Nullable Answer answerWith(
            List<Effect> does, @Nullable String on, Map<String, Value> given, String to, String item) {
        Effect.Answer answer = at.engine.consent(at.state, to, to + "." + item, on);
        for (Effect effect : does) {
            if (effect instanceof Effect.HandOver) {
                break;
            }
            if (effect instanceof Effect.Consent consent
                    && consent.to().equals(to)
                    && Answers.itemsOf(consent, given).contains(item)) {
                answer = Answers.answerOf(consent, given);
            }
        }
        return answer;
    }

    private void extendPossible(
            Action action,
            Effect.Extend extend,
            @Nullable String on,
            Map<String, Value> given,
            List<Refusal> refusals) {
        Clock clock = at.procedure.clocks().get(extend.clock());
        if (clock == null) {
            throw new IllegalStateException("a checked at.procedure extends no unknown clock: " + extend.clock());
        }
        FileState.ClockRun run =
                Writing.latestOpen(at.state, extend.clock(), at.engine.ownOf(clock.each(), at.state, on));
        if (run == null) {
            refusals.add(Says.refusal(
                    Refusal.Reason.RULE, clock.id(), clock.basis(), null, "extend-stopped", clock.label()));
            return;
        }
        Ledger.Dates dates = Ledger.dates(at.engine, at.state, run, at.circumstances.now());
        if (!at.circumstances.now().isBefore(dates.dueAt())) {
            refusals.add(Says.refusal(
                    Refusal.Reason.RULE, clock.id(), clock.basis(), null, "extend-late", clock.label(), dates.due()));
        }
        agreed(action, extend, dates, given, refusals);
        long before = run.extensions().stream()
                .filter(extension -> extension.action().equals(action.id()))
                .count();
        if (before >= extend.atMost()) {
            refusals.add(Says.refusal(
                    Refusal.Reason.RULE,
                    clock.id(),
                    clock.basis(),
                    null,
                    "extend-limit",
                    clock.label(),
                    extend.atMost()));
        }
    }

    /** A day that was agreed on lies after the clock's date, and not further than the procedure lets it. */
    private void agreed(
            Action action, Effect.Extend extend, Ledger.Dates dates, Map<String, Value> given, List<Refusal> refusals) {
        String from = extend.untilFrom();
        if (from == null || !(given.get(from) instanceof Value.Day until)) {
            return;
        }
        Period within = extend.within();
        if (!until.date().isAfter(dates.due())) {
            refusals.add(Hearing.refuse(
                    action, from, "extend-until-early", at.field(from).label(), dates.due()));
        } else if (within != null
                && within.unit() != Period.Unit.HOURS
                && DueDates.moreThan(
                        dates.due(),
                        within,
                        until.date(),
                        at.engine.calendar(dates.clock().calendar()))) {
            refusals.add(Hearing.refuse(
                    action,
                    from,
                    "extend-until-late",
                    at.field(from).label(),
                    DueDates.after(
                            dates.due(),
                            within,
                            at.engine.calendar(dates.clock().calendar()))));
        }
    }

    // ---------------------------------------------------------------- time and signals

    private Decision fire() {
        Writing writing = new Writing(at, at.state.identity(), "clock", Who.SYSTEM, null, Map.of());
        for (FileState.ClockRun run : at.state.runs().values()) {
            if (run.open()) {
                writing.happen(run.id());
            }
        }
        return writing.changes.isEmpty() ? new Decision.Nothing() : writing.accepted();
    }

    private Decision dispatch(Command.Dispatch command) {
        if (hidden()) {
            throw new IllegalArgumentException("who may not know of a file holds nothing back in it");
        }
        Writing writing = new Writing(at, at.state.identity(), "letter", command.role(), null, Map.of());
        writing.add(new Change.Dispatched(command.seq(), command.place(), command.how()));
        return writing.accepted();
    }

    private Decision goOver(Command.GoOver command) {
        if (hidden()) {
            throw new IllegalArgumentException("who may not know of a file does not move it to another version");
        }
        Writing writing = new Writing(at, at.state.identity(), WENT_OVER, command.role(), null, Map.of());
        writing.add(new Change.WentOver(command.from()));
        // what makes a clock stand still may be another thing in this version
        writing.pausesWhile();
        return writing.accepted();
    }

    private Decision receive(Command.Receive command) {
        Writing writing = new Writing(
                at,
                at.state.identity(),
                "signal",
                at.actor.roles().stream().sorted().findFirst().orElse(Who.SYSTEM),
                null,
                Map.of());
        writing.add(new Change.SignalReceived(command.signal()));
        writing.happened(new Trigger(Trigger.On.SIGNAL, command.signal()));
        return writing.accepted();
    }
}
