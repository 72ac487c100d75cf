package gehoor.casework;

import gehoor.casework.ExplainedProcedure.Body;
import gehoor.casework.ExplainedProcedure.Course;
import gehoor.casework.ExplainedProcedure.Deed;
import gehoor.casework.ExplainedProcedure.Passage;
import gehoor.casework.ExplainedProcedure.Step;
import gehoor.engine.Engine;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Law;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Stage;
import gehoor.policy.Tenant;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import gehoor.policy.calendar.Sentences;
import gehoor.policy.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure says, told to whoever may use it: made of the very procedure by which files are decided, so that the two
 * cannot drift apart. What is only for staff is left out: norms, sight, duties, notes.
 */
public final class Explaining {
    private final Office office;

    Explaining(Office office) {
        this.office = office;
    }

    /** The version in force today. {@link Answer.Missing} where there is no such tenant or procedure. */
    public Answer<ExplainedProcedure> explain(Requester requester, String procedure) {
        Optional<Tenant> tenant = office.library().tenant(requester.tenant());
        Optional<Engine> engine = tenant.flatMap(known -> office.library()
                .inForce(
                        known.id(), procedure, office.now().atZone(known.zone()).toLocalDate()));
        if (engine.isEmpty()) {
            return new Answer.Missing<>();
        }
        return Answer.done(told(
                engine.get(),
                office.library().current().laws(),
                office.language(requester.tenant(), requester.language())));
    }

    /** What a procedure says, in a language of its organisation. */
    public static ExplainedProcedure told(Engine engine, Map<String, Law> laws, String language) {
        return new Telling(engine, new Labels(engine, language), laws, language).told();
    }

    /** The bodies of these ids, as they are told to a reader. */
    public static List<Body> bodies(Tenant tenant, Collection<String> ids, String language) {
        return ids.stream()
                .map(tenant.bodies()::get)
                .filter(Objects::nonNull)
                .map(body -> new Body(body.label().in(language), body.contact().in(language), body.link(), body.mail()))
                .toList();
    }

    /** One telling of one procedure. */
    private record Telling(Engine engine, Labels labels, Map<String, Law> laws, String language) {

        private Procedure procedure() {
            return engine.procedure();
        }

        private Tenant tenant() {
            return engine.tenant();
        }

        ExplainedProcedure told() {
            Report report = procedure().report();
            Tenant.Desk desk = tenant().desks().get(procedure().desk());
            return new ExplainedProcedure(
                    Forms.view(procedure(), language),
                    desk == null ? "" : desk.label().in(language),
                    channels(report, desk),
                    elsewhere(report),
                    Vocabulary.reporters().stream()
                            .filter(report.reporters()::contains)
                            .toList(),
                    report.identities(),
                    labels.in(report.identityTold()),
                    report.identityRules().stream()
                            .map(rule -> labels.in(rule.otherwise()))
                            .distinct()
                            .toList(),
                    standIns(),
                    course(),
                    terms(Clock.Kind.TERM),
                    terms(Clock.Kind.EXPECTATION),
                    laws(procedure().duties().values().stream()
                            .flatMap(duty -> duty.meets().stream())
                            .collect(Collectors.toSet())),
                    grounds(),
                    procedure().outcomes().values().stream()
                            .map(outcome -> new ExplainedProcedure.Ending(
                                    labels.in(outcome.label()), labels.in(outcome.explain()), outcome.basis()))
                            .toList(),
                    next(),
                    bodies(tenant(), referred(), language),
                    texts(report));
        }

        /**
         * Who tells something in confidence may know beforehand who else may come to read it: another role, or, where only who is assigned
         * reads it, a colleague in the same one.
         */
        private Map<String, String> standIns() {
            Map<String, String> standIns = new LinkedHashMap<>();
            readers().forEach(role -> {
                List<String> others = role.stoodInBy().stream()
                        .filter(other -> !other.equals(role.id()) || forTheAssigned(role))
                        .sorted()
                        .map(labels::role)
                        .toList();
                if (!others.isEmpty()) {
                    standIns.put(labels.in(role.label()), String.join(", ", others));
                }
            });
            return standIns;
        }

