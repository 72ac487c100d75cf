package gehoor.platform;

import gehoor.store.Migrations;
import gehoor.store.StoreFailure;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the database to the form that this version needs, as its owner, looks whether tenants are kept apart in it, and
 * ends: for installations whose replicas do not have the owner's password ({@code gehoor.db.migrate=false}).
 *
 * <p>Settings are environment variables: {@code GEHOOR_DB_URL}, {@code GEHOOR_DB_OWNER_USER},
 * {@code GEHOOR_DB_OWNER_PASSWORD}. It ends with 0 when all is done, with 1 and one sentence when it is not.
 */
public final class Migrate {
    private static final List<String> NEEDED =
            List.of("GEHOOR_DB_URL", "GEHOOR_DB_OWNER_USER", "GEHOOR_DB_OWNER_PASSWORD");

    private Migrate() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(run(name -> Optional.ofNullable(System.getenv(name)), System.out));
    }

    /** @param setting by the name of its environment variable */
    public static int run(Function<String, Optional<String>> setting, PrintStream out) {
        for (String name : NEEDED) {
            if (setting.apply(name).filter(value -> !value.isBlank()).isEmpty()) {
                out.println("gehoor: " + name + " is not set, and without it nothing can be migrated.");
                return 1;
            }
        }
        PGSimpleDataSource owner = new PGSimpleDataSource();
        try {
            owner.setURL(setting.apply("GEHOOR_DB_URL").orElseThrow());
        } catch (IllegalArgumentException e) {
            out.println("gehoor: GEHOOR_DB_URL must begin with jdbc:postgresql:.");
            return 1;
        }
        owner.setUser(setting.apply("GEHOOR_DB_OWNER_USER").orElseThrow());
        owner.setPassword(setting.apply("GEHOOR_DB_OWNER_PASSWORD").orElseThrow());
        try {
            Migrations.Outcome outcome = new Migrations(owner).run();
            if (outcome instanceof Migrations.Unsafe unsafe) {
                out.println("gehoor: tenants are not kept apart in this database: " + unsafe.breaches());
                return 1;
            }
            if (outcome instanceof Migrations.Ready ready) {
                out.println("gehoor: the database is at version %s; %d migrations ran now."
                        .formatted(ready.version(), ready.applied()));
            }
            return 0;
        } catch (FlywayException | StoreFailure e) {
            // Its first line says what and where; the rest quotes statements.
            out.println("gehoor: the database could not be migrated: "
                    + String.valueOf(e.getMessage())
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .findFirst()
                            .orElse(""));
            return 1;
        }
    }
}
