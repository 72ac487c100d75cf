package gehoor.web;

import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a page that was rendered. */
@Provider
@Dependent
public class RenderedPages implements MessageBodyWriter<Pages.Rendered> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Pages.Rendered.class;
    }

    @Override
    public void writeTo(
            Pages.Rendered page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream to)
            throws IOException {
        // Whole: each of its hundreds of pieces would go through all that lies between here and the network.
        byte[] whole = page.whole();
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, whole.length);
        to.write(whole);
    }
}
