package gehoor.store;

import gehoor.casework.Chain;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that one act is about, as its row tells. It is read by hand, its history in the same message: every act does so, and a tenth of
 * its time went into having one row and its few entries mapped.
 *
 * @param linked whether {@code gehoor.link} has anything of it
 */
record OneFile(FileRow row, boolean linked) {
    static OneFile of(String tenant, UUID file, ResultSet row) throws SQLException {
        return new OneFile(
                new FileRow(
                        file,
                        tenant,
                        row.getString("procedure"),
                        row.getString("procedure_version"),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("stage"),
                        row.getString("outcome"),
                        row.getString("identity"),
                        row.getString("channel"),
                        row.getString("language"),
                        row.getObject("received", LocalDate.class),
                        row.getObject("registered", LocalDate.class),
                        Sql.day(row, "closed_on"),
                        Sql.day(row, "next_due"),
                        Sql.moment(row, "wake_at"),
                        words(row, "handlers"),
                        words(row, "marks"),
                        row.getLong("version"),
                        row.getBytes("chain")),
                row.getBoolean("linked"));
    }

    /** @param before the entries that come before it, in order */
    static EntryRow entry(ResultSet row, List<EntryRow> before) throws SQLException {
        byte @Nullable [] previous = row.getBytes("previous");
        return new EntryRow(
                row.getInt("seq"),
                Sql.instant(row, "at"),
                Packed.text(row.getString("clear"), row.getBytes("packed")),
                row.getBytes("sealed"),
                previous == null ? Chain.head(before) : previous,
                row.getBytes("hash"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
