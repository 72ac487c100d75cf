package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A legal floor: what no procedure under this law may fall below.
 *
 * @param source where the law is published
 */
public record Law(String id, Words title, String source, Map<String, Floor> floors, Place at) {

    /**
     * @param atMost a clock that meets this floor may not be longer; null where the floor is a duty
     * @param fromReceipt the law counts the term from receipt, so that it runs in every file to which the law applies
     * @param mayPause the law names something for which the term stands still
     * @param extension by how much all extensions together may lengthen it; null: the floor says nothing of it
     * @param byConsent beyond that it may be extended as long as those concerned agree
     * @param fixed it may not be extended at all
     * @param owedAt at which ends of a file it must have been met; null: the floor says nothing of it
     * @param article for instance {@code Bestuursdecreet, art. II.83}
     */
    public record Floor(
            String id,
            @Nullable Period atMost,
            boolean fromReceipt,
            boolean mayPause,
            @Nullable Period extension,
            boolean byConsent,
            boolean fixed,
            @Nullable End owedAt,
            Words words,
            String article,
            Place at) {}

    /** Ends of a file. That the complainant stopped it, or that it moved to another procedure, is none of them. */
    public enum End {
        /** Every one. */
        END,
        /** One that is no refusal. */
        RESULT,
        /** By an act that asks or sets a ground for not handling. */
        REFUSAL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
