package gehoor.casework;

import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.TryOut;
import gehoor.casework.governance.TryOut.Chosen;
import gehoor.casework.governance.TryOut.Deed;
import gehoor.casework.governance.TryOut.Subject;
import gehoor.casework.governance.TryOutView;
import gehoor.engine.Engine;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.engine.rehearsal.Played;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The organisations of the repository: their worked examples, taken as walks, come where the examples come. */
class TryOutOfTenantsTest {
    private static final int ENOUGH = 12;
    private static final Path CONFIG = Path.of("../../tenant-config");

    @TempDir
    static Path keys;

    private static final Map<String, Reading.Read> READ = new LinkedHashMap<>();
    private static @Nullable TryOut all;

    private static TryOut all() {
        TryOut made = all;
        if (made == null) {
            Linden house = new Linden(keys, CONFIG);
            made = new TryOut(
                    house.library,
                    new Proposals(house.memory.ports(), house.library, () -> house.now, Runnable::run),
                    new Addresses("https://gehoor.example.org"),
                    () -> house.now);
            for (String tenant : house.library.current().tenants().keySet()) {
                READ.put(tenant, (Reading.Read) house.library.read(tenant, house.library.own(tenant)));
            }
            all = made;
        }
        return made;
    }

    /** A dozen of each organisation, spread over its procedures. */
    static Stream<Example> examples() {
        all();
        List<Example> some = new ArrayList<>();
        READ.forEach((tenant, reading) -> {
            List<Example> own = reading.examples().stream()
                    .filter(example -> example.tenant().equals(tenant))
                    .toList();
            int step = Math.max(1, own.size() / ENOUGH);
            for (int i = 0; i < own.size(); i += step) {
                some.add(own.get(i));
            }
        });
        return some.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_walk_comes_where_the_example_comes(Example example) {
        Reading.Read reading = READ.get(example.tenant());
        Tenant tenant = reading.book().tenant(example.tenant()).orElseThrow();
        Procedure procedure = reading.book()
                .inForce(tenant.id(), example.procedure(), example.report().at().toLocalDate())
                .orElseThrow();
        Played played =
                Rehearsal.play(new Engine(tenant, procedure, reading.book().calendars()), example, List.of());
        Example walk = walk(example);

        TryOutView view = done(all().see(
                        Governor.ofPlatform(tenant.id(), "ada", "Ada", "nl"),
                        new Subject(null, example.procedure()),
                        ExampleText.of(walk),
                        Chosen.LEAD));

        if (!played.state().begun()) {
            assertThat(view.file()).isNull();
            return;
        }
        assertThat(view.file()).isNotNull();
        assertThat(view.file().stage()).isEqualTo(played.state().stage());
        assertThat(view.file().outcome()).isEqualTo(played.state().outcome());
        assertThat(view.turns().stream().mapToInt(turn -> turn.lines().size()).sum())
                .isEqualTo(played.history().size());
        if (!played.state().transferred()) {
            Map<String, String> dues = new TreeMap<>();
            played.engine()
                    .dues(played.state(), played.moment())
                    .forEach(due ->
                            dues.put(due.run(), due.due() + " " + due.state().word()));
            Map<String, String> told = new TreeMap<>();
            view.clocks().forEach(clock -> told.put(clock.run(), clock.due() + " " + clock.state()));
            assertThat(told).isEqualTo(dues);
        }
        assertThat(view.walk()).isEqualTo(ExampleText.of(walk));
    }

    /** The same, without what it expects: only what is done, and time. */
    private static Example walk(Example example) {
        return new Example(
                "walk",
                example.tenant(),
                example.procedure(),
                List.of(),
                example.report(),
                example.steps().stream()
                        .map(step -> step instanceof Example.Step.Expect expect
                                ? new Example.Step.Until(expect.at(), Place.NOWHERE)
                                : step)
                        .toList(),
                Example.Then.NOTHING,
                Place.NOWHERE);
    }

    @Test
    void what_a_rule_bars_can_be_tried_all_the_same_and_taken_up_as_a_refusal() {
        int barred = 0;
        for (Example example : examples().toList()) {
            Governor governor = Governor.ofPlatform(example.tenant(), "ada", "Ada", "nl");
            Subject subject = new Subject(null, example.procedure());
            TryOutView view = done(all().see(governor, subject, ExampleText.of(walk(example)), Chosen.LEAD));
            if (!view.goesOn() || view.barred().isEmpty()) {
                continue;
            }
            barred++;
            OfferView offer = view.barred().get(0);
            Chosen chosen = new Chosen(view.as(), "");
            Deed deed = new Deed(offer.action(), offer.on(), Map.of());

            Answer<TryOutView> refused = all().act(governor, subject, view.walk(), chosen, deed, false);
            TryOutView taken = done(all().act(governor, subject, view.walk(), chosen, deed, true));

            assertThat(refused).isInstanceOf(Answer.Refused.class);
            TryOutView.Turn last = taken.turns().get(taken.turns().size() - 1);
            assertThat(last.refused()).as(example.title()).isNotEmpty();
            assertThat(taken.file()).isNotNull();
            assertThat(taken.file().stage()).isEqualTo(view.file().stage());
        }
        assertThat(barred).as("how many walks end where something is barred").isGreaterThan(2);
    }
}