        private Stream<Tenant.Role> readers() {
            return procedure().sight().values().stream()
                    .filter(rule -> !rule.never())
                    .flatMap(rule -> rule.who().stream())
                    .map(Who::role)
                    .distinct()
                    .map(tenant().roles()::get)
                    .filter(Objects::nonNull);
        }

        /** Whether of those who have this role only who is assigned reads what was told. */
        private boolean forTheAssigned(Tenant.Role role) {
            List<Who> reading = procedure().sight().values().stream()
                    .filter(rule -> !rule.never() && rule.compartments().contains(Compartment.FILE))
                    .flatMap(rule -> rule.who().stream())
                    .filter(who -> who.role().equals(role.id()))
                    .toList();
            return !reading.isEmpty()
                    && reading.stream().allMatch(who -> who.only().contains(Who.Relation.ASSIGNED));
        }

        // ------------------------------------------------------------ how to bring it

        private List<ExplainedProcedure.Channel> channels(Report report, Tenant.@Nullable Desk desk) {
            Map<String, String> reached = desk == null ? Map.of() : desk.reached(language);
            return report.channels().values().stream()
                    .map(channel -> {
                        boolean form =
                                channel.by().stream().anyMatch(who -> who.role().equals(Who.PUBLIC));
                        return new ExplainedProcedure.Channel(
                                labels.in(channel.label()),
                                form ? "" : reached.getOrDefault(channel.id(), ""),
                                form,
                                channel.basis());
                    })
                    .toList();
        }

        private List<ExplainedProcedure.Elsewhere> elsewhere(Report report) {
            return report.elsewhere().values().stream()
                    .map(other -> {
                        Tenant.Desk desk =
                                other.desk() == null ? null : tenant().desks().get(other.desk());
                        return new ExplainedProcedure.Elsewhere(
                                labels.in(other.otherwise()),
                                desk == null ? "" : desk.label().in(language),
                                desk == null ? "" : desk.reached(language).getOrDefault(other.channel(), ""),
                                desk == null ? List.of() : forms(desk, other.channel()),
                                other.basis());
                    })
                    .toList();
        }

        /** What the public itself can bring to a desk by a channel. */
        private List<ProcedureView> forms(Tenant.Desk desk, String channel) {
            return tenant().procedures().keySet().stream()
                    .flatMap(id -> latest(id).stream())
                    .filter(other -> other.desk().equals(desk.id()))
                    .filter(other -> {
                        Report.Channel by = other.report().channels().get(channel);
                        return by != null
                                && by.by().stream().anyMatch(who -> who.role().equals(Who.PUBLIC));
                    })
                    .map(other -> Forms.view(other, language))
                    .toList();
        }

        // ------------------------------------------------------------ the steps

        private Course course() {
            Map<String, Map<String, List<Deed>>> ways = ways();
            List<String> order = order(ways);
            List<Step> steps = new ArrayList<>();
            for (String id : order) {
                Stage stage = procedure().stages().get(id);
                steps.add(
                        stage == null
                                ? new Step(labels.stage(Action.CLOSED), "", "", "", true)
                                : new Step(
                                        labels.in(stage.label()),
                                        labels.in(stage.explain()),
                                        labels.role(stage.lead()),
                                        stage.basis(),
                                        false));
            }
            List<Passage> passages = new ArrayList<>();
            for (String from : order) {
                Map<Integer, List<Deed>> onward = new TreeMap<>();
                ways.getOrDefault(from, Map.of()).forEach((to, deeds) -> onward.put(order.indexOf(to), deeds));
                onward.forEach((to, deeds) ->
                        passages.add(new Passage(passages.size() + 1, order.indexOf(from), to, List.copyOf(deeds))));
            }
            return new Course(List.copyOf(steps), List.copyOf(passages));
        }

