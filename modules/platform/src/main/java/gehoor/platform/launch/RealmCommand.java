package gehoor.platform.launch;

import gehoor.store.ConfigurationRows;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code ./gehoor realm}: writes the realm that a Keycloak of somebody else needs, for the tenants that there are. */
public final class RealmCommand {
    private RealmCommand() {}

    /** @param arguments the project's folder */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        if (arguments.length != 1) {
            out.println("usage: RealmCommand PROJECT-FOLDER");
            System.exit(2);
        }
        try {
            Options options =
                    Options.ofProject(Path.of(arguments[0]).toAbsolutePath().normalize());
            out.println(RealmFile.withoutPeople(tenants(options), options.publicAddress()));
        } catch (NotStarted e) {
            System.err.println("gehoor: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Those of the folder, and those that were begun at the console: they have none. */
    private static List<TenantRealm> tenants(Options options) {
        List<TenantRealm> tenants = new ArrayList<>(DemoPeople.tenants(options.tenantConfig()));
        try (Connection connection = Connections.asApplication(options)) {
            ConfigurationRows rows = new ConfigurationRows(connection);
            for (String id : rows.organisations()) {
                if (tenants.stream().noneMatch(known -> known.alias().equals(id))) {
                    rows.live(id)
                            .map(live -> live.files().getOrDefault("tenant.yaml", ""))
                            .ifPresent(yaml -> tenants.addAll(tenants.size() - 1, DemoPeople.tenant(yaml)));
                }
            }
        } catch (SQLException | NotStarted notThere) {
            System.err.println("gehoor: the database cannot be read, so only organisations with a folder are here.");
        }
        return List.copyOf(tenants);
    }
}
