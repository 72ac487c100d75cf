package gehoor.casework;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people are called and reached by, in the one form in which it is compared. */
final class Plain {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    /** Digits of a telephone number that tell people apart, whatever stands before them: country, trunk zero. */
    private static final int TELLING = 8;

    private Plain() {}

    /** Small letters without accents. */
    static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
    }

    /** The parts of a name, those of one letter left out. */
    static List<Set<String>> names(String name) {
        List<Set<String>> parts = new ArrayList<>();
        for (String part : BETWEEN_NAMES.split(of(name), -1)) {
            if (part.length() > 1) {
                parts.add(Set.of(part));
            }
        }
        return parts;
    }

    static List<Set<String>> mail(String mail) {
        String plain = of(mail);
        return plain.isEmpty() ? List.of() : List.of(Set.of(plain));
    }

    static List<Set<String>> phone(String phone) {
        String digits = NO_DIGIT.matcher(phone).replaceAll("");
        return digits.length() < 6
                ? List.of()
                : List.of(Set.of(digits.substring(Math.max(0, digits.length() - TELLING))));
    }
}
