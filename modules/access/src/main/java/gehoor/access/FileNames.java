package gehoor.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files within a zip, so that every system can unpack it into one folder, whatever was typed. */
public final class FileNames {
    private static final int LONGEST = 120;
    /** What a path is made of, what some system refuses, and what is not seen. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]|\\.{2,}");

    private static final Pattern ENDS = Pattern.compile("^[.\\s]+|[.\\s]+$");
    /** To Windows these are no files, whatever they end in. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private FileNames() {}

    /** @param otherwise where nothing is left of it */
    public static String safe(String name, String otherwise) {
        String safe =
                UNSAFE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("-");
        safe = ENDS.matcher(safe).replaceAll("");
        if (safe.length() > LONGEST) {
            int dot = safe.lastIndexOf('.');
            String ending = dot > 0 && safe.length() - dot <= 10 ? safe.substring(dot) : "";
            int end = LONGEST - ending.length();
            safe = safe.substring(0, Character.isHighSurrogate(safe.charAt(end - 1)) ? end - 1 : end) + ending;
        }
        if (DEVICE.matcher(safe).matches()) {
            safe = "_" + safe;
        }
        return safe.isEmpty() ? otherwise : safe;
    }

    /**
     * The same, and like none of these, to which it is added; to many systems small and capital letters are the same.
     *
     * @param number put before it where there is one like it
     */
    public static String unlike(Set<String> names, String name, int number, String otherwise) {
        String safe = safe(name, otherwise);
        if (names.add(safe.toLowerCase(Locale.ROOT))) {
            return safe;
        }
        String other = number + "-" + safe;
        while (!names.add(other.toLowerCase(Locale.ROOT))) {
            other = "_" + other;
        }
        return other;
    }
}