        /** From stage to stage, what leads there; what leaves a file where it is, is left out. */
        private Map<String, Map<String, List<Deed>>> ways() {
            Map<String, Map<String, List<Deed>>> ways = new LinkedHashMap<>();
            for (Action action : procedure().actions().values()) {
                Deed deed = new Deed(
                        labels.in(action.label()),
                        action.by().stream().map(this::whom).distinct().toList());
                for (String to : targets(action.does())) {
                    action.stages().stream()
                            .filter(from -> !from.equals(to))
                            .forEach(from -> add(ways, from, to, deed));
                }
            }
            for (Clock clock : procedure().clocks().values()) {
                Deed deed = new Deed(labels.in(clock.label()), List.of(labels.role(Who.SYSTEM)));
                for (String to : targets(clock.onDue())) {
                    procedure().stages().keySet().stream()
                            .filter(from -> !from.equals(to))
                            .forEach(from -> add(ways, from, to, deed));
                }
            }
            return ways;
        }

        private static void add(Map<String, Map<String, List<Deed>>> ways, String from, String to, Deed deed) {
            List<Deed> deeds = ways.computeIfAbsent(from, any -> new LinkedHashMap<>())
                    .computeIfAbsent(to, any -> new ArrayList<>());
            if (!deeds.contains(deed)) {
                deeds.add(deed);
            }
        }

        private Set<String> targets(List<Effect> effects) {
            Set<String> targets = new LinkedHashSet<>();
            for (Effect effect : Effect.all(effects)) {
                if (effect instanceof Effect.Move move) {
                    targets.add(move.stage());
                } else if (effect instanceof Effect.Close) {
                    targets.add(Action.CLOSED);
                } else if (effect instanceof Effect.OpenLinked open) {
                    var link = procedure().links().get(open.link());
                    if (link != null && link.moves()) {
                        targets.add(Action.CLOSED);
                    }
                }
            }
            return targets;
        }

        /** By how many passages lead there from the beginning, then as written; the end last. */
        private List<String> order(Map<String, Map<String, List<Deed>>> ways) {
            Map<String, Integer> distance = new LinkedHashMap<>();
            Deque<String> todo = new ArrayDeque<>();
            String first = procedure().report().stage();
            distance.put(first, 0);
            todo.add(first);
            while (!todo.isEmpty()) {
                String here = todo.remove();
                int far = distance.getOrDefault(here, 0) + 1;
                for (String to : ways.getOrDefault(here, Map.of()).keySet()) {
                    if (!to.equals(Action.CLOSED) && distance.putIfAbsent(to, far) == null) {
                        todo.add(to);
                    }
                }
            }
            List<String> order = new ArrayList<>(procedure().stages().keySet());
            order.sort(Comparator.comparingInt(id -> distance.getOrDefault(id, Integer.MAX_VALUE)));
            order.add(Action.CLOSED);
            return order;
        }

        private String whom(Who who) {
            return who.role().equals(Who.ANYONE) ? word("anyone") : labels.role(who.role());
        }

        // ------------------------------------------------------------ the terms

        private List<ExplainedProcedure.Term> terms(Clock.Kind kind) {
            return procedure().clocks().values().stream()
                    .filter(clock -> clock.kind() == kind)
                    .filter(clock -> told(clock) || (kind == Clock.Kind.TERM && clock.each() == null))
                    .map(clock -> new ExplainedProcedure.Term(
                            labels.in(clock.label()),
                            word("within", Sentences.in(language).period(clock.length())),
                            from(clock),
                            longer(clock),
                            missed(clock),
                            laws(clock.meets()),
                            clock.basis()))
                    .toList();
        }

        /** Whether who complains hears of it when it is missed. */
        private static boolean told(Clock clock) {
            return Effect.all(clock.onDue()).stream()
                    .anyMatch(effect -> effect instanceof Effect.Refer
                            || (effect instanceof Effect.Tell tell && toComplainant(tell)));
        }

