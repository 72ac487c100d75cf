package gehoor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An image as a file, taken apart into a folder. */
record Archive(Path folder, JsonNode config, List<Path> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Archive open(Path tar, Path into) {
        try {
            Files.createDirectories(into);
            run("tar", "-xf", tar.toString(), "-C", into.toString());
            JsonNode manifest =
                    JSON.readTree(into.resolve("manifest.json").toFile()).get(0);
            List<Path> layers = new ArrayList<>();
            manifest.path("Layers").forEach(layer -> layers.add(into.resolve(layer.asText())));
            return new Archive(
                    into,
                    JSON.readTree(into.resolve(manifest.path("Config").asText()).toFile()),
                    layers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All layers, one over the other. */
    Path unpacked(Path root) {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        layers.forEach(layer -> run("tar", "-xf", layer.toString(), "-C", root.toString()));
        return root;
    }

    /** The smallest image that others can begin with: what lies in a folder, and where it looks for programs. */
    static Path base(Path root, Path folder) {
        try {
            Files.createDirectories(folder);
            Path layer = folder.resolve("layer.tar");
            run(
                    "tar",
                    "--sort=name",
                    "--owner=0",
                    "--group=0",
                    "--numeric-owner",
                    "--mtime=@1767225600",
                    "-cf",
                    layer.toString(),
                    "-C",
                    root.toString(),
                    ".");
            byte[] config = JSON.writeValueAsBytes(Map.of(
                    "architecture",
                    System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64",
                    "os",
                    "linux",
                    "config",
                    Map.of("Env", List.of("PATH=/opt/java/bin:/bin")),
                    "rootfs",
                    Map.of("type", "layers", "diff_ids", List.of("sha256:" + sha256(layer)))));
            Files.write(folder.resolve("config.json"), config);
            Files.writeString(
                    folder.resolve("manifest.json"),
                    JSON.writeValueAsString(List.of(Map.of(
                            "Config",
                            "config.json",
                            "RepoTags",
                            List.of("base:test"),
                            "Layers",
                            List.of("layer.tar")))));
            Path tar = folder.resolve("base.tar");
            run("tar", "-cf", tar.toString(), "-C", folder.toString(), "manifest.json", "config.json", "layer.tar");
            return tar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what it said */
    static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + status + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                digest.update(some, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
