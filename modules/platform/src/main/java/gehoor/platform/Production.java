package gehoor.platform;

import gehoor.store.Durability;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** What must not be where complaints of real people are kept: with {@code gehoor.production=true} nothing starts on it. */
final class Production {
    private static final String SETTING = "gehoor.production";
    private static final String TEST = "gehoor.test.";

    private Production() {}

    /**
     * @param runtime as what the platform runs as: a role can have settings of its own
     * @throws IllegalStateException with one sentence
     */
    static void mustBeFit(Config settings, DataSource runtime) throws SQLException {
        if (!settings.getOptionalValue(SETTING, Boolean.class).orElse(false)) {
            return;
        }
        Optional<String> ofTests = StreamSupport.stream(
                        settings.getPropertyNames().spliterator(), false)
                .map(name -> name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'))
                .filter(name -> name.startsWith(TEST))
                .findFirst();
        if (ofTests.isPresent()) {
            throw new IllegalStateException(
                    "%s is set, which is for tests only, and with GEHOOR_PRODUCTION=true nothing is started with it."
                            .formatted(ofTests.get()));
        }
        try (Connection connection = runtime.getConnection()) {
            Optional<String> doubt = Durability.doubt(connection);
            if (doubt.isPresent()) {
                throw new IllegalStateException(doubt.get());
            }
        }
    }
}
