package gehoor.api;

import gehoor.access.Asking;
import gehoor.access.Downloads;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.Trouble;
import gehoor.access.figures.Figures;
import gehoor.casework.Answer;
import gehoor.casework.OpenedAttachment;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** From what a use case answers to what HTTP answers. */
@Dependent
public class Answers {
    private final Asking asking;
    private final Figures figures;

    @Inject
    Answers(Asking asking, Figures figures) {
        this.asking = asking;
        this.figures = figures;
    }

    /**
     * The value.
     *
     * @throws NotServed for every other answer
     */
    <T> T value(Answer<T> answer) {
        return done(answer).value();
    }

    <T> Answer.Done<T> done(Answer<T> answer) {
        if (answer instanceof Answer.Done<T> done) {
            return done;
        }
        String language = asking.language();
        if (answer instanceof Answer.Refused<T> refused) {
            if (asking.staff()) {
                // Of what the public is refused no moment is kept: see Front.
                figures.refused(refused.refusals().get(0).reason());
            }
            throw new NotServed(ProblemDocument.of(refused.refusals(), language, asking.staff()));
        }
        if (answer instanceof Answer.Stale<T>) {
            throw new NotServed(ProblemDocument.of(Trouble.STALE, language));
        }
        if (answer instanceof Answer.Clash<T>) {
            throw new NotServed(ProblemDocument.of(Trouble.CLASH, language));
        }
        throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, language));
    }

    /** @param version null: the answer carries no entity tag */
    Response response(int status, Answer.Done<?> done, @Nullable Long version) {
        Response.ResponseBuilder answer = Response.status(status).entity(done.value());
        if (version != null) {
            answer.tag(new EntityTag(Long.toString(version)));
        }
        if (done.repeated()) {
            answer.header("Gehoor-Repeated", "true");
        }
        return answer.build();
    }

    /** Always to be saved, never shown in place. */
    Response file(OpenedAttachment opened) {
        return Downloads.attachment(opened);
    }
}
