package gehoor.api;

import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Seats;
import gehoor.casework.WorkFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI 3.1 description, made from the annotations that the routes run by: what is not described does not exist,
 * and what does not exist is not described.
 */
final class Description {
    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");
    private static final Set<String> IDS = Set.of("file", "attachment", "job");
    private static final Map<Integer, String> TROUBLES = troubles();

    private final Schemas schemas = new Schemas();

    private Description() {}

    /** @param routes the resource classes */
    static Map<String, Object> of(List<Class<?>> routes) {
        return new Description().describe(routes);
    }

    /** The methods of a resource that answer requests. */
    static List<Method> methods(Class<?> route) {
        List<Method> methods = new ArrayList<>();
        for (Method method : route.getDeclaredMethods()) {
            if (verb(method) != null) {
                methods.add(method);
            }
        }
        methods.sort((a, b) -> a.getName().compareTo(b.getName()));
        return methods;
    }

    static @Nullable String verb(Method method) {
        return method.isAnnotationPresent(GET.class) ? "get" : method.isAnnotationPresent(POST.class) ? "post" : null;
    }

    /** As clients ask for it. */
    static String path(Class<?> route, Method method) {
        Path above = route.getAnnotation(Path.class);
        Path below = method.getAnnotation(Path.class);
        return "/api" + (above == null ? "" : above.value()) + (below == null ? "" : below.value());
    }

