package gehoor.casework.governance;

import gehoor.casework.GoingOver;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be written into a proposal: which files, how long, of which signs. */
final class Writable {
    private static final String TENANT_FILE = "tenant.yaml";
    private static final Pattern PATH =
            Pattern.compile("tenant\\.yaml|(procedures|letters|texts|examples)/[a-z0-9][a-z0-9-]{0,79}\\.yaml");
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 300_000;
    private static final int MOST_FILES = 1_000;

    private Writable() {}

    /** What bars this title; nothing where it can be one. */
    static List<Refusal> title(String title) {
        return title.isBlank()
                        || title.strip().length() > LONGEST_TITLE
                        || !keepable(title.strip())
                        || title.strip().lines().count() > 1
                ? List.of(Wording.refusal(Refusal.Reason.FIELD, "title", "title", LONGEST_TITLE))
                : List.of();
    }

    /** What bars that this stands in the trail as a reason; nothing where it can. */
    static List<Refusal> reason(String reason) {
        if (reason.isBlank()) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "reason", "reason"));
        }
        if (reason.strip().length() > GoingOver.LONGEST_REASON) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "reason-long", "reason", GoingOver.LONGEST_REASON));
        }
        return keepable(reason) ? List.of() : List.of(Wording.refusal(Refusal.Reason.FIELD, "text-signs", "reason"));
    }

    /**
     * What bars that this is written; nothing where it can be.
     *
     * @param text null: the file would go
     */
    static List<Refusal> file(Row row, String path, @Nullable String text) {
        if (!PATH.matcher(path).matches()) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "path", "path"));
        }
        if (text == null && path.equals(TENANT_FILE)) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "tenant-stays", "path"));
        }
        if (text == null && !row.files().containsKey(path)) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "no-such-file", "path"));
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "text-long", "text", LONGEST_TEXT));
        }
        if (text != null && !keepable(text)) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "text-signs", "text"));
        }
        return text != null && !row.files().containsKey(path) && row.files().size() >= MOST_FILES
                ? List.of(Wording.refusal(Refusal.Reason.FIELD, "too-many-files", "path", MOST_FILES))
                : List.of();
    }

    /** What bars that these are all the files of an organisation; nothing where they can be. */
    static List<Refusal> files(Map<String, String> files) {
        if (files.size() > MOST_FILES) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "too-many-files", null, MOST_FILES));
        }
        if (!files.containsKey(TENANT_FILE)) {
            return List.of(Wording.refusal(Refusal.Reason.FIELD, "no-tenant-file", null));
        }
        List<Refusal> refusals = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (!PATH.matcher(path).matches()) {
                refusals.add(Wording.refusal(Refusal.Reason.FIELD, "path-of", null, path));
            } else if (text.length() > LONGEST_TEXT) {
                refusals.add(Wording.refusal(Refusal.Reason.FIELD, "text-long-of", null, path, LONGEST_TEXT));
            } else if (!keepable(text)) {
                refusals.add(Wording.refusal(Refusal.Reason.FIELD, "text-signs-of", null, path));
            }
        });
        return refusals;
    }

    /** Whether a database and a reader of YAML can hold it: no half signs, no control characters but those that text is laid out with. */
    private static boolean keepable(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    }
}
