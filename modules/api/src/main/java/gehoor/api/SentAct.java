package gehoor.api;

import gehoor.casework.ActRequest;
import gehoor.casework.Answer;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.Performed;
import gehoor.casework.Upload;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an action is sent: which, upon which version of the file, and under which key, so that it is done once. The same by
 * staff and by receipt, in JSON and as a form with files. Routes take the three by themselves: for a bean that is filled from
 * a request Jersey finds out anew each time how, which took a twentieth of what an action takes.
 *
 * @param action as it stands in the address
 * @param ifMatch {@code If-Match}: the version that was read
 * @param key {@code Idempotency-Key}
 */
record SentAct(
        String action, @Nullable String ifMatch, @Nullable String key) {
    /** Where it is done: in a file, or through a mailbox. */
    interface Where {
        Answer<Performed> act(ActRequest request, @Nullable Long version, @Nullable IdempotencyKey key);
    }

    /** @param versionNeeded whether the version that was read must be said */
    Response done(Exchange here, boolean versionNeeded, Bodies.@Nullable Act body, Where where) {
        return done(here, versionNeeded, body, List.of(), where);
    }

    Response done(Exchange here, boolean versionNeeded, Form form, Where where) {
        return here.form(form, Bodies.Act.class, (body, files) -> done(here, versionNeeded, body, files, where));
    }

    private Response done(
            Exchange here, boolean versionNeeded, Bodies.@Nullable Act body, List<Upload> files, Where where) {
        Parameters in = here.parameters;
        Answer.Done<Performed> done = here.answers.done(where.act(
                in.body(body).request(in.word(action), files), in.version(ifMatch, versionNeeded), in.key(key)));
        return here.answers.response(200, done, done.value().version());
    }
}
