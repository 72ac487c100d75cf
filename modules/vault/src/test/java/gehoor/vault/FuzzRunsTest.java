package gehoor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fuzzing of the build finds what is there: by the branches that an input takes, not by chance. */
class FuzzRunsTest {
    @TempDir
    Path folder;

    @Test
    void aPlantedFaultIsFound() throws Exception {
        assertThat(run(true)).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out"))).contains("the planted fault");
    }

    @Test
    void withoutFuzzingItIsNot() throws Exception {
        assertThat(run(false)).isZero();
    }

    private int run(boolean fuzzing) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Djazzer.instrument=gehoor.**",
                        "-Djazzer.max_duration=60s",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlantedFault.class.getName()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().remove("JAZZER_FUZZ");
        if (fuzzing) {
            builder.environment().put("JAZZER_FUZZ", "1");
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(150, TimeUnit.SECONDS))
                    .as("%s", Files.readString(folder.resolve("out")))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
