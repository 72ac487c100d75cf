package gehoor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.access.Wording;
import gehoor.engine.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON as this interface takes and gives it. What is unknown, there twice, of another type than asked, missing, or not
 * text that can be kept is refused with the member named; nothing is guessed and nothing passed over.
 */
final class StrictJson {
    private static final int LONGEST = 500;
    private static final Pattern DUPLICATE =
            Pattern.compile("^Duplicate (?:Object property|field) [\"'](.{1,100}?)[\"']");
    /** What a client called a member may be shown on a terminal. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final String LANGUAGE = "language";
    private static final String STAFF = "staff";

    private static final ObjectMapper READING = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNameLength(500)
                            .maxStringLength(8_000_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
            })
            .build();

    private static final ObjectMapper WRITING = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Refusal.class, new InTheReadersLanguage()))
            .build();

    private StrictJson() {}

    /**
     * Writes it.
     *
     * @param staff whether the reader may know what decisions looked at
     */
    static void write(Object value, String language, boolean staff, OutputStream to) throws IOException {
        WRITING.writer()
                .withAttribute(LANGUAGE, language)
                .withAttribute(STAFF, staff)
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(to, value);
    }

    /** @throws NotServed 400 with the member that is wrong */
    static <T> T read(byte[] bytes, Class<T> type, String language) {
        String text;
        try {
            text = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw malformed(language, "", Wording.of(language, "text-characters"));
        }
        if (text.isBlank()) {
            throw malformed(language, "", Wording.of(language, "body-missing"));
        }
        T value;
        try {
            value = READING.readValue(text, type);
        } catch (StreamConstraintsException tooMuch) {
            throw malformed(language, path(tooMuch), Wording.of(language, "json-deep"));
        } catch (UnrecognizedPropertyException unknown) {
            throw malformed(language, path(unknown), Wording.of(language, "json-unknown", shown(path(unknown))));
        } catch (JsonMappingException wrong) {
            throw wrong(wrong, language);
        } catch (JsonProcessingException notJson) {
            throw notJson(notJson, path(notJson), language);
        }
        if (value == null) {
            throw malformed(language, "", Wording.of(language, "body-missing"));
        }
        complete("", value, language);
        return value;
    }

    private static NotServed wrong(JsonMappingException wrong, String language) {
        if (wrong.getCause() instanceof JsonProcessingException inner) {
            return notJson(inner, path(wrong), language);
        }
        return malformed(language, path(wrong), Wording.of(language, "json-type", shown(path(wrong))));
    }

    private static NotServed notJson(JsonProcessingException notJson, String path, String language) {
        var duplicate = DUPLICATE.matcher(notJson.getOriginalMessage());
        if (duplicate.find()) {
            String member = path.isEmpty() ? duplicate.group(1) : path + "." + duplicate.group(1);
            return malformed(language, member, Wording.of(language, "json-duplicate", shown(member)));
        }
        JsonLocation at = notJson.getLocation();
        return malformed(
                language,
                path,
                Wording.of(
                        language,
                        "json-malformed",
                        at == null ? 1 : at.getLineNr(),
                        at == null ? 1 : at.getColumnNr()));
    }

    private static NotServed malformed(String language, String member, String words) {
        return member.isEmpty()
                ? new NotServed(ProblemDocument.of(Trouble.MALFORMED, language, words))
                : new NotServed(ProblemDocument.about(
                        Trouble.MALFORMED, language, UNPRINTABLE.matcher(member).replaceAll("?"), words));
    }

    /** What a client sent is repeated shortened and harmless. */
    private static String shown(String member) {
        String safe = member.replaceAll("[^\\p{L}\\p{N}._\\[\\]@ -]", "?");
        return safe.length() > 100 ? safe.substring(0, 100) + "…" : safe.isEmpty() ? "JSON" : safe;
    }

