package gehoor.api;

import gehoor.access.Gate;
import gehoor.access.Problems;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The interface. Its classes are listed: two applications live in one archive. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    /** Everything that answers an address. */
    static final List<Class<?>> ROUTES = List.of(
            TenantRoutes.class,
            ReportRoutes.class,
            MailboxRoutes.class,
            InvitationRoutes.class,
            FileRoutes.class,
            ListRoutes.class,
            StandInRoutes.class,
            ProposalRoutes.class,
            SuspensionRoutes.class,
            TakenAlongRoutes.class,
            RemovalRoutes.class,
            AdminRoutes.class,
            AdminProposalRoutes.class,
            AdminJobRoutes.class,
            AdminParcelRoutes.class,
            AdminOrganisationRoutes.class,
            AdminSuspensionRoutes.class,
            AdminRemovalRoutes.class,
            DescriptionRoutes.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(ROUTES);
        classes.addAll(List.of(Gate.class, Problems.class, JsonBodies.class, Forms.class));
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // No reader or writer but ours, and no description but ours.
                "jersey.config.disableAutoDiscovery",
                true,
                "jersey.config.jsonFeature",
                "ours",
                "jersey.config.server.jsonFeature",
                "ours",
                "jersey.config.server.wadl.disableWadl",
                true);
    }
}
