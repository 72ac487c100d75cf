package gehoor.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a fact can be. Only clear values take part in conditions; what a person wrote is {@link Sealed}
 * here: known to be there, never what it says.
 */
public sealed interface Value {

    /** One of the choices of a field, or the id of a service, facility, body, ground, outcome or member of staff. */
    record Code(String code) implements Value {
        @Override
        public String toString() {
            return code;
        }
    }

    /** Several choices. */
    record Codes(SortedSet<String> codes) implements Value {
        public Codes(Collection<String> codes) {
            this((SortedSet<String>) new TreeSet<>(codes));
        }

        @Override
        public String toString() {
            return String.join(", ", codes);
        }
    }

    record YesNo(boolean yes) implements Value {
        @Override
        public String toString() {
            return yes ? "yes" : "no";
        }
    }

    record Day(LocalDate date) implements Value {
        @Override
        public String toString() {
            return date.toString();
        }
    }

    record Moment(Instant instant) implements Value {
        @Override
        public String toString() {
            return instant.toString();
        }
    }

    @SuppressWarnings("JavaLangClash")
    record Number(BigDecimal number) implements Value {
        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** Something written or attached by a person; its content lies sealed beside the event that recorded it. */
    record Sealed() implements Value {
        @Override
        public String toString() {
            return "(sealed)";
        }
    }

    YesNo YES = new YesNo(true);
    YesNo NO = new YesNo(false);
    Sealed SEALED = new Sealed();

    static Code code(String code) {
        return new Code(code);
    }

    static YesNo of(boolean yes) {
        return yes ? YES : NO;
    }

    static Day day(LocalDate date) {
        return new Day(date);
    }
}