        private static boolean toComplainant(Effect.Tell tell) {
            return tell.who().stream().anyMatch(who -> who.kind() == Effect.Recipient.Kind.COMPLAINANT);
        }

        private String from(Clock clock) {
            Fact fact = clock.countedFrom();
            return fact != null
                    ? day(fact)
                    : clock.startsOn().stream()
                            .map(this::moment)
                            .distinct()
                            .collect(Collectors.joining(" " + word("or") + " "));
        }

        private String day(Fact fact) {
            return switch (fact.family()) {
                case KNOWN ->
                    switch (fact.name()) {
                        case "received", "registered", "today", "closed" -> word("from." + fact.name());
                        default -> word("from.other");
                    };
                case FIELD, THIS, ASKED -> {
                    Field field = procedure().fields().get(fact.name());
                    yield field == null ? word("from.other") : word("from.field", labels.in(field.label()));
                }
                case DONE -> word("from.did", labels.action(fact.name()));
                default -> word("from.other");
            };
        }

        private String moment(Trigger trigger) {
            return switch (trigger.on()) {
                case REPORTED -> word("from.reported");
                case CLOSED -> word("from.closed");
                case REOPENED -> word("from.reopened");
                case ENTERED -> word("from.entered", labels.stage(trigger.name()));
                case LEFT -> word("from.left", labels.stage(trigger.name()));
                case DID -> word("from.did", labels.action(trigger.name()));
                case ENDED -> {
                    var instrument = procedure().instruments().get(trigger.name());
                    yield instrument == null ? word("from.other") : word("from.ended", labels.in(instrument.label()));
                }
                case MISSED -> {
                    var clock = procedure().clocks().get(trigger.name());
                    yield clock == null ? word("from.other") : word("from.missed", labels.in(clock.label()));
                }
                case SIGNAL -> word("from.signal");
            };
        }

        private List<String> longer(Clock clock) {
            Set<String> sentences = new LinkedHashSet<>();
            for (Action action : procedure().actions().values()) {
                for (Effect effect : Effect.all(action.does())) {
                    if (effect instanceof Effect.Extend extend && extend.clock().equals(clock.id())) {
                        Period by = extend.by();
                        sentences.add(
                                by == null
                                        ? word("longer.agreed")
                                        : word("longer", Sentences.in(language).period(by)));
                    }
                }
            }
            return List.copyOf(sentences);
        }

        private List<String> missed(Clock clock) {
            List<String> sentences = new ArrayList<>();
            boolean complainant = false;
            Set<String> others = new LinkedHashSet<>();
            Set<String> bodies = new LinkedHashSet<>();
            for (Effect effect : Effect.all(clock.onDue())) {
                if (effect instanceof Effect.Tell tell) {
                    complainant |= toComplainant(tell);
                    tell.who().forEach(who -> recipient(who).ifPresent(others::add));
                } else if (effect instanceof Effect.Refer refer) {
                    refer.bodies().forEach(body -> bodies.add(labels.body(body)));
                }
            }
            if (complainant) {
                sentences.add(word("missed.complainant"));
            }
            if (!bodies.isEmpty()) {
                sentences.add(word("missed.bodies", String.join(", ", bodies)));
            }
            if (!others.isEmpty() && sentences.isEmpty()) {
                sentences.add(word("missed.others", String.join(", ", others)));
            }
            return List.copyOf(sentences);
        }

        /** Those of whom a name can be given without looking into a file. */
        private Optional<String> recipient(Effect.Recipient who) {
            return switch (who.kind()) {
                case ROLE, ASSIGNED -> Optional.of(labels.role(who.name()));
                case PARTY -> Optional.of(labels.role(Who.PARTY + who.name()));
                case BODY -> Optional.of(labels.body(who.name()));
                case COMPLAINANT, BODY_FROM, SERVICE_FROM, FACILITY_FROM -> Optional.empty();
            };
        }

