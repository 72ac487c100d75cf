package gehoor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the database to the form this version needs, once at each start, before anything else reads it.
 *
 * <p>It works as the owner of the schemas, a role the running platform never uses. The runtime role
 * ({@code gehoor_app}) must be there already: whoever provisions the database makes it, migrations only
 * grant to it.
 */
public final class Migrations {
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
        MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migration")
                .defaultSchema("migration")
                .schemas("migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
        List<String> breaches = breaches();
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return breaches.isEmpty() ? new Ready(result.migrationsExecuted, version) : new Unsafe(breaches);
    }

    private List<String> breaches() {
        try (Connection connection = owner.getConnection()) {
            return Isolation.breaches(connection).stream()
                    .map(Isolation.Breach::toString)
                    .toList();
        } catch (SQLException e) {
            throw new StoreFailure("the catalogue cannot be read", e);
        }
    }
}