    private static String path(JsonProcessingException of) {
        StringBuilder path = new StringBuilder();
        if (of instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference each : mapping.getPath()) {
                if (each.getFieldName() == null) {
                    path.append('[').append(each.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(each.getFieldName());
                }
            }
        }
        return path.length() > 200 ? path.substring(0, 200) : path.toString();
    }

    // ---------------------------------------------------------------- what a record asks

    /** What a record is made of is found out once: asked with each request it took a tenth of what an action takes. */
    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
        }
    };

    /**
     * A member of what a client sends.
     *
     * @param optional it may be missing
     * @param engines {@link ReadByTheEngine}
     * @param whole {@link Whole}
     */
    private record Member(String name, Method accessor, boolean optional, boolean engines, boolean whole) {
        static Member of(RecordComponent component) {
            return new Member(
                    component.getName(),
                    component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(ReadByTheEngine.class),
                    component.isAnnotationPresent(Whole.class));
        }

        @Nullable
        Object in(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record of ours can always be read", e);
            }
        }
    }

    /** Every member that may not be missing is there, and all text can be kept. */
    private static void complete(String path, Object value, String language) {
        if (value instanceof String text) {
            keepable(path, text, language);
        } else if (value instanceof Collection<?> list) {
            if (list.size() > 100) {
                throw malformed(language, path, Wording.of(language, "json-deep"));
            }
            int i = 0;
            for (Object each : list) {
                String at = path + "[" + i++ + "]";
                complete(at, present(at, each, language), language);
            }
        } else if (value instanceof Map<?, ?> map) {
            if (map.size() > 200) {
                throw malformed(language, path, Wording.of(language, "json-deep"));
            }
            map.forEach((key, each) -> {
                keepable(path, key.toString(), language);
                String at = path + "." + key;
                complete(at, present(at, each, language), language);
            });
        } else if (value instanceof Record record) {
            for (Member member : MEMBERS.get(record.getClass())) {
                String at = path.isEmpty() ? member.name() : path + "." + member.name();
                Object sent = member.in(record);
                if (sent == null && member.optional()) {
                    continue;
                }
                // What fields of a procedure take, the procedure says: they are read by the engine.
                if (member.engines()) {
                    given(at, present(at, sent, language), language);
                } else if (member.whole() && sent instanceof Map<?, ?> files) {
                    files.forEach((name, text) -> {
                        keepable(at, name.toString(), language);
                        present(at + "." + name, text, language);
                    });
                } else if (!(member.whole() && sent instanceof String)) {
                    complete(at, present(at, sent, language), language);
                }
            }
        }
    }

    private static void given(String path, Object value, String language) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() > 200) {
                throw malformed(language, path, Wording.of(language, "json-deep"));
            }
            map.forEach((key, each) -> {
                keepable(path, key.toString(), language);
                boolean simple = each == null
                        || each instanceof String
                        || each instanceof Boolean
                        || each instanceof Number
                        || (each instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance));
                if (!simple) {
                    String at = path + "." + key;
                    throw malformed(language, at, Wording.of(language, "json-type", shown(at)));
                }
            });
        }
    }

    private static Object present(String path, @Nullable Object value, String language) {
        if (value == null) {
            throw malformed(language, path, Wording.of(language, "json-missing", shown(path)));
        }
        return value;
    }

    private static void keepable(String path, String text, String language) {
        if (text.length() > LONGEST) {
            throw malformed(language, path, Wording.of(language, "text-long", LONGEST));
        }
        if (!SentForm.keepable(text)) {
            throw malformed(language, path, Wording.of(language, "text-characters"));
        }
    }

    /** A refusal as reasons stand in a problem document. */
    private static final class InTheReadersLanguage extends JsonSerializer<Refusal> {
        @Override
        public void serialize(Refusal refusal, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writePOJO(ProblemDocument.reason(
                    refusal,
                    String.valueOf(provider.getAttribute(LANGUAGE)),
                    Boolean.TRUE.equals(provider.getAttribute(STAFF))));
        }
    }
}
