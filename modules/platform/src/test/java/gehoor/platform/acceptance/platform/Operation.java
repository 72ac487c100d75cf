package gehoor.platform.acceptance.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gehoor.platform.acceptance.platform.Routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A route with all that the description says of it.
 *
 * @param queries names of what can stand behind the question mark
 * @param headers names of its headers
 * @param body a body as the description wants it; missing where it takes none
 * @param statuses that can come of it
 */
record Operation(Route route, List<String> queries, List<String> headers, JsonNode body, Set<Integer> statuses) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * All of them.
     *
     * @param values by the name of a member: what stands there in a body that is in order
     */
    static List<Operation> of(JsonNode description, Map<String, JsonNode> values) {
        Map<String, Route> routes =
                Routes.of(description).stream().collect(Collectors.toMap(Route::toString, route -> route));
        List<Operation> operations = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Route route =
                            routes.get(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    if (route != null) {
                        operations.add(of(route, operation.getValue(), description, values));
                    }
                }));
        return operations;
    }

    private static Operation of(Route route, JsonNode operation, JsonNode description, Map<String, JsonNode> values) {
        List<String> queries = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            String in = parameter.path("in").asText();
            if (in.equals("query")) {
                queries.add(parameter.path("name").asText());
            } else if (in.equals("header")) {
                headers.add(parameter.path("name").asText());
            }
        });
        Set<Integer> statuses = new TreeSet<>();
        operation.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        JsonNode body = schema.isMissingNode()
                ? MissingNode.getInstance()
                : values.getOrDefault(route.operation(), sample("", schema, description, values, 0));
        return new Operation(route, queries, headers, body, statuses);
    }

    /** Something that fits the schema. */
    private static JsonNode sample(
            String name, JsonNode schema, JsonNode description, Map<String, JsonNode> values, int depth) {
        JsonNode given = values.get(name);
        if (given != null) {
            return given.deepCopy();
        }
        if (schema.has("$ref")) {
            return sample(name, description.at(schema.path("$ref").asText().substring(1)), description, values, depth);
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText()) {
            case "string" ->
                JSON.textNode(
                        switch (schema.path("format").asText()) {
                            case "date" -> "2026-03-02";
                            case "uuid" -> "00000000-0000-4000-8000-000000000001";
                            default -> "x";
                        });
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> JSON.numberNode(1);
            case "array" -> JSON.arrayNode().add(sample("", schema.path("items"), description, values, depth + 1));
            default -> {
                ObjectNode object = JSON.objectNode();
                if (depth < 5) {
                    schema.path("properties")
                            .properties()
                            .forEach(each -> object.set(
                                    each.getKey(),
                                    sample(each.getKey(), each.getValue(), description, values, depth + 1)));
                }
                yield object;
            }
        };
    }
}
