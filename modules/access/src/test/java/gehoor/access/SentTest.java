package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SentTest {
    private static final URI SELF = URI.create("https://gehoor.example.org");

    @Test
    @Tag("asvs:V3.5.1")
    void aFormIsBelievedOnlyWhereThePageItCameFromIsOurs() {
        assertThat(elsewhere("POST", Map.of("Sec-Fetch-Site", "same-origin"))).isFalse();
        assertThat(elsewhere("POST", Map.of("Sec-Fetch-Site", "none"))).isFalse();
        assertThat(elsewhere("POST", Map.of("Origin", "https://gehoor.example.org")))
                .isFalse();

        assertThat(elsewhere("POST", Map.of())).isTrue();
        for (String site : new String[] {"cross-site", "same-site", "", "SAME-ORIGIN"}) {
            assertThat(elsewhere("POST", Map.of("Sec-Fetch-Site", site, "Origin", "https://gehoor.example.org")))
                    .as(site)
                    .isTrue();
        }
        for (String origin : new String[] {
            "null",
            "",
            "http://gehoor.example.org",
            "https://gehoor.example.org:444",
            "https://gehoor.example.org.evil.example",
            "https://evil.example"
        }) {
            assertThat(elsewhere("POST", Map.of("Origin", origin))).as(origin).isTrue();
        }
        assertThat(elsewhere("DELETE", Map.of("Sec-Fetch-Site", "cross-site"))).isTrue();
    }

    @Test
    void whoOnlyLooksMayComeFromAnywhere() {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            assertThat(elsewhere(method, Map.of("Sec-Fetch-Site", "cross-site")))
                    .as(method)
                    .isFalse();
        }
    }

    private static boolean elsewhere(String method, Map<String, String> headers) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                SentTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getHeader" -> headers.get((String) arguments[0]);
                    default -> null;
                });
        return Sent.fromElsewhere(request, SELF);
    }
}
