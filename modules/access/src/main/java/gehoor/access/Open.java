package gehoor.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** To whom a route is open. A route that does not say so is open to nobody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Open {
    To value();

    /** Limited for who comes without a token; none where it takes nothing in. */
    Limits.Of[] limited() default {};

    /** Who may knock. What they are then shown or allowed is the procedure's. */
    enum To {
        /** Anyone; a member of staff only in their own tenant. */
        EVERYONE,
        /** Who has a receipt. */
        RECEIPT,
        /** Staff of the tenant in the address. */
        STAFF,
        /** Who runs the platform. */
        PLATFORM
    }
}
