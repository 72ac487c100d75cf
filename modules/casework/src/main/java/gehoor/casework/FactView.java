package gehoor.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as this viewer may read it.
 *
 * @param about the party or instrument it is a fact of; null: the file
 * @param type the field's type, as a procedure writes it
 * @param codes the code or codes, where the type has them (yes and no for yes-no); else empty
 * @param text what to show: label, date, number, or what was written; null where that was erased
 */
public record FactView(
        String field,
        String label,
        String type,
        @Nullable String about,
        List<String> codes,
        @Nullable String text) {}
