package gehoor.platform.acceptance.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A class of tests in a browser. Beside {@link gehoor.platform.acceptance.Acceptance}, which starts the product. After each
 * test its pages are closed, and it fails if one of them had anything to complain of. The browser itself is one for all tests.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(InBrowser.Pages.class)
public @interface InBrowser {

    /** Opens the browser where it is not open yet, and closes it after the last of all tests. */
    final class Pages implements BeforeEachCallback, AfterEachCallback {
        private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Pages.class);

        @Override
        public void beforeEach(ExtensionContext test) {
            test.getRoot().getStore(OURS).getOrComputeIfAbsent(Ending.class);
        }

        @Override
        public void afterEach(ExtensionContext test) {
            Browser.closePages(test.getExecutionException().isPresent() ? test.getDisplayName() : null);
        }
    }

    /** What happens after the last test, in the thread of the tests: the browser's driver knows no other. */
    final class Ending implements AutoCloseable {
        @Override
        public void close() {
            Gallery.write();
            Browser.close();
        }
    }
}
