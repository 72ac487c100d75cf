package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Example;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Value;
import gehoor.policy.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is proved is what runs: wherever a file goes that is played at random by the engine of the whole procedure, the situation it
 * is in is among those that were looked at, whatever was in sight.
 */
class SoundnessTest {
    private static final int LIVES = 40;
    private static final int STEPS = 40;

    static Stream<String> tenants() {
        return Tenants.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void wherever_a_file_goes_was_looked_at(String id) {
        Tenants.Whole whole = Tenants.Whole.of(Tenants.texts(id));
        int compared = 0;
        for (Procedure procedure : whole.procedures(id)) {
            Subject subject = new Subject(
                    whole.book().tenants().get(id), procedure, whole.book().calendars());
            List<Landscape> landscapes = landscapes(subject);
            for (int life = 0; life < LIVES; life++) {
                compared += new Life(subject, life).hold(landscapes);
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    /** With the identity in sight, with each clock, each duty, and with what decides each action that ends a file. */
    private static List<Landscape> landscapes(Subject subject) {
        List<Set<Aspect>> wanted = new ArrayList<>(List.of(Set.of(Aspect.IDENTITY)));
        subject.procedure().clocks().values().stream()
                .filter(clock ->
                        clock.kind() != Clock.Kind.FOLLOW_UP || !clock.onDue().isEmpty())
                .forEach(clock -> wanted.add(Set.of(Aspect.clock(clock.id()))));
        subject.procedure().duties().keySet().forEach(duty -> wanted.add(Set.of(Aspect.duty(duty))));
        subject.procedure().instruments().keySet().forEach(each -> wanted.add(Set.of(Aspect.instrument(each))));
        subject.procedure().actions().values().stream()
                .filter(action -> subject.reads().closes(action))
                .forEach(action -> {
                    Set<Aspect> guards = new TreeSet<>(subject.reads().guards(action));
                    wanted.add(guards);
                });
        return wanted.stream()
                .map(each -> Exploration.of(subject, subject.reads().closed(each), action -> false, 2_000, true))
                .filter(Landscape::whole)
                .toList();
    }

    /** A life at random. */
    private static final class Life {
        private final Subject subject;
        private final Engine engine;
        private final SplittableRandom random;
        private final Map<String, Circumstances.LinkedFile> linked = new HashMap<>();
        private FileState file = FileState.empty();
        private Instant now;
        private Entry last;

        Life(Subject subject, long seed) {
            this.subject = subject;
            this.engine = subject.engine(subject.procedure());
            this.random = new SplittableRandom(seed);
            this.now =
                    subject.day().atTime(8, 0).atZone(subject.tenant().zone()).toInstant();
        }

        int hold(List<Landscape> landscapes) {
            for (int i = 0; i < 60 && !file.begun(); i++) {
                report();
            }
            int compared = 0;
            for (int step = 0; step < STEPS && file.begun() && small(); step++) {
                for (Landscape landscape : landscapes) {
                    assertThat(landscape.number(played()))
                            .as(
                                    "%s after %s: among %d situations there is no %s",
                                    subject.procedure().reference(),
                                    last.action(),
                                    landscape.size(),
                                    told(landscape.of(played())))
                            .isLessThan(landscape.size());
                    compared++;
                }
                goOn();
            }
            return compared;
        }

        private static String told(Situation situation) {
            FileState file = situation.file();
            return file + " " + file.identity() + " " + file.reported() + " facts=" + file.facts() + " done="
                    + file.done()
                    + " duties=" + file.duties() + " clocks=" + file.runs() + " assigned=" + file.assigned()
                    + " instruments=" + file.instruments() + " parties=" + file.parties() + " consents="
                    + file.consents() + " linked=" + situation.linked();
        }

        /** More than two of a kind are not looked at. */
        private boolean small() {
            return file.instruments().values().stream()
                            .allMatch(run ->
                                    Integer.parseInt(run.id().substring(run.id().lastIndexOf('-') + 1)) <= 2)
                    && file.parties().keySet().stream()
                            .allMatch(party -> Integer.parseInt(party.substring(party.lastIndexOf('-') + 1)) <= 2);
        }

        private Played played() {
            Example.Beginning none = new Example.Beginning(
                    subject.day().atStartOfDay(),
                    new Example.Person(Who.PUBLIC, "", Set.of()),
                    "",
                    "",
                    "",
                    null,
                    "",
                    null,
                    Map.of(),
                    Map.of(),
                    List.of(),
                    null,
                    Place.NOWHERE);
            return new Played(engine, subject.cast(), none, List.of(), file, linked, now, List.of(last));
        }

        private Circumstances circumstances() {
            return new Circumstances(now, false, subject.cast().colleagues(), linked);
        }

        private void report() {
            Report report = subject.procedure().report();
            String identity = one(report.identities());
            Map<String, Value> given = new LinkedHashMap<>();
            for (Action.Ask ask : report.action().asks()) {
                if (random.nextInt(4) != 0) {
                    answer(report.action(), subject.procedure().fields().get(ask.field()), given);
                }
            }
            boolean byLink = report.channels().isEmpty() || (subject.opened() && random.nextInt(4) == 0);
            Report.Channel channel =
                    byLink ? null : one(List.copyOf(report.channels().values()));
            Actor actor = channel == null
                    ? Actor.SYSTEM
                    : one(channel.by().stream()
                            .flatMap(who -> subject.cast().of(who, file).stream())
                            .toList());
            keep(engine.decide(
                    FileState.empty(),
                    actor,
                    new Command.Report(
                            one(List.copyOf(report.kinds().keySet())),
                            one(List.copyOf(report.reporters())),
                            report.capacities().isEmpty()
                                    ? null
                                    : one(List.copyOf(report.capacities().keySet())),
                            identity,
                            channel == null ? Subject.BY_LINK : channel.id(),
                            subject.day(),
                            subject.tenant().languages().get(0),
                            !identity.equals("anonymous"),
                            given,
                            List.of(),
                            byLink ? new Command.Origin("origin", "other") : null),
                    circumstances()));
            if (file.begun() && byLink) {
                linked.put("origin", Circumstances.LinkedFile.OPEN);
            }
        }

        private void goOn() {
            if (random.nextInt(5) == 0) {
                now = now.plus(Duration.ofDays(random.nextInt(40)));
            } else {
                now = now.plus(Duration.ofMinutes(5));
            }
            keep(engine.decide(file, Actor.SYSTEM, new Command.Fire(), circumstances()));
            List<Actor> everybody = new ArrayList<>(List.of(Actor.COMPLAINANT));
            subject.tenant()
                    .roles()
                    .keySet()
                    .forEach(role -> everybody.addAll(subject.cast().people(role)));
            file.parties().keySet().forEach(party -> everybody.add(Actor.party(party)));
            Actor actor = one(everybody);
            List<Offer> offers = engine.offers(file, actor, circumstances()).stream()
                    .filter(Offer::open)
                    .toList();
            if (offers.isEmpty()) {
                return;
            }
            Offer offer = one(offers);
            Map<String, Value> given = new LinkedHashMap<>();
            for (Offer.Asked asked : offer.asks()) {
                if (asked.required() || random.nextBoolean()) {
                    answer(offer.action(), asked.field(), given);
                }
            }
            keep(engine.decide(file, actor, new Command.Act(offer.action().id(), offer.on(), given), circumstances()));
        }

        private void answer(Action action, Field field, Map<String, Value> given) {
            List<Value> values = subject.answering().values(field, file, Answering.people(action, subject.cast()));
            if (!values.isEmpty()) {
                given.put(field.id(), one(values));
            }
        }

        private void keep(Decision decision) {
            if (decision instanceof Decision.Accepted yes) {
                file = yes.after();
                last = yes.entry();
                for (Change change : yes.entry().changes()) {
                    if (change instanceof Change.LinkOpened opened) {
                        linked.put(opened.link(), Circumstances.LinkedFile.OPEN);
                    }
                }
            }
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
