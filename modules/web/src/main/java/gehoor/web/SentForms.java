package gehoor.web;

import gehoor.access.Asking;
import gehoor.access.SentForm;
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

/** Reads the form of a page, in whichever of the two ways a browser sends it. */
@Provider
@Dependent
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
public class SentForms implements MessageBodyReader<SentForm> {
    @Inject
    Asking asking;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == SentForm.class;
    }

    @Override
    public SentForm readFrom(
            Class<SentForm> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream from) {
        return SentForm.read(mediaType, headers, from, asking.language()).asTyped();
    }
}
