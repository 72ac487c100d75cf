package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhoAsksTest {
    @Test
    void theInterfaceIsKnownByWhatTheServerServesNotByWhatWasWritten() {
        HttpServletRequest disguised = request(Map.of(
                "getRequestURI", "/%61pi/tenants/a/work", "getServletPath", "/api", "getPathInfo", "/tenants/a/work"));

        assertThat(Paths.isApi(Paths.of(disguised))).isTrue();
    }

    @Test
    void aPageIsNoInterfaceHoweverItIsCalled() {
        for (String path : new String[] {"/", "/apiary", "/a/api/x", "/API/tenants", "/tenant/api"}) {
            assertThat(Paths.isApi(Paths.of(request(Map.of("getServletPath", "", "getPathInfo", path)))))
                    .as(path)
                    .isFalse();
        }
        assertThat(Paths.isApi(Paths.of(request(Map.of("getServletPath", "/api")))))
                .isTrue();
    }

    @Test
    void aLoginLeadsBackToAPageOfItsTenantOnly() {
        assertThat(Login.ownPage("tenant-a", "/tenant-a")).isTrue();
        assertThat(Login.ownPage("tenant-a", "/tenant-a/werk")).isTrue();
        assertThat(Login.ownPage("tenant-a", "/tenant-a/werk/doen/ask?on=inquiry-1&na=2026-03-02_x"))
                .isTrue();
        for (String elsewhere : new String[] {
            "",
            "/",
            "//tenant-a",
            "//evil.example.org/tenant-a",
            "/tenant-b/werk",
            "/tenant-a/../tenant-b",
            "/tenant-a\\@evil",
            "/tenant-a?x=//evil",
            "/tenant-a?x=%2F%2Fevil",
            "/tenant-a?to=https:",
            "https://evil.example.org/tenant-a",
            "/tenant-a/werk\r\nLocation: x",
            "/tenant-ab"
        }) {
            assertThat(Login.ownPage("tenant-a", elsewhere)).as(elsewhere).isFalse();
        }
    }

    static HttpServletRequest request(Map<String, Object> answers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                WhoAsksTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }
}
