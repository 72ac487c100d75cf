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
     * One thing that a law asks: a term ({@code atMost}), something owed when a file ends ({@code owedAt}), both, or only that the
     * procedure has a clock or a duty for it. {@code fromReceipt} and {@code mayPause} without a term are refused at reading, as is
     * {@code fixed} beside {@code extension} or {@code byConsent}.
     *
     * @param id within the law; a clock or duty names it as {@code law.floor}
     * @param atMost a clock that meets this floor may not be longer; null where the floor is no term
     * @param fromReceipt the law counts the term from receipt, so that it runs in every file to which the law applies
     * @param mayPause the law names something for which the term stands still; false where it is silent
     * @param extension by how much all extensions together may lengthen it; null: the floor says nothing of it
     * @param byConsent beyond that it may be extended as long as those concerned agree
     * @param fixed it may not be extended at all
     * @param owedAt at which ends of a file a duty that meets it must have been met; null: the floor says nothing of it
     * @param words what it asks, for people, in every language of the tenants
     * @param article for instance {@code Bestuursdecreet, art. II.83}; it stands in whatever is told of the floor
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

    /**
     * Ends of a file. That it was stopped at the complainant's request ({@code stop-at-request}), or that it moved to another procedure,
     * is none of them.
     */
    public enum End {
        /** Every one. */
        END,
        /** One that is no refusal. */
        RESULT,
        /** With an outcome that is a refusal, or by an act with which a ground for not handling is given or set. */
        REFUSAL;

        /** As {@code owed-at} writes it: {@code end}, {@code result}, {@code refusal}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
