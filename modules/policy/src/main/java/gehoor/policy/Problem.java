package gehoor.policy;

/**
 * What is wrong in a tenant-config folder.
 *
 * <p>It is shown on terminals and in pages, and quotes what strangers wrote: whatever does not print is made visible.
 *
 * @param what one sentence in English that names the word and, where there is one, the nearest known word
 */
public record Problem(Place at, String what) {
    public Problem {
        what = printed(what);
    }

    private static String printed(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                shown.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    @Override
    public String toString() {
        return at + "  " + what;
    }
}
