package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gehoor.access.Open.To;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Caller OWN = new Caller.Staff("1", "Robin", "tenant-a", Set.of("handler"), Set.of());
    private static final Caller FOREIGN =
            new Caller.Staff("2", "Sam", "tenant-b", Set.of("handler", "platform-admin"), Set.of());
    private static final Caller ADMIN = new Caller.PlatformAdmin("3", "Alex");

    @Test
    void staffComeInWhereTheyBelongAndNowhereElse() {
        assertThat(status(To.STAFF, OWN, "tenant-a")).isZero();
        assertThat(status(To.STAFF, FOREIGN, "tenant-a")).isEqualTo(403);
        assertThat(status(To.STAFF, ADMIN, "tenant-a")).isEqualTo(403);
        assertThat(status(To.STAFF, Caller.NOBODY, "tenant-a")).isEqualTo(401);
    }

    @Test
    void aTokenThatIsSentCountsAlsoWhereNoneIsNeeded() {
        for (To to : List.of(To.EVERYONE, To.RECEIPT)) {
            assertThat(status(to, Caller.NOBODY, "tenant-a")).isZero();
            assertThat(status(to, OWN, "tenant-a")).isZero();
            assertThat(status(to, FOREIGN, "tenant-a")).isEqualTo(403);
            assertThat(status(to, ADMIN, "tenant-a")).isEqualTo(403);
        }
        assertThat(status(To.EVERYONE, OWN, null)).isZero();
    }

    @Test
    void onlyWhoRunsThePlatformConfiguresIt() {
        assertThat(status(To.PLATFORM, ADMIN, "tenant-a")).isZero();
        assertThat(status(To.PLATFORM, FOREIGN, "tenant-b")).isEqualTo(403);
        assertThat(status(To.PLATFORM, Caller.NOBODY, "tenant-a")).isEqualTo(401);
    }

    @Test
    void anAddressIsTheOneThatOurOwnServersSaw() {
        HttpServletRequest request = WhoAsksTest.request(Map.of(
                "getRemoteAddr",
                "10.0.0.1",
                "getHeaders",
                Collections.enumeration(List.of("203.0.113.9, 192.0.2.7", "10.0.0.2"))));

        assertThat(Gate.address(request, 2)).isEqualTo("192.0.2.7");
    }

    @Test
    void withoutServersOfOursTheHeaderSaysNothing() {
        HttpServletRequest request = WhoAsksTest.request(
                Map.of("getRemoteAddr", "192.0.2.1", "getHeaders", Collections.enumeration(List.of("203.0.113.9"))));

        assertThat(Gate.address(request, 0)).isEqualTo("192.0.2.1");
        assertThat(Gate.address(request, 2)).isEqualTo("192.0.2.1");
    }

    /** 0 where they come in. */
    private static int status(To to, Caller caller, @Nullable String tenant) {
        NotServed refused = catchThrowableOfType(NotServed.class, () -> Gate.admit(to, caller, tenant, "en"));
        return refused == null ? 0 : refused.problem().status();
    }
}
