package gehoor.vault;

import java.util.regex.Pattern;

/** The alphabet of ids: narrow enough to stand in a line of the key file without quoting. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private Names() {}

    static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a " + what + " is named by 1 to 100 letters, digits and . _ : -");
        }
    }

    static void present(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is missing");
        }
    }
}
