package gehoor.policy.documents;

import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code docs/procedure.schema.json}, JSON Schema 2020-12, by which editors complete words and show
 * what they mean. It knows shapes, not names: the reader remains the judge.
 */
public final class SchemaFile {
    private static final String ID = "^[a-z][a-z0-9-]{0,59}$";
    private static final String RULE_ID = "^[A-Za-z][A-Za-z0-9-]{0,59}$";
    private static final String LENGTH =
            "^[1-9][0-9]{0,3} +(calendar days?|working days?|weeks?|months?|years?|hours?)$";

    /** What a whole file can be, and the word that tells it from the others. */
    private static final Map<String, Object> FILES = map(
            "tenant",
            "tenant",
            "procedure",
            "procedure",
            "letter",
            "letter",
            "text",
            "text",
            "law",
            "law",
            "calendar",
            "covers");

    private SchemaFile() {}

    /** The schema, as JSON with two spaces of indentation. */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://gehoor.example.org/procedure.schema.json");
        schema.put("title", "The procedure language");
        schema.put(
                "$comment",
                "Generated from the vocabulary. For editors; the reader is the judge, as it also knows names and languages.");
        List<Object> files = new ArrayList<>();
        FILES.forEach((file, word) ->
                files.add(map("if", map("type", "object", "required", List.of(word)), "then", ref(file))));
        files.add(map("if", map("type", "array"), "then", map("items", ref("example"))));
        schema.put("type", List.of("object", "array"));
        schema.put("allOf", files);
        schema.put("anyOf", anyFile());
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Shape shape : Vocabulary.shapes()) {
            definitions.put(shape.name(), definition(shape));
        }
        definitions.put(
                "words",
                map(
                        "description",
                        "A text in each language of the tenant.",
                        "type",
                        "object",
                        "propertyNames",
                        map("enum", List.of("nl", "fr", "en")),
                        "minProperties",
                        1,
                        "additionalProperties",
                        map("type", "string", "minLength", 1)));
        schema.put("$defs", definitions);
        return Json.of(schema) + "\n";
    }

    private static List<Object> anyFile() {
        List<Object> any = new ArrayList<>();
        FILES.values().forEach(word -> any.add(map("required", List.of(word))));
        any.add(map("type", "array"));
        return any;
    }

    private static Map<String, Object> definition(Shape shape) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("title", shape.noun());
        definition.put("description", shape.says());
        definition.put("type", "object");
        definition.put("additionalProperties", false);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Word word : shape.words()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", word.says());
            property.putAll(type(word.type()));
            properties.put(word.name(), property);
            if (word.required()) {
                required.add(word.name());
            }
        }
        definition.put("properties", properties);
        if (!required.isEmpty()) {
            definition.put("required", required);
        }
        List<Object> all = new ArrayList<>();
        for (List<String> group : shape.exactlyOne()) {
            all.add(map(
                    "oneOf",
                    group.stream()
                            .map(word -> (Object) map("required", List.of(word)))
                            .toList()));
        }
        for (List<String> group : shape.atMostOne()) {
            all.add(map("not", map("required", group)));
        }
        if (!all.isEmpty()) {
            definition.put("allOf", all);
        }
        return definition;
    }

    private static Map<String, Object> type(Type type) {
        if (type instanceof Type.Form form) {
            return ref(form.shape());
        } else if (type instanceof Type.WordsInLanguages) {
            return ref("words");
        } else if (type instanceof Type.Listed listed) {
            return list(listed);
        } else if (type instanceof Type.Keyed keyed) {
            return map("type", "object", "minProperties", 1, "additionalProperties", type(keyed.value()));
        } else if (type instanceof Type.Either either) {
            return either.types().size() == 1
                    ? type(either.types().get(0))
                    : map(
                            "anyOf",
                            either.types().stream()
                                    .map(each -> (Object) type(each))
                                    .toList());
        } else if (type instanceof Type.Conditional) {
            return map(
                    "anyOf",
                    List.of(
                            text(),
                            map("type", "array", "items", map("anyOf", List.of(text(), ref("condition")))),
                            ref("condition")));
        } else if (type instanceof Type.Actor) {
            return map("anyOf", List.of(text(), ref("who")));
        } else if (type instanceof Type.OneOf oneOf) {
            return oneOf(oneOf.words());
        } else if (type instanceof Type.YesNo) {
            // An editor may read them as YAML 1.1 did.
            return map("enum", List.of("yes", "no", true, false));
        } else if (type instanceof Type.Language) {
            return oneOf(List.of("nl", "fr", "en"));
        } else if (type instanceof Type.Id id) {
            // Ids of calendars have capitals.
            return map("type", "string", "pattern", id.of() == Named.CALENDAR ? RULE_ID : ID);
        } else if (type instanceof Type.RuleId) {
            return map("type", "string", "pattern", RULE_ID);
        } else if (type instanceof Type.Length) {
            return map("type", "string", "pattern", LENGTH);
        } else if (type instanceof Type.Minutes minutes) {
            return map("type", "string", "pattern", minutes.pattern());
        } else if (type instanceof Type.Day) {
            return map("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        } else if (type instanceof Type.Moment) {
            return map("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$");
        } else if (type instanceof Type.Whole whole) {
            return map("type", List.of("integer", "string"), "minimum", whole.least(), "maximum", whole.most());
        } else if (type instanceof Type.Decimal) {
            return map("type", List.of("number", "string"));
        } else if (type instanceof Type.Given) {
            return map("type", List.of("string", "number", "boolean", "array", "object"));
        } else if (type instanceof Type.Text max) {
            return map("type", List.of("string", "number"), "maxLength", max.most());
        } else if (type instanceof Type.WebAddress) {
            return map("type", "string", "pattern", "^https://");
        } else if (type instanceof Type.Colour) {
            return map("type", "string", "pattern", "^#[0-9a-fA-F]{6}$");
        } else if (type instanceof Type.Mail) {
            return map("type", "string", "pattern", "@");
        }
        return text();
    }

    private static Map<String, Object> list(Type.Listed listed) {
        Map<String, Object> list = map("type", "array", "items", type(listed.item()));
        if (!listed.empty()) {
            list.put("minItems", 1);
        }
        return listed.item() instanceof Type.Form ? list : map("anyOf", List.of(list, type(listed.item())));
    }

    private static Map<String, Object> oneOf(List<String> words) {
        return map("enum", words);
    }

    private static Map<String, Object> text() {
        return map("type", "string", "minLength", 1);
    }

    private static Map<String, Object> ref(String shape) {
        return map("$ref", "#/$defs/" + shape);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
