package gehoor.platform.bench.floor;

import gehoor.platform.bench.floor.Template.Column;
import gehoor.platform.bench.floor.Template.Kind;
import gehoor.platform.bench.floor.Template.Write;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of a reference case by bare statements: one transaction, the row of the file held as the product holds it. */
public final class Floor {
    private static final String TENANT = "select set_config('app.tenant', ?, true)";
    private static final String HOLD = "select version from gehoor.file where tenant_id = ? and id = ? for update";
    private static final String NUMBER =
            "insert into gehoor.number_series as kept (tenant_id, series, year, last) values (?, ?, 2026, 1)"
                    + " on conflict (tenant_id, series, year) do update set last = kept.last + 1 returning last";

    private final Template template;
    private final List<List<String>> statements;

    public Floor(Template template) {
        this.template = template;
        this.statements = template.steps().stream()
                .map(step -> step.writes().stream().map(Floor::sql).toList())
                .toList();
    }

    /** How many statements a step takes; begin, commit and the tenant setting left out. */
    public int statements(int step) {
        return template.steps().get(step).writes().size() + 1;
    }

    public int steps() {
        return template.steps().size();
    }

    /** @param connection without autocommit */
    public void run(Connection connection, String tenant, UUID file, int step) throws SQLException {
        try {
            try (PreparedStatement statement = connection.prepareStatement(TENANT)) {
                statement.setString(1, tenant);
                statement.executeQuery().close();
            }
            String number = null;
            if (step == 0) {
                number = number(connection, tenant);
            } else {
                hold(connection, tenant, file);
            }
            List<Write> writes = template.steps().get(step).writes();
            for (int i = 0; i < writes.size(); i++) {
                write(connection, statements.get(step).get(i), writes.get(i), tenant, file, number);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private String number(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBER)) {
            statement.setString(1, tenant);
            statement.setString(2, template.series());
            try (ResultSet drawn = statement.executeQuery()) {
                drawn.next();
                return "%s-2026-%06d".formatted(template.series(), drawn.getInt(1));
            }
        }
    }

    private static void hold(Connection connection, String tenant, UUID file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setString(1, tenant);
            statement.setObject(2, file);
            try (ResultSet held = statement.executeQuery()) {
                if (!held.next()) {
                    throw new SQLException("no such file");
                }
            }
        }
    }

    private static void write(
            Connection connection, String sql, Write write, String tenant, UUID file, @Nullable String number)
            throws SQLException {
        List<Column> columns = new ArrayList<>(write.columns());
        columns.addAll(write.key());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (List<@Nullable Object> row : write.rows()) {
                for (int i = 0; i < columns.size(); i++) {
                    bind(statement, ++index, write.table(), columns.get(i), row.get(i), tenant, file, number);
                }
            }
            statement.executeUpdate();
        }
    }

    private static void bind(
            PreparedStatement statement,
            int index,
            String table,
            Column column,
            @Nullable Object value,
            String tenant,
            UUID file,
            @Nullable String number)
            throws SQLException {
        String name = column.name();
        boolean isFile = table.equals("gehoor.file");
        if (name.equals("tenant_id")) {
            statement.setString(index, tenant);
        } else if (name.equals("file_id") || (isFile && name.equals("id"))) {
            statement.setObject(index, file);
        } else if (isFile && name.equals("number") && number != null) {
            statement.setString(index, number);
        } else if (name.equals("id") && column.type().equals("uuid")) {
            statement.setObject(index, UUID.randomUUID());
        } else if ((table.equals("gehoor.idempotency") && name.equals("key")) || name.equals("lookup")) {
            byte[] random = new byte[name.equals("key") ? 16 : 32];
            ThreadLocalRandom.current().nextBytes(random);
            statement.setBytes(index, random);
        } else if (value == null) {
            statement.setString(index, null);
        } else if (column.type().equals("bytea")) {
            statement.setBytes(index, Base64.getDecoder().decode(value.toString()));
        } else {
            statement.setString(index, value.toString());
        }
    }

    private static String sql(Write write) {
        if (write.kind() == Kind.INSERT) {
            String row = write.columns().stream().map(Floor::place).collect(Collectors.joining(", ", "(", ")"));
            return "insert into %s (%s) values %s"
                    .formatted(
                            write.table(),
                            write.columns().stream().map(Column::name).collect(Collectors.joining(", ")),
                            write.rows().stream().map(each -> row).collect(Collectors.joining(", ")));
        }
        String found = write.key().stream().map(Floor::equal).collect(Collectors.joining(" and "));
        return write.kind() == Kind.DELETE
                ? "delete from %s where %s".formatted(write.table(), found)
                : "update %s set %s where %s"
                        .formatted(
                                write.table(),
                                write.columns().stream().map(Floor::equal).collect(Collectors.joining(", ")),
                                found);
    }

    private static String place(Column column) {
        return "?::" + column.type();
    }

    private static String equal(Column column) {
        return "%s = ?::%s".formatted(column.name().toLowerCase(Locale.ROOT), column.type());
    }
}
