package gehoor.policy;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A typed field that an action can ask and a fact that conditions can look at.
 *
 * @param choices id to label, in the order written; empty unless the type is a choice
 * @param compartment which compartment its value is recorded in ({@link Compartment#FILE} unless said)
 * @param min smallest number or fewest attachments; largest likewise
 * @param notInFuture a date later than the day of recording is refused
 * @param unit what a number counts; empty where it says nothing
 * @param decimals how many digits a number may have after the point; null: any
 */
public record Field(
        String id,
        Type type,
        Words label,
        Words hint,
        Map<String, Words> choices,
        String compartment,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        boolean notInFuture,
        Words unit,
        @Nullable Integer decimals,
        Place at) {

    /** The closed list of types. The word in a procedure is the lower-case name with a dash. */
    public enum Type {
        /** One line that a person writes; sealed. */
        TEXT,
        /** Several lines that a person writes; sealed. */
        LONG_TEXT,
        /** Exactly one of {@code choices}. */
        CHOICE,
        /** One or more of {@code choices}. */
        CHOICES,
        YES_NO,
        DATE,
        NUMBER,
        /** One of the tenant's services. */
        SERVICE,
        /** One of the tenant's facilities. */
        FACILITY,
        /** One of the tenant's outside bodies. */
        BODY,
        /** One or more of the tenant's outside bodies. */
        BODIES,
        /** A member of staff, by account id. */
        STAFF,
        /** A party of this file, by its id in the file. */
        PARTY,
        /** One of the procedure's grounds for not handling. */
        GROUND,
        /** One of the procedure's outcomes. */
        OUTCOME,
        /** One or more of the items that a consent names. */
        ITEMS,
        /** Files; sealed. */
        ATTACHMENTS,
        /** Name and ways to be reached; goes to the vault, into the compartment {@link Compartment#IDENTITY}. */
        CONTACT;

        /** Whether the value is kept sealed, so that conditions only see that it is there. */
        public boolean sealed() {
            return this == TEXT || this == LONG_TEXT || this == ATTACHMENTS || this == CONTACT;
        }

        public boolean several() {
            return this == CHOICES || this == BODIES || this == ITEMS;
        }

        /** The word used in a procedure. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
