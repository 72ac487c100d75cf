package gehoor.api;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.casework.Casework;
import gehoor.casework.Requester;
import gehoor.casework.Upload;
import gehoor.casework.governance.Governor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** One request and its answer: what every route has in hand. */
@Dependent
public class Exchange {
    final Asking asking;
    final Parameters parameters;
    final Casework casework;
    final Answers answers;

    @Inject
    Exchange(Asking asking, Parameters parameters, Casework casework, Answers answers) {
        this.asking = asking;
        this.parameters = parameters;
        this.casework = casework;
        this.answers = answers;
    }

    /** Who runs the platform; for routes that are open to nobody else. */
    private Caller.PlatformAdmin admin() {
        if (asking.caller() instanceof Caller.PlatformAdmin admin) {
            return admin;
        }
        throw new IllegalStateException("only who runs the platform comes here");
    }

    /** Who runs the platform, deciding at the organisation that the address names; for routes that are open to nobody else. */
    Governor platform() {
        return platform(parameters.word(asking.tenant()));
    }

    /** The same, deciding at this organisation. */
    Governor platform(String tenant) {
        return Governor.ofPlatform(tenant, admin().account(), admin().name(), asking.language());
    }

    /** The same, asking something about the organisation that the address names. */
    Requester asPlatform() {
        return asPlatform(parameters.word(asking.tenant()));
    }

    /** The same, about this organisation. */
    Requester asPlatform(String tenant) {
        return new Requester(tenant, admin().actor(), admin().name(), asking.language());
    }

    /** One of the organisation, in their own place only: a stand-in was not named to decide about it. For routes that are open to staff alone. */
    Governor organisation() {
        if (!(asking.caller() instanceof Caller.Staff staff)) {
            throw new IllegalStateException("only staff come here");
        }
        return new Governor(
                staff.tenant(),
                staff.account(),
                staff.name(),
                staff.seat() == null ? staff.roles() : Set.of(),
                true,
                asking.language());
    }

    /** What came as a form, with its files. The room that it takes is given back, whatever comes of it. */
    <B, R> R form(Form form, Class<B> type, BiFunction<B, List<Upload>, R> then) {
        try (form) {
            return then.apply(StrictJson.read(form.request().bytes(), type, asking.language()), form.files());
        }
    }
}
