package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what is answered outside of any route. */
final class Answering {
    private Answering() {}

    /** The headers that every answer carries. */
    static void headers(String path, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Frame-Options", "DENY");
        if (Paths.isApi(path)) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
    }

    static void problem(HttpServletRequest request, HttpServletResponse response, ProblemDocument problem) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        headers(Paths.of(request), response);
        response.setStatus(problem.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        if (problem.status() == Trouble.UNAUTHENTICATED.status()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (problem.status() == Trouble.UNAVAILABLE.status()) {
            response.setHeader("Retry-After", "5");
        }
        body(response, problem.json());
    }

    static void body(HttpServletResponse response, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
