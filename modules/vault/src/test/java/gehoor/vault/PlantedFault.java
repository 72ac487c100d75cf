package gehoor.vault;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A fault that chance alone would meet once in four thousand million inputs. Run by {@link FuzzRunsTest} only. */
class PlantedFault {
    @FuzzTest
    void read(byte[] content) {
        if (content.length > 3 && content[0] == 'F' && content[1] == 'A' && content[2] == 'U' && content[3] == 'L') {
            throw new IllegalStateException("the planted fault");
        }
    }

    /** Ends with 1 where it was found. */
    public static void main(String[] none) {
        SummaryGeneratingListener told = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(PlantedFault.class))
                                .build(),
                        told);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        told.getSummary().printFailuresTo(out, 5);
        System.exit(told.getSummary().getTotalFailureCount() > 0 ? 1 : 0);
    }
}
