package gehoor.api;

/** Which text is safe where. */
final class Texts {
    private Texts() {}

    /** A cell of a table that a spreadsheet takes for text, never for a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("[^\",;\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
