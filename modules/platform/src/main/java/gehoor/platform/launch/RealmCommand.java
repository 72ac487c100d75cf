package gehoor.platform.launch;

import java.io.PrintStream;
import java.nio.file.Path;

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
            out.println(RealmFile.withoutPeople(DemoPeople.tenants(options.tenantConfig()), options.publicAddress()));
        } catch (NotStarted e) {
            System.err.println("gehoor: " + e.getMessage());
            System.exit(1);
        }
    }
}
