package gehoor.casework.governance;

import gehoor.casework.Addresses;
import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.OfferView;
import gehoor.casework.governance.TryOutView.Next;
import gehoor.casework.governance.TryOutView.Start;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.engine.rehearsal.Played;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.Example.Step;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Words;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A procedure tried out by hand, as it is live or as a proposal has it: somebody lets a file begin, acts in it as whoever they like, lets
 * time pass, and sees what comes of it. Nothing of it is kept: the file is a worked example under way, which travels with who tries it out
 * and is played anew each time; no real file, person or key has a part in it. A walk that is worth it can be kept as an example of a
 * proposal.
 */
public final class TryOut {
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_YEARS = 9;
    /** When a file begins. */
    private static final int NINE = 9;

    private final Library library;
    private final Proposals proposals;
    private final Walks walks;
    private final Addresses addresses;
    private final InstantSource clock;

    /** @param addresses those that letters name */
    public TryOut(Library library, Proposals proposals, Addresses addresses, InstantSource clock) {
        this.library = library;
        this.proposals = proposals;
        this.walks = new Walks(library, proposals);
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * What is tried out.
     *
     * @param proposal null: what is live
     */
    public record Subject(@Nullable UUID proposal, String procedure) {}

    /**
     * How the file begins.
     *
     * @param on the day; the hour is nine in the morning
     * @param way one of {@link Start#ways}
     * @param received null where that is not asked, or the same day
     * @param with field to answers, as a form gives them
     */
    public record Beginning(
            LocalDate on,
            String way,
            String kind,
            String reporter,
            @Nullable String capacity,
            String identity,
            @Nullable LocalDate received,
            Map<String, List<String>> with) {}

    /**
     * Whose turn it is.
     *
     * @param person one of the codes of {@link TryOutView#people}; empty: who leads the stage
     * @param of what they belong to; empty: nothing
     */
    public record Chosen(String person, String of) {
        public static final Chosen LEAD = new Chosen("", "");
    }

    /**
     * Something to be done.
     *
     * @param on an instrument or a party; null where none
     * @param with field to answers, as a form gives them
     */
    public record Deed(String action, @Nullable String on, Map<String, List<String>> with) {}

    /**
     * How a file can begin.
     *
     * @param version the version that somebody looks at; null: the one that counts today, or the next
     */
    public Answer<Start> start(Governor governor, Subject subject, @Nullable String version) {
        return walks.stage(governor, subject).then(stage -> {
            List<Procedure> versions = stage.tenant().procedures().getOrDefault(subject.procedure(), List.of());
            LocalDate today = clock.instant().atZone(stage.tenant().zone()).toLocalDate();
            Optional<Procedure> found = version == null
                    ? stage.book()
                            .inForce(stage.tenant().id(), subject.procedure(), today)
                            .or(() -> versions.stream().findFirst())
                    : stage.book().version(stage.tenant().id(), subject.procedure(), version);
            return found.<Answer<Start>>map(procedure -> Answer.done(new WaysToBegin(stage, procedure).start(today)))
                    .orElseGet(Answer.Missing::new);
        });
    }

    /** The procedures that can be tried out: their ids to what they are called. */
    public Answer<Map<String, String>> procedures(Governor governor, @Nullable UUID proposal) {
        return walks.stage(governor, new Subject(proposal, "")).then(stage -> {
            Map<String, String> procedures = new TreeMap<>();
            stage.tenant()
                    .procedures()
                    .forEach((id, versions) -> procedures.put(
                            id, versions.get(versions.size() - 1).title().in(stage.language())));
            return Answer.done(procedures);
        });
    }

    /**
     * Lets a file begin.
     *
     * @param although whether a refusal is what is to be shown: then it is taken up as one
     * @return where it stands; refused as the procedure does
     */
    public Answer<TryOutView> begin(Governor governor, Subject subject, Beginning beginning, boolean although) {
        return walks.stage(governor, subject).then(stage -> {
            Optional<Procedure> found = stage.book().inForce(stage.tenant().id(), subject.procedure(), beginning.on());
            if (found.isEmpty()) {
                return Wording.refused(Refusal.Reason.FIELD, "try-not-in-force", "on");
            }
            Procedure procedure = found.get();
            String[] way = beginning.way().split(" ", 2);
            if (way.length != 2) {
                return Wording.refused(Refusal.Reason.FIELD, "try-way", "way");
            }
            Example.Beginning report = report(stage, procedure, way[0], way[1], beginning);
            Walk walk = Walk.of(stage, procedure, report, List.of());
            List<Refusal> refusals = walk.played().turns().get(0).refusals();
            if (refusals.isEmpty()) {
                return taken(walk, Chosen.LEAD);
            }
            return although
                    ? taken(Walk.of(stage, procedure, refusing(report, telling(refusals)), List.of()), Chosen.LEAD)
                    : new Answer.Refused<>(refusals);
        });
    }

    private static Example.Beginning report(
            TryOutStage stage, Procedure procedure, String channel, String role, Beginning beginning) {
        return new Example.Beginning(
                beginning.on().atTime(NINE, 0),
                stage.troupe(procedure).first(role),
                channel,
                beginning.kind(),
                beginning.reporter(),
                beginning.capacity(),
                beginning.identity(),
                beginning.received(),
                new TryOutForms(stage, procedure).answers(procedure.report().action(), beginning.with()),
                Map.of(),
                List.of(),
                null,
                Place.NOWHERE);
    }

    /** The refusal that an example is about, as it names it: a rule rather than an answer that was left out besides. */
    private static String telling(List<Refusal> refusals) {
        return Rehearsal.named(refusals.stream()
                .filter(refusal -> refusal.reason() != Refusal.Reason.FIELD)
                .findFirst()
                .orElse(refusals.get(0)));
    }

    private static Example.Beginning refusing(Example.Beginning report, String rule) {
        return new Example.Beginning(
                report.at(),
                report.by(),
                report.channel(),
                report.kind(),
                report.reporter(),
                report.capacity(),
                report.identity(),
                report.received(),
                report.with(),
                report.earlier(),
                report.parties(),
                rule,
                report.place());
    }

    /** Where it stands. */
    public Answer<TryOutView> see(Governor governor, Subject subject, String walk, Chosen chosen) {
        return walks.read(governor, subject, walk).then(read -> Answer.done(told(read, chosen)));
    }

    private TryOutView told(Walk walk, Chosen chosen) {
        return new Scene(walk, chosen, addresses).view();
    }

    private Answer<TryOutView> taken(Walk walk, Chosen chosen) {
        return walks.taken(walk).then(again -> Answer.done(told(again, chosen)));
    }

    /**
     * Somebody does something.
     *
     * @param although whether a refusal is what is to be shown: then it is taken up as one
     * @return where the file stands then; refused as the procedure does
     */
    public Answer<TryOutView> act(
            Governor governor, Subject subject, String walk, Chosen chosen, Deed deed, boolean although) {
        return walks.read(governor, subject, walk).then(before -> {
            Action action = before.procedure().actions().get(deed.action());
            if (action == null) {
                return new Answer.Missing<>();
            }
            Step.Does does = does(before, chosen, action, deed);
            Walk further = before.with(does);
            List<Played.Turn> turns = further.played().turns();
            List<Refusal> refusals = turns.get(turns.size() - 1).refusals();
            if (refusals.isEmpty()) {
                return taken(further, chosen);
            }
            return although
                    ? taken(before.with(refused(does, telling(refusals))), chosen)
                    : new Answer.Refused<>(refusals);
        });
    }

    private static Step.Does does(Walk walk, Chosen chosen, Action action, Deed deed) {
        Person person = walk.turn(walk.played(), chosen);
        String on = deed.on();
        int dash = on == null ? -1 : on.lastIndexOf('-');
        return new Step.Does(
                walk.now(),
                person,
                deed.action(),
                on == null || dash < 0 ? null : on.substring(0, dash),
                on == null || dash < 0 ? 1 : number(on.substring(dash + 1)),
                new TryOutForms(walk.stage(), walk.procedure()).answers(action, deed.with()),
                null,
                Place.NOWHERE);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 1;
    }

    private static Step.Does refused(Step.Does does, String rule) {
        return new Step.Does(
                does.at(), does.by(), does.action(), does.on(), does.nth(), does.with(), rule, does.place());
    }

    /** What somebody may do with that action, or what bars them: the form for it. */
    public Answer<OfferView> offer(
            Governor governor, Subject subject, String walk, Chosen chosen, String action, @Nullable String on) {
        return see(governor, subject, walk, chosen).then(view -> {
            List<OfferView> all = new ArrayList<>(view.open());
            all.addAll(view.barred());
            return all.stream()
                    .filter(offer -> offer.action().equals(action) && Objects.equals(offer.on(), on))
                    .findFirst()
                    .<Answer<OfferView>>map(Answer::done)
                    .orElseGet(Answer.Missing::new);
        });
    }

    /**
     * Time passes.
     *
     * @param days how many, from 1; 0: until something is due
     */
    public Answer<TryOutView> wind(Governor governor, Subject subject, String walk, Chosen chosen, int days) {
        return walks.read(governor, subject, walk).then(before -> {
            if (days < 0 || days > MOST_DAYS) {
                return Wording.refused(Refusal.Reason.FIELD, "try-days", "days", Integer.toString(MOST_DAYS));
            }
            LocalDateTime to = before.now().plusDays(days);
            if (days == 0) {
                Next next = before.next(before.played());
                if (next == null) {
                    return Wording.refused(Refusal.Reason.NOT_NOW, "try-nothing-due", "days");
                }
                to = next.at().isAfter(before.now()) ? next.at() : before.now();
            }
            if (to.getYear() > before.example().report().at().getYear() + MOST_YEARS) {
                return Wording.refused(Refusal.Reason.FIELD, "try-too-far", "days");
            }
            return taken(before.with(new Step.Until(to, Place.NOWHERE)), chosen);
        });
    }

    /** The last step was not taken. The beginning stays. */
    public Answer<TryOutView> undo(Governor governor, Subject subject, String walk, Chosen chosen) {
        return walks.read(governor, subject, walk).then(before -> taken(before.withoutLast(), chosen));
    }

    /**
     * Keeps it as a worked example of the proposal, with what is true at its end.
     *
     * @param title one sentence, at most 120 characters
     */
    public Answer<ProposalView> keep(Governor governor, Subject subject, String walk, String title) {
        String said = title.strip().replaceAll("\\s+", " ");
        if (said.isEmpty() || said.length() > LONGEST_TITLE) {
            return Wording.refused(Refusal.Reason.FIELD, "try-title", "title", LONGEST_TITLE);
        }
        UUID proposal = subject.proposal();
        if (proposal == null) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-needs-proposal", null);
        }
        return walks.read(governor, subject, walk).then(read -> {
            Row row = read.stage().row();
            if (row == null) {
                return new Answer.Missing<>();
            }
            KeptWalk kept = new KeptWalk(read, said, row.files());
            Optional<Words> wrong = kept.wrong(library);
            return wrong.isPresent()
                    ? Wording.refused(Refusal.Reason.NOT_NOW, "try-not-kept", null, wrong.get())
                    : proposals.write(governor, proposal, row.revision(), kept.path(), kept.text());
        });
    }
}
