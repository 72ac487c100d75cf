package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.Page;
import gehoor.casework.RegisterLine;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register as a table for a spreadsheet, whole; no cell can be taken for a formula. */
public final class RegisterTable {
    public static final String TYPE = "text/csv";

    static final String HEAD =
            "number,procedure,received,registered,kind,channel,stage,outcome,closed,about,transferred\r\n";

    /** What a spreadsheet takes for the beginning of a formula, or for a cell of its own before one (OWASP, CSV injection). */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private RegisterTable() {}

    /**
     * The table is read and sent piece by piece, however long it is. A refusal comes with the first piece, before anything is
     * sent; one that comes later breaks the answer off, so that a part is never taken for the whole.
     *
     * @param pieces by where to go on; null: at the beginning
     */
    public static Response of(Function<@Nullable String, Page<RegisterLine>> pieces) {
        Page<RegisterLine> first = pieces.apply(null);
        StreamingOutput table = to -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
            writer.append('\uFEFF').append(HEAD);
            Page<RegisterLine> page = first;
            while (true) {
                for (RegisterLine line : page.items()) {
                    writer.append(row(line)).append("\r\n");
                }
                if (page.next() == null) {
                    break;
                }
                page = pieces.apply(page.next());
            }
            writer.flush();
        };
        return Response.ok(table)
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
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
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
