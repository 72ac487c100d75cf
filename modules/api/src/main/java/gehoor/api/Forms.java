package gehoor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.access.Asking;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.access.Wording;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Reads multipart forms: one part {@code request} with the JSON, all others are files. */
@Provider
@Dependent
@Consumes(MediaType.MULTIPART_FORM_DATA)
public class Forms implements MessageBodyReader<Form> {
    private static final String REQUEST = "request";

    @Inject
    Asking asking;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Form.class;
    }

    @Override
    public Form readFrom(
            Class<Form> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream from) {
        String language = asking.language();
        SentForm sent = SentForm.read(mediaType, headers, from, language);
        try {
            return form(sent, language);
        } catch (RuntimeException failed) {
            sent.close();
            throw failed;
        }
    }

    static Form read(byte[] body, String boundary, String language, Runnable done) {
        return form(SentForm.parts(body, boundary, language, done), language);
    }

    private static Form form(SentForm sent, String language) {
        for (Map.Entry<String, List<String>> value : sent.values().entrySet()) {
            if (!value.getKey().equals(REQUEST)) {
                throw about(language, value.getKey(), "form-file-name");
            }
        }
        List<String> requests = sent.values().getOrDefault(REQUEST, List.of());
        if (requests.size() != 1) {
            throw about(language, REQUEST, "form-request");
        }
        return new Form(new Form.Content(requests.get(0).getBytes(UTF_8)), sent.files(), sent.done());
    }

    private static NotServed about(String language, String field, String words) {
        return new NotServed(ProblemDocument.about(Trouble.MALFORMED, language, field, Wording.of(language, words)));
    }
}
