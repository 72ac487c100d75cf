package gehoor.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class ProductionTest {

    @Test
    void what_is_for_tests_is_not_started_with_in_production_and_whoever_tries_out_is_asked_nothing() {
        assertThatThrownBy(() -> Production.mustBeFit(
                        settings(Map.of("gehoor.production", "true", "GEHOOR_TEST_CLOCK_KEY", "k")), untouched()))
                .hasMessageContaining("gehoor.test.clock.key is set, which is for tests only");
        assertThatCode(() -> Production.mustBeFit(settings(Map.of("GEHOOR_TEST_CLOCK_KEY", "k")), untouched()))
                .doesNotThrowAnyException();
    }

    private static Config settings(Map<String, String> values) {
        return proxy(Config.class, (method, argument) -> switch (method) {
            case "getOptionalValue" -> Optional.ofNullable(values.get(argument)).map(Boolean::valueOf);
            case "getPropertyNames" -> values.keySet();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static DataSource untouched() {
        return proxy(DataSource.class, (method, argument) -> {
            throw new UnsupportedOperationException("nobody asked the database");
        });
    }

    private interface Answers {
        Object to(String method, Object argument);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                ProductionTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments == null ? "" : arguments[0])));
    }
}
