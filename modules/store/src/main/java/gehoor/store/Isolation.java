package gehoor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that keep tenants apart, read from PostgreSQL's own catalogue: what is there counts, not what
 * the migrations meant. Looked at in the build and at every start.
 */
final class Isolation {
    /** The role the running platform uses. Whoever provisions the database makes it; migrations only grant. */
    static final String RUNTIME_ROLE = "gehoor_app";

    /**
     * Something that breaks a rule.
     *
     * @param rule id of the rule, as in {@code isolation.sql}
     * @param object the table, key, role or other thing that breaks it
     */
    record Breach(String rule, String object) {
        @Override
        public String toString() {
            return rule + ": " + object;
        }
    }

    private Isolation() {}

    /** All breaches, in the order of rule and name; empty when the tenants are kept apart. */
    static List<Breach> breaches(Connection connection) throws SQLException {
        List<Breach> found = new ArrayList<>();
        try (PreparedStatement rules = connection.prepareStatement(rules());
                ResultSet rows = rules.executeQuery()) {
            while (rows.next()) {
                found.add(new Breach(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    static String rules() {
        try (InputStream file = Isolation.class.getResourceAsStream("/gehoor/store/isolation.sql")) {
            if (file == null) {
                throw new IllegalStateException("isolation.sql is not beside its class");
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
