package gehoor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement on the connection of a unit of work, or several that go there together. Its text is a constant; what varies is set, in order. */
final class Sql {
    /** Beyond this PostgreSQL's years and ours part ways; it stands for "without end". */
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    /** Makes something of the row a result set stands on. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @SuppressWarnings("ArrayRecordComponent") // is only handed over, never compared
    private record ArrayOf(String type, Object[] elements) {}

    /** Nothing, of a known type: a parameter whose type changes from one time to the next has PostgreSQL plan the statement anew. */
    private record Nothing(int type) {}

    private final Unit unit;
    private final Connection connection;
    private String text;
    private final List<@Nullable Object> values = new ArrayList<>();

    Sql(Unit unit, String text) {
        this.unit = unit;
        this.connection = unit.connection();
        this.text = text;
    }

    Sql set(@Nullable Object... more) {
        for (Object value : more) {
            values.add(value);
        }
        return this;
    }

    Sql text(@Nullable String value) {
        values.add(value == null ? new Nothing(Types.VARCHAR) : value);
        return this;
    }

    Sql day(@Nullable LocalDate value) {
        values.add(value == null ? new Nothing(Types.DATE) : value);
        return this;
    }

    Sql moment(@Nullable Instant value) {
        values.add(value == null ? new Nothing(Types.TIMESTAMP_WITH_TIMEZONE) : value);
        return this;
    }

    Sql bytes(byte @Nullable [] value) {
        values.add(value == null ? new Nothing(Types.BINARY) : value);
        return this;
    }

    /** Another statement, which goes there with this one and is done after it: one way there and back for both. */
    Sql then(String more) {
        unit.count();
        text += ";\n" + more;
        return this;
    }

    /** A set of values as one parameter, by PostgreSQL's name of their type. */
    Sql setAll(String type, Collection<?> elements) {
        values.add(new ArrayOf(type, elements.toArray()));
        return this;
    }

    /** One column of several rows as one parameter. */
    <R> Sql column(String type, List<R> rows, Function<R, @Nullable Object> of) {
        // The driver writes bytes in an array of their own type only.
        @Nullable Object[] elements = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = bound(of.apply(rows.get(i)));
        }
        values.add(new ArrayOf(type, elements));
        return this;
    }

    /**
     * The text for so many rows. Where there is one, as most often, its columns are values and not arrays: to take a dozen arrays apart
     * takes PostgreSQL longer than to write the row.
     *
     * @param many in which the rows are {@code unnest(?::type[], ...)}; their columns are set by {@link #each}
     */
    static String rows(String many, int count) {
        return count == 1 ? many.replace("unnest(", "(select ").replace("[]", "") : many;
    }

    /** One column of the rows of a text by {@link #rows}. */
    <R> Sql each(String type, List<R> rows, Function<R, @Nullable Object> of) {
        if (rows.size() != 1) {
            return column(type, rows, of);
        }
        Object value = bound(of.apply(rows.get(0)));
        return switch (type) {
            case "bytea" -> bytes((byte[]) value);
            case "text" -> text((String) value);
            default -> set(value);
        };
    }

    /** @return how many rows it changed */
    int run() {
        try (PreparedStatement statement = sent()) {
            return statement.getUpdateCount();
        } catch (SQLException e) {
            throw new StoreFailure("a statement failed", e);
        }
    }

    /** Sends it; what comes is read statement by statement, in their order. */
    Results results() {
        try {
            return new Results(sent());
        } catch (SQLException e) {
            throw new StoreFailure("a statement failed", e);
        }
    }

    /** What several statements gave. */
    static final class Results implements AutoCloseable {
        private final PreparedStatement statement;
        private boolean begun;

        private Results(PreparedStatement statement) {
            this.statement = statement;
        }

        /** The rows of the next statement. */
        <T> List<T> list(RowReader<T> reader) {
            try {
                if (begun) {
                    statement.getMoreResults();
                }
                begun = true;
                return rows(statement, reader);
            } catch (SQLException e) {
                throw new StoreFailure("a statement failed", e);
            }
        }

        /** The one row of the next statement, where there is one. */
        <T> Optional<T> one(RowReader<T> reader) {
            return list(reader).stream().findFirst();
        }

        @Override
        public void close() {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new StoreFailure("a statement failed", e);
            }
        }
    }

    /** Runs it once for each row of values, in one round trip. */
    void runEach(List<Object[]> rows) {
        unit.begun();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    bind(statement, i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StoreFailure("a statement failed", e);
        }
    }

    <T> List<T> list(RowReader<T> reader) {
        try (PreparedStatement statement = sent()) {
            return rows(statement, reader);
        } catch (SQLException e) {
            throw new StoreFailure("a statement failed", e);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    <T> Optional<T> one(RowReader<T> reader) {
        List<T> found = list(reader);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** With the transaction's beginning before it where nothing was sent yet: one way there and back for both. */
    private PreparedStatement sent() throws SQLException {
        String first = unit.toBegin();
        PreparedStatement statement = connection.prepareStatement(first == null ? text : first + ";\n" + text);
        try {
            int index = 0;
            if (first != null) {
                bind(statement, ++index, unit.tenant());
            }
            for (Object value : values) {
                bind(statement, ++index, value);
            }
            statement.execute();
            if (first != null) {
                statement.getMoreResults();
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Nothing nothing) {
            statement.setNull(index, nothing.type());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof ArrayOf array) {
            statement.setArray(index, connection.createArrayOf(array.type(), array.elements()));
        } else if (value instanceof Instant moment) {
            statement.setObject(index, offset(moment));
        } else {
            statement.setObject(index, value);
        }
    }

    private static @Nullable Object bound(@Nullable Object value) {
        // Within an array a moment goes as text, which the cast in the statement reads.
        return value instanceof Instant || value instanceof LocalDate ? value.toString() : value;
    }

    private static OffsetDateTime offset(Instant moment) {
        return moment.isAfter(END) ? OffsetDateTime.MAX : moment.atOffset(ZoneOffset.UTC);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
