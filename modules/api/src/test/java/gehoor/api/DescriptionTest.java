package gehoor.api;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private final Map<String, Object> description = Description.of(ApiApplication.ROUTES);

    /** One that forgets to say to whom it is open, and one that forgets to describe itself. */
    @Path("/planted")
    static final class Planted {
        @GET
        @Described(id = "planted", says = "Open to whom?")
        public String undecided() {
            return "";
        }

        @POST
        @Open(Open.To.STAFF)
        public String undescribed(Bodies.Act body) {
            return "";
        }
    }

    @Test
    @Tag("asvs:V8.2.1")
    void everyRouteSaysToWhomItIsOpenAndWhatItIs() {
        assertThat(ApiApplication.ROUTES).flatMap(Description::methods).hasSizeGreaterThan(25);
        assertThat(incomplete(ApiApplication.ROUTES)).isEmpty();
    }

    @Test
    void aRouteThatForgetsEitherIsFound() {
        assertThat(incomplete(List.of(Planted.class))).hasSize(2);
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> routes = new TreeSet<>();
        for (Class<?> route : ApiApplication.ROUTES) {
            for (Method method : route.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        routes.add(verb.value() + " " + Description.path(route, method));
                    }
                }
            }
        }
        Set<String> described = new TreeSet<>();
        paths().forEach((path, item) -> map(item)
                .keySet()
                .forEach(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path)));

        assertThat(described).isEqualTo(routes);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatGoesWrong() {
        List<String> names = new ArrayList<>();
        paths().values()
                .forEach(item -> map(item).values().forEach(operation -> {
                    names.add((String) map(operation).get("operationId"));
                    assertThat(map(map(operation).get("responses")).keySet())
                            .contains("400", "401", "403", "405", "500");
                }));

        assertThat(names).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void everyShapeThatIsReferredToIsThere() {
        Set<String> shapes =
                map(map(description.get("components")).get("schemas")).keySet();
        Set<String> referred = new TreeSet<>();
        references(description, referred);

        assertThat(referred).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#/components/schemas/")) {
                assertThat(shapes).contains(reference.substring("#/components/schemas/".length()));
            }
        });
    }

    @Test
    void aReportTakesJsonAndFormsAndItsNeeds() {
        Map<String, Object> post =
                map(map(paths().get("/api/tenants/{tenant}/reports")).get("post"));
        Map<String, Object> content = map(map(post.get("requestBody")).get("content"));

        assertThat(content).containsOnlyKeys("application/json", "multipart/form-data");
        assertThat(map(map(map(description.get("components")).get("schemas")).get("Report"))
                        .get("required"))
                .isEqualTo(List.of("procedure", "kind", "reporter", "channel"));
        assertThat(map(post.get("responses"))).containsKeys("201", "413", "415", "422", "429");
    }

    private static List<String> incomplete(List<Class<?>> routes) {
        return routes.stream()
                .flatMap(route -> Description.methods(route).stream())
                .filter(method -> !Description.complete(method))
                .map(Method::toString)
                .toList();
    }

    private Map<String, Object> paths() {
        return map(description.get("paths"));
    }

    private static void references(Object in, Set<String> found) {
        if (in instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                found.add(reference);
            }
            map.values().forEach(each -> references(each, found));
        } else if (in instanceof List<?> list) {
            list.forEach(each -> references(each, found));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
