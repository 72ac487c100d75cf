package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The product's database, seen from outside and past every policy in it: for what must, or must not, stand there. */
public final class Database {
    private Database() {}

    /** Rows as column name to text, in the order of the columns. */
    public static List<Map<String, String>> rows(String query, Object... with) {
        try (Connection connection = Gehoor.platform().database();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < with.length; i++) {
                statement.setObject(i + 1, with[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Map<String, String>> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns; i++) {
                        row.put(result.getMetaData().getColumnName(i), String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /**
     * What comes of something while a key opens nothing, as if it were another organisation's.
     *
     * @param file of which it is
     * @param purpose as the vault calls it
     */
    public static <T> T shut(String tenant, UUID file, String purpose, Supplier<T> meanwhile) {
        String turned = "update vault.file_key set wrapped = set_byte(wrapped, 40, 255 - get_byte(wrapped, 40))"
                + " where tenant_id = ? and file_id = ? and purpose = ? returning 1";
        assertThat(rows(turned, tenant, file, purpose)).hasSize(1);
        try {
            return meanwhile.get();
        } finally {
            rows(turned, tenant, file, purpose);
        }
    }

    /** Every row of every table, each as one line of text; what is bytes is in hexadecimal. */
    public static List<String> dump() {
        List<String> lines = new ArrayList<>();
        for (Map<String, String> table :
                rows("select schemaname || '.' || quote_ident(tablename) as name from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') order by 1")) {
            String name = table.get("name");
            try (Connection connection = Gehoor.platform().database();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select t::text from " + name + " t")) {
                while (result.next()) {
                    lines.add(name + ": " + result.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(name, e);
            }
        }
        return lines;
    }
}
