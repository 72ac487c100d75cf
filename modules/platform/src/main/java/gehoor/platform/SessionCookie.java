package gehoor.platform;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The cookie of a login. Where browsers come by HTTPS it is for this host alone and never goes over an open line, also
 * when the encryption ends at a server in front of this one.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        boolean https = ConfigProvider.getConfig()
                .getOptionalValue("gehoor.http.address", String.class)
                .orElse("")
                .startsWith("https://");
        dress(event.getServletContext().getSessionCookieConfig(), https);
    }

    static void dress(SessionCookieConfig cookie, boolean https) {
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setSecure(https);
        cookie.setName(https ? "__Host-gehoor" : "gehoor");
    }
}
