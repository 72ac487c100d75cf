package gehoor.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The application in its server: the uber-jar that the build made. */
final class PayaraServer {
    /** What its log says when it has started, whether or not the application was deployed. */
    static final String READY = ") ready in ";

    /** Flags for the application's JVM, parted by blanks. */
    static final String FLAGS = "gehoor.java.options";

    /** The first compiler alone starts fastest; production leaves this out. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx768m";

    private static final String CAUSE = "Caused by:";

    /**
     * It listens to this machine only, does not say what it is, and speaks HTTP/1.1 and nothing else: an upgrade to what no
     * part of ours answers holds a connection.
     */
    static final String BEFORE_BOOT = """
            set NETWORK.network-listeners.network-listener.http-listener.address=127.0.0.1
            set NETWORK.protocols.protocol.http-listener.http.server-header=false
            set NETWORK.protocols.protocol.http-listener.http.xpowered-by=false
            set NETWORK.protocols.protocol.http-listener.http.http2-enabled=false
            set NETWORK.protocols.protocol.http-listener.http.websockets-support-enabled=false
            set NETWORK.protocols.protocol.http-listener.http.trace-enabled=false
            """.replace("NETWORK", "configs.config.server-config.network-config");

    private PayaraServer() {}

    /** The line of its log that tells most of why a deployment failed. */
    static Optional<String> reason(Child server) {
        return server.line("Exception while loading the app : CDI")
                // What stands first is only how the failure was passed on; where it began stands last.
                .or(() -> server.lastLine(CAUSE))
                .or(() -> server.line("Exception while loading the app :"))
                .or(() -> server.line("Exception while"));
    }

    static Child start(Path jar, int port, Map<String, String> settings, Path home) {
        Path root = home.resolve("payara");
        // A folder that remembers the application would deploy it twice.
        Trees.delete(root);
        Path before = home.resolve("run").resolve("payara-before-boot");
        try {
            Files.writeString(before, BEFORE_BOOT);
        } catch (IOException e) {
            throw new NotStarted("%s cannot be written: %s.".formatted(before, e.getMessage()), e);
        }
        Map<String, String> environment = settings.entrySet().stream()
                .collect(Collectors.toMap(setting -> Settings.variable(setting.getKey()), Map.Entry::getValue));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String flags = settings.getOrDefault(FLAGS, QUICK);
        command.addAll(List.of(flags.strip().split("\\s+")));
        command.addAll(List.of(
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-jar",
                jar.toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--rootdir",
                root.toString(),
                "--prebootcommandfile",
                before.toString(),
                "--port",
                Integer.toString(port)));
        return Child.start(
                "Payara", command, environment, home.resolve("log").resolve("payara.log"), home.resolve("run"));
    }
}
