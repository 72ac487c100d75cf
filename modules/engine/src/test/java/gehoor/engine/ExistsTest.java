package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Example;
import gehoor.policy.reading.Reading;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExistsTest {
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger hidden = new AtomicInteger();

    @Test
    void theShortAnswerIsTheWholeOnesForEverybodyInEveryWorkedExample() {
        Reading.Read read = (Reading.Read)
                Reading.read(Path.of(System.getProperty("gehoor.root", "../..")).resolve("tenant-config"));
        for (Example example : read.examples()) {
            Rehearsal.run(read.book(), example, new Coverage(), (engine, state, actor, command, circumstances) -> {
                if (state.begun()) {
                    same(engine, state, actor, circumstances);
                    for (String role : engine.tenant().roles().keySet()) {
                        same(
                                engine,
                                state,
                                Actor.staff("somebody", java.util.Set.of(role), java.util.Set.of()),
                                circumstances);
                    }
                }
            });
        }
        assertThat(seen).hasValueGreaterThan(1_000);
        assertThat(hidden).hasValueGreaterThan(1_000);
    }

    private void same(Engine engine, FileState state, Actor actor, Circumstances circumstances) {
        boolean whole = engine.visible(state, actor, circumstances).exists();
        assertThat(engine.exists(state, actor, circumstances, engine.today(circumstances)))
                .as("%s of %s", actor, engine.procedure().id())
                .isEqualTo(whole);
        (whole ? seen : hidden).incrementAndGet();
    }
}
