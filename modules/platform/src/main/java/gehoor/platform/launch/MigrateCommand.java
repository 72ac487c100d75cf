package gehoor.platform.launch;

import gehoor.platform.Migrate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** {@code ./gehoor migrate}: brings a database of somebody else to the form that this version needs, and ends. */
public final class MigrateCommand {
    private MigrateCommand() {}

    /** @param arguments the project's folder */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        if (arguments.length != 1) {
            out.println("usage: MigrateCommand PROJECT-FOLDER");
            System.exit(2);
        }
        Settings settings = Options.ofProject(
                        Path.of(arguments[0]).toAbsolutePath().normalize())
                .settings();
        System.exit(Migrate.run(
                variable -> settings.get(variable.toLowerCase(Locale.ROOT).replace('_', '.')), out));
    }
}
