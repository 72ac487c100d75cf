package gehoor.casework;

import gehoor.engine.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something this actor may do now, with the fields to fill in.
 *
 * @param on to be given with it: an instrument instance or a party; null where none
 * @param primary the likely next step
 * @param barredBy why it cannot be done just now; empty where it can
 */
public record OfferView(
        String action,
        String label,
        String hint,
        String basis,
        @Nullable String on,
        boolean primary,
        boolean recordsNothing,
        List<AskView> asks,
        List<Refusal> barredBy) {

    /** The same, where something else is asked. */
    public OfferView asking(List<AskView> others) {
        return new OfferView(action, label, hint, basis, on, primary, recordsNothing, others, barredBy);
    }

    /**
     * @param depends whether it is required may change with what else is filled in
     * @param unit what a number counts; null where it says nothing
     * @param decimals how many digits a number may have after the point; null: any
     * @param options what can be chosen, where the type has choices
     */
    public record AskView(
            String field,
            String type,
            String label,
            String hint,
            boolean required,
            boolean depends,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            boolean notInFuture,
            @Nullable String unit,
            @Nullable Integer decimals,
            List<Option> options) {

        /** The same, as it is asked where it was answered before: it may be left as it is. */
        public AskView again() {
            return new AskView(field, type, label, hint, false, false, min, max, notInFuture, unit, decimals, options);
        }
    }

    public record Option(String code, String label) {}
}
