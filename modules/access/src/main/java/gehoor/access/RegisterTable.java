package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.Page;
import gehoor.casework.RegisterLine;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register as a table for a spreadsheet: whole, up to 20,000 lines; no cell can be taken for a formula. */
public final class RegisterTable {
    public static final String TYPE = "text/csv";

    private static final int MOST_LINES = 20_000;
    private static final String HEAD =
            "number,procedure,received,registered,kind,channel,stage,outcome,closed,about,transferred\r\n";

    private RegisterTable() {}

    /** @param pieces by where to go on; null: at the beginning */
    public static Response of(Function<@Nullable String, Page<RegisterLine>> pieces) {
        StringBuilder table = new StringBuilder("\uFEFF").append(HEAD);
        String from = null;
        int lines = 0;
        do {
            Page<RegisterLine> page = pieces.apply(from);
            for (RegisterLine line : page.items()) {
                table.append(row(line)).append("\r\n");
                lines++;
            }
            from = page.next();
        } while (from != null && lines < MOST_LINES);
        return Response.ok(table.toString().getBytes(UTF_8))
                .type(TYPE + ";charset=utf-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"register.csv\"")
                .build();
    }

    static String row(RegisterLine line) {
        return Stream.of(
                        or(line.number()),
                        line.procedure(),
                        line.received().toString(),
                        line.registered().toString(),
                        or(line.kindLabel()),
                        or(line.channel()),
                        line.stageLabel(),
                        or(line.outcomeLabel()),
                        day(line.closedOn()),
                        String.join("; ", line.about()),
                        line.transferred() ? "yes" : "")
                .map(RegisterTable::cell)
                .collect(Collectors.joining(","));
    }

    /** A cell of a table that a spreadsheet takes for text, never for a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("[^\",;\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
