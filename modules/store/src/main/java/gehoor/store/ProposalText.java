package gehoor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a proposal is kept as JSON. */
final class ProposalText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Moment()))
            .build();

    private ProposalText() {}

    private static final class Moment extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(com.fasterxml.jackson.core.JsonParser parser, DeserializationContext context)
                throws IOException {
            return Instant.parse(parser.getText());
        }
    }

    static String write(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proposal that cannot be written", e);
        }
    }

    static <T extends @Nullable Object> T read(String kept, TypeReference<T> type) {
        try {
            return JSON.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new StoreFailure("a kept proposal cannot be read", e);
        }
    }
}