    private Map<String, Object> describe(List<Class<?>> routes) {
        Map<String, Map<String, Object>> paths = new java.util.TreeMap<>();
        for (Class<?> route : routes) {
            for (Method method : methods(route)) {
                String verb = verb(method);
                Described described = method.getAnnotation(Described.class);
                if (verb != null && described != null) {
                    paths.computeIfAbsent(path(route, method), path -> new LinkedHashMap<>())
                            .merge(verb, operation(route, method, described), Description::bothForms);
                }
            }
        }
        Object problem = schemas.of(ProblemDocument.class);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas.named());
        components.put("responses", Map.of("Problem", problem(problem)));
        components.put(
                "securitySchemes",
                Map.of(
                        "token",
                        Map.of(
                                "type", "http",
                                "scheme", "bearer",
                                "bearerFormat", "JWT",
                                "description", "An access token for exactly one organization."),
                        "receipt",
                        Map.of(
                                "type", "apiKey",
                                "in", "header",
                                "name", "Gehoor-Receipt",
                                "description", "The code that was shown once.")));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("openapi", "3.1.0");
        description.put(
                "info",
                Map.of(
                        "title",
                        "Gehoor",
                        "version",
                        "0.1.0",
                        "description",
                        "Complaints, each handled by the published procedure of the organisation that received"
                                + " it. Whatever is refused is answered with application/problem+json. Answers are"
                                + " worded in the language of ?lang= or Accept-Language.",
                        "license",
                        Map.of("name", "EUPL-1.2", "identifier", "EUPL-1.2")));
        description.put("servers", List.of(Map.of("url", "/")));
        description.put("paths", paths);
        description.put("components", components);
        return description;
    }

    private Map<String, Object> operation(Class<?> route, Method method, Described described) {
        Open open = method.getAnnotation(Open.class);
        Open.To to = open == null ? Open.To.EVERYONE : open.value();
        String path = path(route, method);
        List<Map<String, Object>> parameters = new ArrayList<>();
        Matcher named = IN_PATH.matcher(path);
        while (named.find()) {
            parameters.add(parameter("path", named.group(1), true, word(named.group(1))));
        }
        Object body = null;
        boolean key = false;
        boolean version = false;
        List<AnnotatedElement> asked = new ArrayList<>();
        for (Parameter each : method.getParameters()) {
            if (each.isAnnotationPresent(BeanParam.class)) {
                asked.addAll(List.of(each.getType().getDeclaredFields()));
            } else if (each.getAnnotations().length == 0) {
                body = body(each.getType(), described);
            } else {
                asked.add(each);
            }
        }
        for (AnnotatedElement each : asked) {
            HeaderParam header = each.getAnnotation(HeaderParam.class);
            QueryParam query = each.getAnnotation(QueryParam.class);
            if (header != null) {
                key |= header.value().equals("Idempotency-Key");
                version |= header.value().equals("If-Match");
                parameters.add(parameter(
                        "header",
                        header.value(),
                        header.value().equals("If-Match") && to == Open.To.STAFF,
                        Map.of("type", "string")));
            } else if (query != null) {
                parameters.add(parameter("query", query.value(), false, word(query.value())));
            }
        }
        if (to == Open.To.STAFF) {
            parameters.add(parameter(
                    "header",
                    Seats.HEADER,
                    false,
                    Map.of(
                            "type",
                            "string",
                            "format",
                            "uuid",
                            "description",
                            "The stand-in by which this is done in a colleague's place.")));
        }
        parameters.add(parameter(
                "query", "lang", false, Map.of("type", "string", "description", "Language of the answer, as nl.")));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", described.id());
        operation.put("summary", described.says());
        operation.put("tags", List.of(route.getSimpleName().replace("Routes", "")));
        operation.put("security", security(to));
        operation.put("parameters", parameters);
        if (body != null) {
            operation.put("requestBody", Map.of("required", true, "content", body));
        }
        operation.put("responses", responses(described, troubles(to, path, body != null, key, version, open)));
        return operation;
    }

    /** The same address and method with JSON and with a form is one operation that takes both. */
    @SuppressWarnings("unchecked")
    private static Object bothForms(Object one, Object other) {
        Map<String, Object> first = (Map<String, Object>) one;
        Map<String, Object> second = (Map<String, Object>) other;
        Map<String, Object> plain = content(first).containsKey(MediaType.APPLICATION_JSON) ? first : second;
        Map<String, Object> both = new LinkedHashMap<>(plain);
        Map<String, Object> content = new LinkedHashMap<>(content(plain));
        content.putAll(content(plain == first ? second : first));
        both.put("requestBody", Map.of("required", true, "content", content));
        return both;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(Map<String, Object> operation) {
        Map<String, Object> body = (Map<String, Object>) operation.getOrDefault("requestBody", Map.of());
        return (Map<String, Object>) body.getOrDefault("content", Map.of());
    }

    private Map<String, Object> body(Class<?> type, Described described) {
        if (type != Form.class) {
            return Map.of(MediaType.APPLICATION_JSON, Map.of("schema", schemas.of(type)));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("type", "object");
        form.put("properties", Map.of("request", schemas.of(described.formOf())));
        form.put("required", List.of("request"));
        form.put("additionalProperties", Map.of("type", "string", "contentMediaType", "application/octet-stream"));
        return Map.of(
                MediaType.MULTIPART_FORM_DATA,
                Map.of(
                        "schema",
                        form,
                        "encoding",
                        Map.of("request", Map.of("contentType", MediaType.APPLICATION_JSON))));
    }

    private Map<String, Object> responses(Described described, Set<Integer> troubles) {
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", described.says());
        Class<?> gives = described.gives();
        if (gives == byte[].class) {
            success.put(
                    "content",
                    Map.of("application/octet-stream", Map.of("schema", Map.of("type", "string", "format", "binary"))));
        } else if (gives == String.class) {
            success.put("content", Map.of("text/csv", Map.of("schema", Map.of("type", "string"))));
        } else if (gives != void.class) {
            success.put(
                    "content", Map.of(MediaType.APPLICATION_JSON, Map.of("schema", schemas.of(gives, described.as()))));
        }
        if (described.tagged() || described.status() == 201) {
            success.put(
                    "headers",
                    Map.of(
                            "ETag",
                            Map.of(
                                    "description",
                                    "The version of the file, to be sent back as If-Match.",
                                    "schema",
                                    Map.of("type", "string"))));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(Integer.toString(described.status()), success);
        for (int status : troubles) {
            responses.put(Integer.toString(status), Map.of("$ref", "#/components/responses/Problem"));
        }
        return responses;
    }

    private static Set<Integer> troubles(
            Open.To to, String path, boolean body, boolean key, boolean version, @Nullable Open open) {
        Set<Integer> troubles = new LinkedHashSet<>(List.of(400, 401, 403));
        if (path.contains("{")) {
            troubles.add(404);
        }
        troubles.addAll(List.of(405, 406));
        if (path.contains("{tenant}") && to != Open.To.PLATFORM) {
            troubles.add(410);
        }
        if (body || key) {
            troubles.addAll(List.of(409, 413, 415, 422));
        }
        if (to == Open.To.RECEIPT) {
            troubles.add(422);
        }
        if (body && path.contains("{proposal}")) {
            // Its body names the revision that was seen.
            troubles.add(412);
        }
        if (path.endsWith("/parcel") || path.endsWith("/accounts")) {
            // The notary may not sign now, the identity server may not do all of it.
            troubles.add(409);
        }
        if (path.endsWith("/taken-along")) {
            // Nothing is taken along before a removal is asked for.
            troubles.add(409);
        }
        if (version) {
            troubles.addAll(List.of(409, 412, 428));
        }
        if (open != null && open.limited().length > 0) {
            troubles.add(429);
        }
        troubles.addAll(List.of(500, 503));
        return new java.util.TreeSet<>(troubles);
    }

    private static List<Map<String, Object>> security(Open.To to) {
        return switch (to) {
            case EVERYONE -> List.of(Map.of(), Map.of("token", List.of()));
            case RECEIPT -> List.of(Map.of("receipt", List.of()));
            case STAFF, PLATFORM -> List.of(Map.of("token", List.of()));
        };
    }

    private static Map<String, Object> parameter(String in, String name, boolean required, Object schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> word(String name) {
        return switch (name) {
            case "size" -> Map.of("type", "integer", "minimum", 1, "maximum", 100, "default", 50);
            case "open" -> Map.of("type", "boolean");
            case "which" ->
                Map.of(
                        "type",
                        "string",
                        "enum",
                        Arrays.stream(WorkFilter.Which.values())
                                .map(WorkFilter.Which::word)
                                .toList(),
                        "default",
                        WorkFilter.Which.ALL.word());
            case "receivedFrom", "receivedTo" -> Map.of("type", "string", "format", "date");
            default -> IDS.contains(name) ? Map.of("type", "string", "format", "uuid") : Map.of("type", "string");
        };
    }

    private static Map<String, Object> problem(Object schema) {
        return Map.of(
                "description",
                "It could not be done: "
                        + String.join(
                                "; ",
                                TROUBLES.entrySet().stream()
                                        .map(trouble -> trouble.getKey() + " " + trouble.getValue())
                                        .toList()),
                "content",
                Map.of(ProblemDocument.MEDIA_TYPE, Map.of("schema", schema)));
    }

    private static Map<Integer, String> troubles() {
        Map<Integer, String> troubles = new java.util.TreeMap<>();
        for (gehoor.access.Trouble trouble : gehoor.access.Trouble.values()) {
            troubles.merge(trouble.status(), trouble.word(), (a, b) -> a + " or " + b);
        }
        return troubles;
    }

    /** Whether a method says all that it must. */
    static boolean complete(Method method) {
        for (Class<? extends Annotation> needed : List.of(Open.class, Described.class)) {
            if (!method.isAnnotationPresent(needed)) {
                return false;
            }
        }
        return !method.isAnnotationPresent(POST.class)
                || Arrays.stream(method.getParameters())
                        .allMatch(parameter -> parameter.isAnnotationPresent(PathParam.class))
                || method.isAnnotationPresent(Consumes.class);
    }
}
