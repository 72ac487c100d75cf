package gehoor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the database to the form this version needs, once at each start, before anything else reads it.
 *
 * <p>It works as the owner of the schemas, a role the running platform never uses. The runtime role
 * ({@code gehoor_app}) must be there already: whoever provisions the database makes it, migrations only
 * grant to it.
 */
public final class Migrations {
    /** How the name of a migration begins that takes away what the version before it still uses. */
    static final String CONTRACT = "contract ";

    private final DataSource owner;

    /** @param owner connects as the owner of the database, who is no superuser */
    public Migrations(DataSource owner) {
        this.owner = owner;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * The database is as it must be.
     *
     * @param applied how many migrations ran just now
     * @param version the last of all that ran
     */
    public record Ready(int applied, String version) implements Outcome {}

    /**
     * The migrations ran, but tenants are not kept apart: nothing may be served.
     *
     * @param breaches one line for each, rule first
     */
    public record Unsafe(List<String> breaches) implements Outcome {}

    /** How a database stands to what this version needs. */
    public sealed interface Level {}

    /** Tables and rights are there, and tenants are kept apart as far as this version can tell. */
    public record Fits(String version) implements Level {}

    /**
     * It must be migrated first, by whoever owns it.
     *
     * @param version the last migration that ran; empty where none did, or from before replicas could look
     * @param missing how many have not run; 0 where that cannot be seen
     */
    public record Behind(String version, int missing) implements Level {}

    /**
     * A later version took away what this one still uses: this one must not run any more.
     *
     * @param by the migration that did
     */
    public record Ahead(String by) implements Level {}

    /** Tenants are not kept apart: nothing may be served. */
    public record Apart(List<String> breaches) implements Level {}

    /**
     * Looks, with the rights of the runtime role, whether the database is at the level that this version needs, and changes
     * nothing. A later level will do, so that replicas of before go on while those of after begin, unless a migration whose
     * name begins with {@value #CONTRACT} has run that this version does not know.
     *
     * @param runtime as for {@link Store#open}
     */
    public static Level look(DataSource runtime) {
        MigrationInfo[] all;
        try {
            all = flyway(runtime).load().info().all();
        } catch (FlywayException e) {
            if (notToBeSeen(e)) {
                return new Behind("", 0);
            }
            throw e;
        }
        List<MigrationInfo> unknown = new ArrayList<>();
        int missing = 0;
        String last = "";
        for (MigrationInfo each : all) {
            MigrationState state = each.getState();
            if (each.getVersion() == null) {
                continue;
            }
            if (state.isApplied() && !state.isFailed()) {
                last = each.getVersion().getVersion();
                if (!state.isResolved()) {
                    unknown.add(each);
                }
            } else if (state.isResolved()) {
                missing++;
            }
        }
        if (missing > 0) {
            return new Behind(last, missing);
        }
        for (MigrationInfo later : unknown) {
            if (later.getDescription().startsWith(CONTRACT)) {
                return new Ahead("V" + later.getVersion() + " " + later.getDescription());
            }
        }
        // What came later is held against the rules of its own time, by whoever migrated.
        List<String> breaches = unknown.isEmpty() ? breaches(runtime) : List.of();
        return breaches.isEmpty() ? new Fits(last) : new Apart(breaches);
    }

    /**
     * Runs what has not run yet, then looks whether tenants are kept apart.
     *
     * @throws org.flywaydb.core.api.FlywayException if a migration fails or was changed after it ran
     */
    public Outcome run() {
        // Of several nodes that start at once one goes first, also on a database where there is nothing yet to lock.
        try (Connection alone = owner.getConnection();
                Statement lock = alone.createStatement()) {
            lock.execute("select pg_advisory_lock(hashtext('gehoor.migrations'))");
            return migrated();
        } catch (SQLException e) {
            throw new StoreFailure("the database cannot be brought to the form it must have", e);
        }
    }

    private Outcome migrated() {
        MigrateResult result = flyway(owner).load().migrate();
        List<String> breaches = breaches(owner);
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return breaches.isEmpty() ? new Ready(result.migrationsExecuted, version) : new Unsafe(breaches);
    }

    private static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .defaultSchema("migration")
                .schemas("migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true);
    }

    /** Rights to look came with a migration. */
    private static boolean notToBeSeen(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "42501".equals(sql.getSQLState());
            }
        }
        return false;
    }

    private static List<String> breaches(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return Isolation.breaches(connection).stream()
                    .map(Isolation.Breach::toString)
                    .toList();
        } catch (SQLException e) {
            throw new StoreFailure("the catalogue cannot be read", e);
        }
    }
}
