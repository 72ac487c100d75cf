package gehoor.casework.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gehoor.engine.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An entry's clear part as it is kept: JSON on one line. Equal entries give equal bytes, and those bytes
 * are what the chain of the file hashes; how the JSON looks is told by {@link RecordFormat}.
 */
public final class EntryCodec {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final RecordFormat<Entry> ENTRY = RecordFormat.of(Entry.class);

    private EntryCodec() {}

    public static String write(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            ENTRY.writeComponents(entry, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toString(UTF_8);
    }

    /** @throws UnreadableEntry if this is not an entry */
    public static Entry read(String clear) {
        JsonNode root;
        try {
            root = JSON.readTree(clear);
        } catch (JsonProcessingException e) {
            // Without its cause: a parser's message repeats what it read.
            throw new UnreadableEntry("not JSON, at " + e.getLocation().offsetDescription());
        }
        if (!root.isObject()) {
            throw new UnreadableEntry("not an object");
        }
        return ENTRY.readComponents(root);
    }
}
