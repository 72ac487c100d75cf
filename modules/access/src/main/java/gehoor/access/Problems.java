package gehoor.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The interface's answer to whatever came out of a route: always a problem document, never a trace. */
@Provider
@Dependent
public class Problems implements ExceptionMapper<Throwable> {
    @Inject
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof NotServed notServed) {
            Response.ResponseBuilder answer = answer(notServed.problem());
            notServed.headers().forEach(answer::header);
            return answer.build();
        }
        String language = Languages.of(request);
        if (thrown instanceof WebApplicationException known) {
            int status = known.getResponse().getStatus();
            if (status < 400) {
                return known.getResponse();
            }
            Response.ResponseBuilder answer = answer(ProblemDocument.of(Trouble.of(status), language));
            String allow = known.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allow != null) {
                answer.header(HttpHeaders.ALLOW, allow);
            }
            return answer.build();
        }
        Failures.log(thrown);
        return answer(ProblemDocument.of(Failures.trouble(thrown), language)).build();
    }

    private static Response.ResponseBuilder answer(ProblemDocument problem) {
        Response.ResponseBuilder answer = Response.status(problem.status(), problem.phrase())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(problem.json());
        return problem.status() == Trouble.UNAVAILABLE.status() ? answer.header(HttpHeaders.RETRY_AFTER, 5) : answer;
    }
}
