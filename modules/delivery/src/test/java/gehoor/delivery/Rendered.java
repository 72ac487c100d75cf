package gehoor.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Helm makes of the chart and a set of values, and what Kubernetes would say to it. */
record Rendered(List<JsonNode> objects) {
    static final Path CHART = Path.of(System.getProperty("gehoor.root"), "helm", "gehoor");

    static final String HOOK = "gehoor.test/hook";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The version of each kind that the client's shapes know. */
    private static final Map<String, String> SHAPES = Map.of(
            "apps/v1 Deployment", "V1Deployment",
            "batch/v1 Job", "V1Job",
            "networking.k8s.io/v1 Ingress", "V1Ingress",
            "networking.k8s.io/v1 NetworkPolicy", "V1NetworkPolicy",
            "policy/v1 PodDisruptionBudget", "V1PodDisruptionBudget",
            "v1 ConfigMap", "V1ConfigMap",
            "v1 Service", "V1Service");

    static Path values(String name) {
        return Path.of("src/test/resources/values").resolve(name + ".yaml").toAbsolutePath();
    }

    /** Hooks are shown among the rest, under {@link #HOOK}: Helm keeps them apart, and this library shows only the rest. */
    static Rendered of(Path chart, Path values, String... set) {
        TemplateCommand template = new Helm(withoutHooks(chart))
                .template()
                .withName("north")
                .withNamespace("complaints")
                .withKubeVersion("1.34.0");
        for (int i = 0; i < set.length; i += 2) {
            template.set(set[i], set[i + 1]);
        }
        return read(template.withValuesFile(values).call());
    }

    static Rendered read(String manifests) {
        List<JsonNode> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(manifests)) {
            if (document != null) {
                objects.add(MAPPER.valueToTree(document));
            }
        }
        return new Rendered(objects);
    }

    List<JsonNode> kind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** What does not have the shape that Kubernetes gives this kind: unknown and missing fields, values of a wrong type. */
    List<String> misshapen() {
        List<String> found = new ArrayList<>();
        for (JsonNode object : objects) {
            String kind = object.path("apiVersion").asText() + " "
                    + object.path("kind").asText();
            String shape = SHAPES.get(kind);
            if (shape == null) {
                found.add(kind + ": no such kind");
                continue;
            }
            JsonElement json = JsonParser.parseString(object.toString());
            try {
                Class<?> type = Class.forName("io.kubernetes.client.openapi.models." + shape);
                type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
                if (JSON.getGson().fromJson(json, type) == null) {
                    found.add(kind + ": empty");
                }
            } catch (InvocationTargetException e) {
                found.add(kind + ": " + e.getCause().getMessage());
            } catch (ReflectiveOperationException | RuntimeException e) {
                found.add(kind + ": " + e.getMessage());
            }
        }
        return found;
    }

    /** The specs of all pods, whatever makes them. */
    List<JsonNode> pods() {
        return Stream.concat(kind("Deployment").stream(), kind("Job").stream())
                .map(each -> each.path("spec").path("template").path("spec"))
                .toList();
    }

    /** A copy of the chart, to break. */
    static Path copy(Path into) {
        return copy(CHART, into);
    }

    private static Path copy(Path chart, Path into) {
        try (Stream<Path> files = Files.walk(chart)) {
            for (Path file : files.toList()) {
                Path to = into.resolve(chart.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path withoutHooks(Path chart) {
        try {
            Path copy = copy(
                    chart, Files.createTempDirectory(Path.of("target"), "chart").resolve("gehoor"));
            try (Stream<Path> templates = Files.list(copy.resolve("templates"))) {
                for (Path template : templates.toList()) {
                    Files.writeString(template, Files.readString(template).replace("helm.sh/hook:", HOOK + ":"));
                }
            }
            return copy.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