        private Map<String, String> laws(Set<String> meets) {
            Map<String, String> articles = new LinkedHashMap<>();
            meets.stream().sorted().forEach(name -> {
                int dot = name.indexOf('.');
                Law law = laws.get(dot < 0 ? name : name.substring(0, dot));
                Law.Floor floor = law == null ? null : law.floors().get(name.substring(dot + 1));
                if (floor != null) {
                    articles.put(floor.article(), floor.words().in(language));
                }
            });
            return Collections.unmodifiableMap(articles);
        }

        // ------------------------------------------------------------ how it can end

        private List<ExplainedProcedure.Ground> grounds() {
            return procedure().grounds().values().stream()
                    .map(ground -> new ExplainedProcedure.Ground(
                            labels.in(ground.label()),
                            labels.in(ground.explain()),
                            procedure().exemptions().values().stream()
                                    .filter(exemption -> exemption.lifts().contains(ground.id()))
                                    .map(exemption -> labels.in(exemption.explain()))
                                    .toList(),
                            bodies(tenant(), ground.refer(), language),
                            ground.basis()))
                    .toList();
        }

        private List<ExplainedProcedure.Next> next() {
            return procedure().links().values().stream()
                    .flatMap(link -> latest(link.procedure())
                            .map(other -> new ExplainedProcedure.Next(
                                    labels.in(link.label()),
                                    other.id(),
                                    labels.in(other.title()),
                                    labels.in(other.summary()),
                                    link.basis()))
                            .stream())
                    .toList();
        }

        private Optional<Procedure> latest(String id) {
            List<Procedure> versions = tenant().procedures().getOrDefault(id, List.of());
            return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
        }

        /** The bodies that some effect gives to who complains as where to go. */
        private Set<String> referred() {
            Set<String> ids = new LinkedHashSet<>();
            Stream.concat(
                            Stream.concat(
                                            Stream.of(procedure().report().action()),
                                            procedure().actions().values().stream())
                                    .flatMap(action -> Effect.all(action.does()).stream()),
                            procedure().clocks().values().stream().flatMap(clock -> Effect.all(clock.onDue()).stream()))
                    .forEach(effect -> {
                        if (effect instanceof Effect.Refer refer) {
                            ids.addAll(refer.bodies());
                            ids.addAll(chosen(refer.bodiesFrom()));
                        }
                    });
            return ids;
        }

        private Collection<String> chosen(@Nullable String from) {
            Field field = from == null ? null : procedure().fields().get(from);
            if (field == null || (field.type() != Field.Type.BODY && field.type() != Field.Type.BODIES)) {
                return List.of();
            }
            return field.choices().isEmpty()
                    ? tenant().bodies().keySet()
                    : field.choices().keySet();
        }

        /** Those that come with the form, then those that belong to no form. */
        private List<ReportForm.Shown> texts(Report report) {
            Set<String> ids = new LinkedHashSet<>(report.shows());
            Set<String> elsewhere = tenant().procedures().values().stream()
                    .flatMap(List::stream)
                    .flatMap(other -> other.report().shows().stream())
                    .collect(Collectors.toSet());
            // What stands under a letter is told with it.
            tenant().letters().values().forEach(letter -> elsewhere.addAll(letter.always()));
            tenant().letters().values().stream()
                    .filter(text -> text.guidance() && !elsewhere.contains(text.id()))
                    .forEach(text -> ids.add(text.id()));
            return ids.stream()
                    .map(tenant().letters()::get)
                    .filter(Objects::nonNull)
                    .map(text -> new ReportForm.Shown(
                            text.id(),
                            labels.in(text.subject()),
                            labels.in(text.body()).strip()))
                    .toList();
        }

        private String word(String key, Object... with) {
            return labels.in(Wording.words("explain." + key, with));
        }
    }
}
