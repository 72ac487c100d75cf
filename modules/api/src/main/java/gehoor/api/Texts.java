package gehoor.api;

/** Which text can be kept, and which is safe where. */
final class Texts {
    private Texts() {}

    /** Without control characters and halves of characters. */
    static boolean keepable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    /** A cell of a table that a spreadsheet takes for text, never for a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("[^\",;\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
