package gehoor.api;

import gehoor.access.Asking;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes JSON, within limits. */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    static final int LARGEST = SentForm.LARGEST;
    /** A tenant's folder, or a parcel of it, is larger than a report. */
    private static final int LARGEST_FOLDER = 8 * 1024 * 1024;

    @Inject
    Asking asking;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream from) {
        SentForm.plain(headers, asking.language());
        String charset = mediaType.getParameters().getOrDefault("charset", "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) {
            throw new NotServed(ProblemDocument.of(Trouble.MEDIA_TYPE, asking.language()));
        }
        boolean folder =
                type == (Class<?>) AdminRoutes.Folder.class || type == (Class<?>) AdminParcelRoutes.SentParcel.class;
        int largest = folder ? LARGEST_FOLDER : LARGEST;
        return StrictJson.read(SentForm.bytes(headers, from, largest, asking.language()), type, asking.language());
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return !CharSequence.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream to)
            throws IOException {
        StrictJson.write(value, asking.language(), asking.staff(), to);
    }
}
