package gehoor.platform.bench;

import gehoor.platform.bench.floor.Floor;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;

/** The reference case as the floor writes it. */
final class FloorCase {
    private FloorCase() {}

    /** In a loop, on a connection of its own. */
    static Case.Client bare(Floor floor, String url, Properties login, List<String> tenants, long seed)
            throws SQLException {
        Connection connection = DriverManager.getConnection(url, login);
        connection.setAutoCommit(false);
        Random random = new Random(seed);
        return new Case.Client() {
            @Override
            public Case begin() {
                String tenant = tenants.get(random.nextInt(tenants.size()));
                UUID file = UUID.randomUUID();
                return number -> floor.run(connection, tenant, file, number);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /** By the resource that was written by hand; what is sent is as long as what the product is sent. */
    static Case.Client overHttp(URI server, Map<String, String> tokens, long seed) {
        Random random = new Random(seed);
        List<String> tenants = tokens.keySet().stream().sorted().toList();
        return () -> {
            String tenant = tenants.get(random.nextInt(tenants.size()));
            String[] file = {""};
            return number -> step(server, tenant, tokens.getOrDefault(tenant, ""), file, number, random);
        };
    }

    private static void step(URI server, String tenant, String token, String[] file, int number, Random random)
            throws IOException {
        String body = "{\"given\": \"%s\"}"
                .formatted(
                        switch (number) {
                            case 0 -> Prose.of(random, 120);
                            case 4, 5, 6 -> Prose.of(random, 60);
                            default -> "";
                        });
        if (number == 0) {
            String answer = Http.post(server.resolve("/" + tenant + "/reports"), body, Map.of());
            file[0] = answer.replaceFirst(".*\"file\":\"([^\"]+)\".*", "$1");
        } else {
            Http.post(
                    server.resolve("/" + tenant + "/files/" + file[0] + "/" + number),
                    body,
                    Map.of("Authorization", "Bearer " + token));
        }
    }
}
