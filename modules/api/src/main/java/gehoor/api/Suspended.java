package gehoor.api;

import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Suspending;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an organisation is suspended, as both who runs the platform and who decides for it are answered. */
@Dependent
public class Suspended {
    private final Exchange here;
    private final Suspending suspending;

    @Inject
    Suspended(Exchange here, Suspending suspending) {
        this.here = here;
        this.suspending = suspending;
    }

    /**
     * Something to do about it.
     *
     * @param step {@code suspend} or {@code take-up}
     * @param reason for the trail; who complains does not read it
     */
    record SuspensionStep(String step, String reason) {}

    /** @param since since when nothing new is taken from the public; null: it is */
    record Suspension(@Nullable Instant since) {}

    Suspension see(Governor governor) {
        return told(here.answers.value(suspending.see(governor)));
    }

    Suspension step(Governor governor, SuspensionStep sent) {
        SuspensionStep body = here.parameters.body(sent);
        boolean suspend =
                here.parameters.oneOf("step", body.step(), "suspend", "take-up").equals("suspend");
        return told(here.answers.value(
                suspend ? suspending.suspend(governor, body.reason()) : suspending.takeUp(governor, body.reason())));
    }

    private static Suspension told(Suspending.Standing standing) {
        return new Suspension(standing.since());
    }
}
