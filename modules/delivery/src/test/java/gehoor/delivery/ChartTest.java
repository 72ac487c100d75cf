package gehoor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    @TempDir
    private Path folder;

    // ---------------------------------------------------------------- what it makes

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production", "everything"})
    void strict_lint_finds_nothing(String values) throws IOException {
        LintResult lint = linted(values, Rendered.copy(folder.resolve("chart")));

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(lint.getMessages()).noneMatch(each -> each.contains("[WARNING]") || each.contains("[ERROR]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production", "everything"})
    void every_object_has_the_shape_that_kubernetes_gives_it(String values) {
        Rendered rendered = rendered(values);

        assertThat(rendered.misshapen()).isEmpty();
        assertThat(rendered.kind("Deployment")).hasSize(1);
        assertThat(rendered.kind("Job")).hasSize(1);
        assertThat(rendered.kind("Secret")).as("secrets are the operator's").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production", "everything"})
    void every_pod_keeps_to_the_policy(String values) {
        Rendered rendered = rendered(values);

        assertThat(rendered.pods()).hasSize(2);
        assertThat(Policy.broken(rendered.pods().get(0), true)).isEmpty();
        assertThat(Policy.broken(rendered.pods().get(1), false)).isEmpty();
    }

    @Test
    void the_owners_password_is_the_migrations_alone() {
        Rendered rendered = rendered("everything");
        JsonNode replica = rendered.pods().get(0);
        JsonNode job = rendered.pods().get(1);

        assertThat(replica.toString()).doesNotContain("gehoor-db-owner", "GEHOOR_DB_OWNER");
        assertThat(job.toString()).contains("gehoor-db-owner").doesNotContain("\"gehoor-db\"", "gehoor-keys");
        assertThat(rendered.kind("ConfigMap")
                        .get(0)
                        .path("data")
                        .path("GEHOOR_DB_MIGRATE")
                        .asText())
                .isEqualTo("false");
        JsonNode annotations = rendered.kind("Job").get(0).path("metadata").path("annotations");
        assertThat(annotations.path(Rendered.HOOK).asText()).isEqualTo("pre-install,pre-upgrade");
    }

    @Test
    void replicas_are_replaced_one_by_one_and_spread() {
        JsonNode spec = rendered("production").kind("Deployment").get(0).path("spec");

        assertThat(spec.path("replicas").asInt()).isEqualTo(3);
        assertThat(spec.path("strategy")
                        .path("rollingUpdate")
                        .path("maxUnavailable")
                        .asInt(-1))
                .isZero();
        assertThat(spec.path("template").path("spec").path("topologySpreadConstraints"))
                .hasSize(2);
        assertThat(rendered("production").kind("PodDisruptionBudget")).hasSize(1);
        assertThat(rendered("trial").kind("PodDisruptionBudget")).isEmpty();
    }

    @Test
    void only_who_is_named_comes_in_and_only_what_is_named_is_reached() {
        List<JsonNode> policies = rendered("everything").kind("NetworkPolicy");
        JsonNode replica = policies.get(0).path("spec");
        JsonNode job = policies.get(1).path("spec");

        assertThat(policies).hasSize(2);
        assertThat(replica.path("ingress")).hasSize(1);
        assertThat(replica.path("ingress").get(0).path("from")).hasSize(2);
        assertThat(replica.path("egress"))
                .as("names, database, identity, mail, traces")
                .hasSize(5);
        assertThat(rendered("production")
                        .kind("NetworkPolicy")
                        .get(0)
                        .path("spec")
                        .path("egress"))
                .hasSize(4);
        assertThat(job.path("ingress").size()).isZero();
        assertThat(job.path("egress")).hasSize(2);
        for (JsonNode policy : policies) {
            assertThat(policy.path("spec").path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
            for (JsonNode way : policy.path("spec").path("egress")) {
                assertThat(way.path("ports").size()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"production, north-gehoor", "everything, north-gehoor-pages"})
    void pages_stick_to_a_replica_and_the_interface_gives_no_cookie(String values, String service) {
        Rendered rendered = rendered(values);
        JsonNode pages = part(rendered, "pages");
        JsonNode api = part(rendered, "api");

        assertThat(pages.path("spec").toString()).contains("\"path\":\"/\"", "\"name\":\"" + service + "\"");
        assertThat(api.path("spec").toString()).contains("\"path\":\"/api\"", "\"name\":\"north-gehoor\"");
        boolean byService = values.equals("everything");
        JsonNode sticks = byService
                ? rendered.kind("Service").stream()
                        .filter(each ->
                                each.path("metadata").path("name").asText().endsWith("-pages"))
                        .findFirst()
                        .orElseThrow()
                : pages;
        assertThat(sticks.path("metadata").path("annotations").toString()).contains("gehoor-replica");
        assertThat(api.path("metadata").path("annotations").toString()).doesNotContain("cookie", "affinity");
    }

    private static JsonNode part(Rendered rendered, String part) {
        return rendered.kind("Ingress").stream()
                .filter(each -> each.path("metadata")
                        .path("annotations")
                        .path("gehoor/part")
                        .asText()
                        .equals(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_setting_that_it_makes_is_one_that_the_platform_reads() throws IOException {
        TreeSet<String> given = new TreeSet<>();
        rendered("everything")
                .kind("ConfigMap")
                .get(0)
                .path("data")
                .fieldNames()
                .forEachRemaining(given::add);
        rendered("everything")
                .pods()
                .forEach(pod -> pod.path("containers")
                        .forEach(container -> container
                                .path("env")
                                .forEach(variable ->
                                        given.add(variable.path("name").asText()))));

        assertThat(given).hasSizeGreaterThan(15);
        TreeSet<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Rendered.CHART.resolve("../../modules"))) {
            for (Path file : files.filter(each ->
                            each.toString().endsWith(".java") && each.toString().contains("/src/main/"))
                    .toList()) {
                Pattern.compile("gehoor\\.[a-z.-]+[a-z]")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> read.add(found.group()
                                .replace('.', '_')
                                .replace('-', '_')
                                .toUpperCase(java.util.Locale.ROOT)));
            }
        }
        assertThat(read).containsAll(given);
        assertThat(read).doesNotContain("GEHOOR_NO_SUCH_SETTING");
    }

    // ---------------------------------------------------------------- what it refuses

    @ParameterizedTest
    @CsvSource({
        "replicas, three, replicas",
        "replicas, 0, replicas",
        "replicaCount, 3, replicaCount",
        "database.secret, '', secret",
        "database.ownerSecret, '', ownerSecret",
        "database.passwort, x, passwort",
        "database.url, jdbc:mysql://db/x, url",
        "'database.url', 'jdbc:postgresql://db/x?password=plain', url",
        "address, http://gehoor.example.org, address",
        "keys.claim, '', claim",
        "record.claim, '', claim",
        "record.every, often, every",
        "oidc.secret, '', secret",
        "settings.GEHOOR_DB_PASSWORD, plain, GEHOOR_DB_PASSWORD",
        "settings.GEHOOR_DB_MIGRATE, true, GEHOOR_DB_MIGRATE",
        "settings.PATH, x, PATH",
        "tenants.claim, too, tenants",
        "ingress.tlsSecret, '', tlsSecret",
        "ingress.controller, magic, controller",
        "image.digest, latest, digest",
    })
    void a_value_that_cannot_be_is_refused_by_its_name(String key, String value, String named) {
        Path values = Rendered.values("production");

        assertThatThrownBy(() -> Rendered.of(Rendered.CHART, values, key, value))
                .hasMessageContaining(named);
    }

    @Test
    void a_network_policy_without_peers_is_refused() throws IOException {
        Path values = folder.resolve("values.yaml");
        Files.writeString(values, Files.readString(Rendered.values("trial")).replace("{enabled: false}", "{}"));

        assertThatThrownBy(() -> Rendered.of(Rendered.CHART, values)).hasMessageContaining("ingressFrom");
    }

    // ---------------------------------------------------------------- what the checks catch

    @ParameterizedTest
    @CsvSource({
        "'replicas: {{ .Values.replicas }}', 'replicas: \"three\"'",
        "'- name: platform', '- title: platform'",
        "'revisionHistoryLimit: 3', 'revisionHistory: 3'",
        "'containerPort: 8080', 'containerPort: [8080]'",
        "'kind: Deployment', 'kind: Deploiment'",
    })
    void a_misshapen_object_is_caught(String sound, String broken) throws IOException {
        Path chart = broken(sound, broken);

        assertThat(Rendered.of(chart, Rendered.values("production")).misshapen())
                .isNotEmpty();
    }

    @Test
    void a_container_without_a_name_is_caught() throws IOException {
        Path chart = broken("- name: platform\n          image:", "- image:");

        assertThat(Rendered.of(chart, Rendered.values("production")).misshapen())
                .singleElement()
                .asString()
                .contains("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ .Values.replicas", "{{ .Values.nothing.there }}", "replicas: [\n"})
    void a_template_that_cannot_be_read_is_caught_by_lint(String broken) throws IOException {
        LintResult lint = linted("production", broken("{{ .Values.replicas }}", broken));

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runAsNonRoot",
                "seccompProfile",
                "automountServiceAccountToken",
                "containers",
                "readOnlyRootFilesystem",
                "allowPrivilegeEscalation",
                "capabilities",
                "limits",
                "requests",
                "readinessProbe",
                "startupProbe",
                "livenessProbe",
            })
    void a_pod_that_lacks_one_of_these_is_caught(String what) {
        JsonNode pod = rendered("production").pods().get(0).deepCopy();
        remove(pod, what);

        assertThat(Policy.broken(pod, true)).isNotEmpty();
    }

    @Test
    void a_pod_that_has_what_it_must_not_is_caught() {
        JsonNode sound = rendered("production").pods().get(0);
        List<JsonNode> broken = new ArrayList<>();
        for (Map.Entry<String, Object> planted :
                Map.<String, Object>of("hostNetwork", true, "hostPID", true).entrySet()) {
            broken.add(((ObjectNode) sound.deepCopy()).put(planted.getKey(), (boolean) planted.getValue()));
        }
        ObjectNode grouped = sound.deepCopy();
        ((ObjectNode) grouped.path("securityContext")).put("fsGroup", 10001);
        broken.add(grouped);
        ObjectNode plain = sound.deepCopy();
        ((ObjectNode) plain.path("containers").get(0).path("env").get(0)).remove("valueFrom");
        broken.add(plain);

        assertThat(broken)
                .allSatisfy(pod -> assertThat(Policy.broken(pod, true)).hasSize(1));
    }

    private static Rendered rendered(String values) {
        return Rendered.of(Rendered.CHART, Rendered.values(values));
    }

    private static LintResult linted(String values, Path chart) throws IOException {
        // Lint reads the chart's own values: those of this set take their place.
        Path own = chart.resolve("values.yaml");
        Files.writeString(own, merged(Files.readString(own), Files.readString(Rendered.values(values))));
        return new Helm(chart).lint().strict().call();
    }

    private static String merged(String defaults, String values) {
        Map<String, Object> all = yaml(defaults);
        yaml(values).forEach((key, value) -> all.merge(key, value, ChartTest::both));
        return new org.snakeyaml.engine.v2.api.Dump(
                        org.snakeyaml.engine.v2.api.DumpSettings.builder().build())
                .dumpToString(all);
    }

    @SuppressWarnings("unchecked") // by the shape of values
    private static Object both(Object one, Object other) {
        if (one instanceof Map && other instanceof Map) {
            Map<String, Object> both = new java.util.LinkedHashMap<>((Map<String, Object>) one);
            ((Map<String, Object>) other).forEach((key, value) -> both.merge(key, value, ChartTest::both));
            return both;
        }
        return other;
    }

    @SuppressWarnings("unchecked") // values are a map
    private static Map<String, Object> yaml(String text) {
        return new java.util.LinkedHashMap<>((Map<String, Object>) new org.snakeyaml.engine.v2.api.Load(
                        org.snakeyaml.engine.v2.api.LoadSettings.builder().build())
                .loadFromString(text));
    }

    private Path broken(String sound, String broken) throws IOException {
        Path chart = Rendered.copy(folder.resolve("broken"));
        Path deployment = chart.resolve("templates/deployment.yaml");
        String text = Files.readString(deployment);
        assertThat(text).contains(sound);
        Files.writeString(deployment, text.replace(sound, broken));
        return chart;
    }

    private static void remove(JsonNode from, String what) {
        if (from instanceof ObjectNode object) {
            object.remove(what);
        }
        from.forEach(each -> remove(each, what));
    }
}
