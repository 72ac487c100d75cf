package gehoor.platform.acceptance.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes that the product says it has. */
final class Routes {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private Routes() {}

    /** To whom a route is open, as the description says. */
    enum Open {
        EVERYONE,
        RECEIPT,
        TOKEN
    }

    /**
     * One of them.
     *
     * @param path with its places in braces, from the root
     * @param accepts media types of the body; empty where it takes none
     */
    record Route(String method, String path, String operation, Open open, Set<String> accepts) {

        List<String> places() {
            List<String> places = new ArrayList<>();
            Matcher matcher = PLACE.matcher(path);
            while (matcher.find()) {
                places.add(matcher.group(1));
            }
            return places;
        }

        /** @throws AssertionError where a place has no value: nobody thought of what stands there */
        String filled(Map<String, String> values) {
            String filled = path;
            for (String place : places()) {
                String value = values.get(place);
                if (value == null) {
                    throw new AssertionError("nobody said whose {" + place + "} to try at " + this);
                }
                filled = filled.replace("{" + place + "}", value);
            }
            return filled;
        }

        boolean admin() {
            return path.startsWith("/api/admin/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Route> all() {
        return of(Call.get("/api/openapi.json").sent().good().json());
    }

    static List<Route> of(JsonNode description) {
        List<Route> routes = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        routes.add(route(path.getKey(), operation.getKey(), operation.getValue()));
                    }
                }));
        return routes;
    }

    private static Route route(String path, String method, JsonNode operation) {
        Set<String> schemes = new TreeSet<>();
        boolean everyone = false;
        for (JsonNode alternative : operation.path("security")) {
            everyone |= alternative.isEmpty();
            alternative.fieldNames().forEachRemaining(schemes::add);
        }
        Set<String> accepts = new TreeSet<>();
        operation.path("requestBody").path("content").fieldNames().forEachRemaining(accepts::add);
        Open open = everyone ? Open.EVERYONE : schemes.contains("receipt") ? Open.RECEIPT : Open.TOKEN;
        return new Route(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                operation.path("operationId").asText(),
                open,
                accepts);
    }
}
