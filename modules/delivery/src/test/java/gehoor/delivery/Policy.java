package gehoor.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What every pod of ours keeps to. */
final class Policy {
    private Policy() {}

    /** @param serving whether it serves requests, and so needs probes */
    static List<String> broken(JsonNode pod, boolean serving) {
        List<String> broken = new ArrayList<>();
        JsonNode security = pod.path("securityContext");
        must(broken, security.path("runAsNonRoot").asBoolean(), "runs as root");
        must(broken, security.path("runAsUser").asInt() >= 10_000, "has a user of the node's");
        must(
                broken,
                "RuntimeDefault"
                        .equals(security.path("seccompProfile").path("type").asText()),
                "no seccomp");
        // With a group, Kubernetes opens the mode of every file in a volume to it: also that of the keys.
        must(broken, !security.has("fsGroup"), "fsGroup");
        must(
                broken,
                pod.path("automountServiceAccountToken").isBoolean()
                        && !pod.path("automountServiceAccountToken").asBoolean(),
                "has a token");
        must(
                broken,
                !pod.path("hostNetwork").asBoolean() && !pod.path("hostPID").asBoolean(),
                "shares the host's");
        for (JsonNode volume : pod.path("volumes")) {
            must(broken, !volume.has("hostPath"), "a path of the host");
        }
        must(broken, pod.path("containers").size() > 0, "no container");
        for (JsonNode container : pod.path("containers")) {
            JsonNode own = container.path("securityContext");
            must(broken, own.path("readOnlyRootFilesystem").asBoolean(), "writes to its root");
            must(
                    broken,
                    own.path("allowPrivilegeEscalation").isBoolean()
                            && !own.path("allowPrivilegeEscalation").asBoolean(),
                    "may gain privileges");
            must(broken, own.path("capabilities").path("drop").toString().equals("[\"ALL\"]"), "keeps capabilities");
            must(broken, !own.path("privileged").asBoolean(), "is privileged");
            for (String what : List.of("cpu", "memory")) {
                must(broken, container.path("resources").path("limits").has(what), "no limit of " + what);
                must(broken, container.path("resources").path("requests").has(what), "no request of " + what);
            }
            if (serving) {
                for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                    must(broken, container.has(probe), "no " + probe);
                }
            }
            for (JsonNode variable : container.path("env")) {
                boolean secret = variable.path("name").asText().matches(".*(PASSWORD|SECRET|TOKEN).*");
                must(broken, !secret || variable.path("valueFrom").has("secretKeyRef"), "a secret in plain words");
            }
        }
        return broken;
    }

    private static void must(List<String> broken, boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
