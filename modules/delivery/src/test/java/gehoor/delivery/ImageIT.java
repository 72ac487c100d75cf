package gehoor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image as it is shipped, unpacked and started as a cluster would: as its user, with a root that nobody can write to, in
 * a file system of its own. A base cannot be pulled where nobody is asked; it is made here of the Java that runs this.
 */
class ImageIT {
    private static final Path PROJECT = Path.of(System.getProperty("gehoor.root"));
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+\\.so\\S*) \\(0x");
    private static final String MODULES = "java.se,jdk.unsupported,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.naming.dns,"
            + "jdk.management,jdk.zipfs,jdk.net,jdk.localedata,jdk.charsets,jdk.security.auth,jdk.jfr,jdk.httpserver";

    @TempDir
    private static Path folder;

    @Test
    void it_waits_for_the_migrations_and_serves_after_them_as_its_user_on_a_root_that_cannot_be_written_to()
            throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may give a program a root of its own");
        // given: the image, unpacked, and a database that nobody has migrated
        Path tar = folder.resolve("gehoor.tar");
        new Image(server(), PROJECT.resolve("modules/platform/target/gehoor"), "test")
                .build(base().toString(), tar, folder.resolve("cache"));
        Archive archive = Archive.open(tar, folder.resolve("open"));
        Path root = archive.unpacked(folder.resolve("unpacked"));
        // As a cluster gives it: the name of the machine that it finds itself on.
        Files.writeString(
                root.resolve("etc/hosts"),
                "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        Path keys = ownedByItsUser(folder.resolve("keys"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            provision(postgres);
            int port = free();
            Map<String, String> settings = settings(postgres, port);

            // when: it starts before the migrations
            Path log = folder.resolve("platform.log");
            Process platform = start(root, keys, command(archive.config(), port), environment(archive, settings), log);
            try {
                await(platform, log, () -> status(port, "/alive") == 200);
                assertThat(status(port, "/health/ready")).isEqualTo(503);
                assertThat(status(port, "/metrics")).isEqualTo(404);

                // then it waits, until they ran
                assertThat(migrated(root, keys, environment(archive, owners(postgres))))
                        .contains("the database is at version");
                await(platform, log, () -> status(port, "/health/ready") == 200);
                assertThat(Files.readString(log)).contains("waits until the migrations have run", "live now");
                assertThat(Archive.run(
                                "ps",
                                "-o",
                                "uid=",
                                "--ppid",
                                Long.toString(platform.pid()),
                                "-p",
                                Long.toString(platform.pid())))
                        .contains("10001")
                        .doesNotContain(" 0\n");
                assertThat(Files.exists(keys.resolve("vault"))).isTrue();
                assertThat(modified(root))
                        .as("nothing was written beside /tmp, /keys and what the kernel shows")
                        .isEmpty();
            } finally {
                platform.destroy();
                if (!platform.waitFor(40, TimeUnit.SECONDS)) {
                    platform.destroyForcibly().waitFor();
                }
            }
            assertThat(Files.readString(log)).doesNotContain("app-password");
        }
    }

    // ---------------------------------------------------------------- the base

    private static Path base() throws IOException {
        Path root = folder.resolve("base-root");
        Path java = root.resolve("opt/java");
        Files.createDirectories(java.getParent());
        Path jdk = Path.of(System.getProperty("java.home"));
        Archive.run(
                jdk.resolve("bin/jlink").toString(),
                "--module-path",
                jdk.resolve("jmods").toString(),
                "--add-modules",
                MODULES,
                "--no-header-files",
                "--no-man-pages",
                "--output",
                java.toString());
        for (Path library : libraries(java)) {
            Path to = root.resolve(library.toString().substring(1));
            Files.createDirectories(to.getParent());
            Files.copy(library.toRealPath(), to, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0::/:/bin/false\n");
        Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n");
        for (String mounted : List.of("tmp", "dev", "proc", "keys", "tenants")) {
            Files.createDirectories(root.resolve(mounted));
        }
        return Archive.base(root, folder.resolve("base"));
    }

    /** What the Java is linked against. */
    private static Set<Path> libraries(Path java) throws IOException {
        Set<Path> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(java)) {
            for (Path file : files.filter(
                            each -> each.toString().endsWith(".so") || each.equals(java.resolve("bin/java")))
                    .toList()) {
                Process ldd = new ProcessBuilder("ldd", file.toString())
                        .redirectErrorStream(true)
                        .start();
                Matcher each = LIBRARY.matcher(new String(ldd.getInputStream().readAllBytes(), UTF_8));
                while (each.find()) {
                    Path library = Path.of(each.group(1));
                    if (!library.startsWith(java)) {
                        found.add(library);
                    }
                }
            }
        }
        return found;
    }

    // ---------------------------------------------------------------- running it

    private static List<String> command(JsonNode config, int port) {
        List<String> command = new ArrayList<>();
        config.path("config").path("Entrypoint").forEach(each -> command.add(each.asText()));
        // The port is the image's own in a cluster; here it may be taken.
        command.addAll(List.of("--port", Integer.toString(port)));
        return command;
    }

    private static Process start(Path root, Path keys, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        String mounts = """
                set -e
                mount --make-rprivate /
                mount --bind "$1" "$1"
                mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
                mount --bind "$2" "$1/keys"
                mount --bind "$3" "$1/tenants"
                mount -o remount,bind,ro "$1/tenants"
                mount --rbind /dev "$1/dev"
                mount --bind /proc "$1/proc"
                mount -o remount,bind,ro "$1"
                root="$1"; shift 3
                exec setpriv --no-new-privs chroot --userspec=10001:10001 --groups= "$root" "$@"
                """;
        List<String> whole = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "bash",
                "-c",
                mounts,
                "gehoor",
                root.toString(),
                keys.toString(),
                PROJECT.resolve("tenant-config").toString()));
        // Found by the path of the image, not by ours.
        whole.addAll(List.of("/opt/java/bin/" + command.get(0)));
        whole.addAll(command.subList(1, command.size()));
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String migrated(Path root, Path keys, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = folder.resolve("migrate.log");
        Process job = start(
                root, keys, List.of("java", "-cp", Image.CLASS_PATH, "gehoor.platform.Migrate"), environment, log);
        assertThat(job.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(job.exitValue()).as("%s", Files.readString(log)).isZero();
        return Files.readString(log);
    }

    /** The image's own, ours over it; the path stays that of the programs that prepare its root. */
    private static Map<String, String> environment(Archive archive, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>();
        archive.config().path("config").path("Env").forEach(each -> {
            String[] parts = each.asText().split("=", 2);
            all.put(parts[0], parts[1]);
        });
        all.merge("PATH", ":/usr/sbin:/usr/bin:/sbin:/bin", (own, more) -> own + more);
        all.putAll(settings);
        return all;
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres, int port) {
        return Map.ofEntries(
                Map.entry("GEHOOR_DB_URL", url(postgres)),
                Map.entry("GEHOOR_DB_USER", "gehoor_app"),
                Map.entry("GEHOOR_DB_PASSWORD", "app-password"),
                Map.entry("GEHOOR_DB_MIGRATE", "false"),
                Map.entry("GEHOOR_HTTP_ADDRESS", "http://localhost:" + port),
                Map.entry("GEHOOR_OIDC_ISSUER", "http://localhost:1/realms/gehoor"),
                Map.entry("GEHOOR_OIDC_CLIENT_ID", "gehoor-web"),
                Map.entry("GEHOOR_OIDC_CLIENT_SECRET", "secret"),
                Map.entry("GEHOOR_SMTP_HOST", "127.0.0.1"),
                Map.entry("GEHOOR_TENANTS_DIR", "/tenants"),
                Map.entry("GEHOOR_VAULT_KEYFILE", "/keys/vault"));
    }

    private static Map<String, String> owners(EmbeddedPostgres postgres) {
        return Map.of(
                "GEHOOR_DB_URL", url(postgres),
                "GEHOOR_DB_OWNER_USER", "gehoor_owner",
                "GEHOOR_DB_OWNER_PASSWORD", "owner-password");
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/gehoor";
    }

    private static void provision(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create role gehoor_owner login noinherit password 'owner-password'");
            sql.execute("create role gehoor_app login noinherit password 'app-password'");
            sql.execute("create database gehoor owner gehoor_owner encoding 'UTF8' template template0");
            sql.execute("revoke all on database gehoor from public");
            sql.execute("grant connect on database gehoor to gehoor_app");
        }
    }

    private static Path ownedByItsUser(Path made) throws IOException {
        Files.createDirectories(made);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        Archive.run("chown", Image.USER, made.toString());
        return made;
    }

    private static List<Path> modified(Path root) throws IOException {
        Instant began = Instant.now().minus(Duration.ofMinutes(10));
        try (Stream<Path> files = Files.walk(root.resolve("app"))) {
            return files.filter(file -> {
                        try {
                            return Files.isRegularFile(file)
                                    && Files.getLastModifiedTime(file)
                                            .toInstant()
                                            .isAfter(began);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static Path server() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve(".gehoor/dist"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("payara-micro-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Process process, Path log, Condition condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (!condition.holds()) {
            assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
            assertThat(Instant.now()).as("%s", Files.readString(log)).isBefore(end);
            Thread.sleep(500);
        }
    }

    private static int status(int port, String path) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
