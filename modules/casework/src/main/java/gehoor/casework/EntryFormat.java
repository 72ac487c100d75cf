package gehoor.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.policy.Value;
import gehoor.policy.calendar.Period;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How the clear part of an entry is written down, for years. A change is named by its kind in words with dashes
 * ({@code "is": "clock-started"}); renaming a record or a component of it in Java changes this format, which a test with
 * written examples would tell.
 */
final class EntryFormat {
    private static final ObjectMapper JSON = mapper();

    private EntryFormat() {}

    static String write(Entry entry) {
        try {
            return JSON.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry that cannot be written", e);
        }
    }

    static Entry read(String clear) {
        try {
            return JSON.readValue(clear, Entry.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("an entry that cannot be read: " + e.getOriginalMessage());
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface ByKind {}

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        text(module, LocalDate.class, LocalDate::parse);
        text(module, Instant.class, Instant::parse);
        text(module, Period.class, Period::parse);
        module.addSerializer(Value.class, new ValueWriter());
        module.addDeserializer(Value.class, new ValueReader());
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(module)
                .addMixIn(Change.class, ByKind.class)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
        for (Class<?> kind : Change.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(kind, dashed(kind.getSimpleName())));
        }
        return builder.build();
    }

    static String dashed(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return parse.apply(parser.getText());
            }
        });
    }

    private static final class ValueWriter extends StdSerializer<Value> {
        ValueWriter() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value instanceof Value.YesNo yesNo) {
                out.writeBoolean(yesNo.yes());
            } else if (value instanceof Value.Number number) {
                out.writeNumber(number.number());
            } else if (value instanceof Value.Sealed) {
                out.writeString("sealed");
            } else {
                out.writeStartObject();
                if (value instanceof Value.Code code) {
                    out.writeStringField("code", code.code());
                } else if (value instanceof Value.Codes codes) {
                    out.writeArrayFieldStart("codes");
                    for (String code : codes.codes()) {
                        out.writeString(code);
                    }
                    out.writeEndArray();
                } else if (value instanceof Value.Day day) {
                    out.writeStringField("day", day.date().toString());
                } else if (value instanceof Value.Moment moment) {
                    out.writeStringField("moment", moment.instant().toString());
                }
                out.writeEndObject();
            }
        }
    }

    private static final class ValueReader extends StdDeserializer<Value> {
        ValueReader() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = parser.readValueAsTree();
            if (node.isBoolean()) {
                return Value.of(node.booleanValue());
            }
            if (node.isNumber()) {
                return new Value.Number(node.decimalValue());
            }
            if (node.isTextual()) {
                return Value.SEALED;
            }
            if (node.has("code")) {
                return Value.code(node.get("code").textValue());
            }
            if (node.has("codes")) {
                List<String> codes = new ArrayList<>();
                node.get("codes").forEach(code -> codes.add(code.textValue()));
                return new Value.Codes(codes);
            }
            if (node.has("day")) {
                return Value.day(LocalDate.parse(node.get("day").textValue()));
            }
            return new Value.Moment(Instant.parse(node.get("moment").textValue()));
        }
    }
}
