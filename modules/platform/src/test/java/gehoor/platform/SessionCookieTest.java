package gehoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    @Test
    @Tag("asvs:V3.3.1")
    void whereBrowsersComeByHttpsItIsForThisHostAloneAndNeverOnAnOpenLine() {
        assertThat(dressed(true))
                .containsEntry("setName", "__Host-gehoor")
                .containsEntry("setSecure", true)
                .containsEntry("setPath", "/")
                .containsEntry("setHttpOnly", true)
                .doesNotContainKey("setDomain");
    }

    @Test
    void onThisMachineItComesByHttpToo() {
        assertThat(dressed(false))
                .containsEntry("setName", "gehoor")
                .containsEntry("setSecure", false)
                .containsEntry("setHttpOnly", true);
    }

    private static Map<String, Object> dressed(boolean https) {
        Map<String, Object> set = new TreeMap<>();
        SessionCookieConfig cookie = (SessionCookieConfig) Proxy.newProxyInstance(
                SessionCookieTest.class.getClassLoader(),
                new Class<?>[] {SessionCookieConfig.class},
                (proxy, method, arguments) -> set.put(method.getName(), arguments[0]));
        SessionCookie.dress(cookie, https);
        return set;
    }
}
