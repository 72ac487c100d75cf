package gehoor.api;

import gehoor.access.Asking;
import gehoor.access.Ids;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.access.Wording;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.WorkFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands in addresses and headers; what cannot be read is refused with its name. */
@Dependent
public class Parameters {
    private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,9})\"");
    private static final Pattern PLACE =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})?_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST = 500;
    private static final String WHICH =
            Arrays.stream(WorkFilter.Which.values()).map(WorkFilter.Which::word).collect(Collectors.joining(", "));

    private final Asking asking;

    @Inject
    Parameters(Asking asking) {
        this.asking = asking;
    }

    /** What cannot be an id is the id of nothing. */
    UUID id(String text) {
        return Ids.read(text)
                .orElseThrow(() -> new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language())));
    }

    @Nullable
    UUID idOrNone(@Nullable String text) {
        return text == null ? null : id(text);
    }

    /** An id of something in a procedure. */
    String word(String text) {
        if (text.length() > 100 || !SentForm.keepable(text)) {
            throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language()));
        }
        return text;
    }

    @Nullable
    String text(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw bad(name, Wording.of(asking.language(), "text-long", LONGEST));
        }
        if (!SentForm.keepable(text)) {
            throw bad(name, Wording.of(asking.language(), "text-characters"));
        }
        return text;
    }

    /** Where a list goes on: what the page before gave to go on with, and nothing else. */
    @Nullable
    String place(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!PLACE.matcher(text).matches()) {
            throw bad("after", Wording.of(asking.language(), "text-place"));
        }
        return text;
    }

    LocalDate day(String name, String text) {
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                    return day;
                }
            }
        } catch (DateTimeParseException notADay) {
            throw bad(name, Wording.of(asking.language(), "text-date"));
        }
        throw bad(name, Wording.of(asking.language(), "text-date"));
    }

    @Nullable
    LocalDate dayOrNone(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? null : day(name, text);
    }

    @Nullable
    Instant momentOrNone(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notAMoment) {
            throw bad(name, Wording.of(asking.language(), "text-moment"));
        }
    }

    @Nullable
    Boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name, Wording.of(asking.language(), "text-yes-no"));
        };
    }

    /** All where nothing is said. */
    WorkFilter.Which which(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return WorkFilter.Which.ALL;
        }
        return WorkFilter.Which.of(text)
                .orElseThrow(() -> bad("which", Wording.of(asking.language(), "text-one-of", WHICH)));
    }

    /** 1 to 100; 50 where nothing is said. */
    int size(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 50;
        }
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= 100) {
            return Integer.parseInt(text);
        }
        throw bad("size", Wording.of(asking.language(), "text-number", 1, 100));
    }

    /** A number from 1; null where nothing is said. */
    @Nullable
    Integer count(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.matches("[1-9][0-9]{0,8}")) {
            return Integer.valueOf(text);
        }
        throw bad(name, Wording.of(asking.language(), "text-number", 1, 999_999_999));
    }

    /**
     * The version that was read; null for whichever.
     *
     * @param needed whether it must be said
     */
    @Nullable
    Long version(@Nullable String ifMatch, boolean needed) {
        if (ifMatch == null || ifMatch.isBlank()) {
            if (needed) {
                throw new NotServed(ProblemDocument.about(
                        Trouble.VERSION_NEEDED,
                        asking.language(),
                        "If-Match",
                        Wording.of(asking.language(), "version-needed.detail")));
            }
            return null;
        }
        if (ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw bad("If-Match", Wording.of(asking.language(), "header-version"));
        }
        return Long.valueOf(tag.group(1));
    }

    @Nullable
    IdempotencyKey key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!IdempotencyKey.valid(header)) {
            throw bad("Idempotency-Key", Wording.of(asking.language(), "header-idempotency"));
        }
        return new IdempotencyKey(header);
    }

    /** One of these words. */
    String oneOf(String name, String word, String... words) {
        if (!Set.of(words).contains(word)) {
            throw bad(name, Wording.of(asking.language(), "text-one-of", String.join(", ", words)));
        }
        return word;
    }

    /** Bytes that came as Base64. */
    byte[] base64(String name, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw bad(name, Wording.of(asking.language(), "text-base64"));
        }
    }

    /** What was sent. */
    <T> T body(@Nullable T body) {
        if (body == null) {
            throw new NotServed(ProblemDocument.of(
                    Trouble.MALFORMED, asking.language(), Wording.of(asking.language(), "body-missing")));
        }
        return body;
    }

    private NotServed bad(String name, String words) {
        return new NotServed(ProblemDocument.about(Trouble.MALFORMED, asking.language(), name, words));
    }
}
