package gehoor.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Where our own servers listen, on this machine only. */
public record Ports(int http, int keycloak, int keycloakHealth, int postgres, int smtp) {
    static final String HTTP = "gehoor.http.port";
    static final String KEYCLOAK = "gehoor.keycloak.port";
    static final String KEYCLOAK_HEALTH = "gehoor.keycloak.health.port";
    static final String POSTGRES = "gehoor.postgres.port";
    static final String SMTP = "gehoor.smtp.port";

    public static Ports from(Settings settings) {
        return new Ports(
                settings.port(HTTP, 8080),
                settings.port(KEYCLOAK, 8180),
                settings.port(KEYCLOAK_HEALTH, 8181),
                settings.port(POSTGRES, 5433),
                settings.port(SMTP, 2525));
    }

    /** Ports that nobody uses at this moment. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new Ports(
                    held.get(0).getLocalPort(),
                    held.get(1).getLocalPort(),
                    held.get(2).getLocalPort(),
                    held.get(3).getLocalPort(),
                    held.get(4).getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Ports::close);
        }
    }

    /** @throws NotStarted when another program listens there */
    static void mustBeFree(int port, String key) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw new NotStarted(
                    "Port %d is taken by another program: stop that, or choose another port with %s=."
                            .formatted(port, Settings.variable(key)),
                    e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
