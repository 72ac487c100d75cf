package gehoor.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt opens.
 *
 * @param holder complainant, or the party's id
 * @param replacement a new code, shown this once: the one used had been given by phone. The old one opens nothing more as
 *     soon as this one is used
 * @param files mostly one; more where a linked file is opened by the same receipt. Number, stage, messages, clocks and
 *     facts as far as the procedure lets its holder see them
 */
public record MailboxView(String holder, @Nullable String replacement, List<FileView> files) {
    @Override
    public String toString() {
        return "MailboxView[" + holder + "]";
    }
}
