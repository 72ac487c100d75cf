package gehoor.platform.acceptance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A class of tests on the running product. The product is started once for all of them; each test begins on
 * {@link Time#BEGINNING}, and makes the files it needs itself: nothing of what another test left behind is relied on.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(Acceptance.Beginning.class)
public @interface Acceptance {

    /** Starts the product where it does not run yet, and turns the clock back to the beginning. */
    final class Beginning implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext test) {
            Time.begin();
        }
    }
}
