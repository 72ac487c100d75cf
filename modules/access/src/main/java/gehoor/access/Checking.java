package gehoor.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what only this package knows of. */
@ApplicationScoped
public class Checking {
    @Produces
    @Singleton
    Tokens tokens(IdentityServer server) {
        return new Tokens(server, server.issuer(), server.clock());
    }
}
