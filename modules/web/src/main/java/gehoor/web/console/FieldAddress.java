package gehoor.web.console;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which part of which file of which proposal is asked for. */
public final class FieldAddress {
    private String proposal = "";
    private String folder = "";
    private String name = "";
    private String part = "";
    private String form = "";
    private String which = "";
    private String line = "";
    private String column = "";

    @PathParam("proposal")
    public void setProposal(@Nullable String said) {
        proposal = of(said);
    }

    @PathParam("folder")
    public void setFolder(@Nullable String said) {
        folder = of(said);
    }

    @PathParam("name")
    public void setName(@Nullable String said) {
        name = of(said);
    }

    @QueryParam("deel")
    public void setPart(@Nullable String said) {
        part = of(said);
    }

    @QueryParam("vorm")
    public void setForm(@Nullable String said) {
        form = of(said);
    }

    @QueryParam("soort")
    public void setWhich(@Nullable String said) {
        which = of(said);
    }

    @QueryParam("regel")
    public void setLine(@Nullable String said) {
        line = of(said);
    }

    @QueryParam("teken")
    public void setColumn(@Nullable String said) {
        column = of(said);
    }

    private static String of(@Nullable String said) {
        return said == null ? "" : said;
    }

    String proposal() {
        return proposal;
    }

    /** Relative to the organisation's folder. */
    String path() {
        return Proposing.path(folder, name);
    }

    /** The address of the part in its file; empty: all of it. */
    String part() {
        return part;
    }

    /** The shape that is to stand where a line stands; empty: the one that stands there. */
    String form() {
        return form;
    }

    /** The word that was chosen of many; empty: none. */
    String which() {
        return which;
    }

    /** Instead of an address, the line in which it stands; 0: none was said. */
    int line() {
        return number(line);
    }

    /** The sign in that line; 0: none was said. */
    int column() {
        return number(column);
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
