package gehoor.web;

import gehoor.access.Gate;
import gehoor.web.console.AccountPages;
import gehoor.web.console.ConsolePages;
import gehoor.web.console.FieldPages;
import gehoor.web.console.FoundingPages;
import gehoor.web.console.OrganisationFields;
import gehoor.web.console.OrganisationProcedures;
import gehoor.web.console.OrganisationTryOuts;
import gehoor.web.console.ParcelPages;
import gehoor.web.console.PastPages;
import gehoor.web.console.TryOutPages;
import gehoor.web.portal.ExplainedPages;
import gehoor.web.portal.GuidePages;
import gehoor.web.portal.InvitationPages;
import gehoor.web.portal.LostCodePages;
import gehoor.web.portal.MailboxPages;
import gehoor.web.portal.NewCodePages;
import gehoor.web.portal.ReportPages;
import gehoor.web.portal.StartPages;
import gehoor.web.style.StyleRoutes;
import gehoor.web.work.ActPages;
import gehoor.web.work.FilePages;
import gehoor.web.work.IdentityPages;
import gehoor.web.work.InvitePages;
import gehoor.web.work.LetterPages;
import gehoor.web.work.RegisterPages;
import gehoor.web.work.SavedViewPages;
import gehoor.web.work.SearchPages;
import gehoor.web.work.StandInPages;
import gehoor.web.work.TakeAlongPages;
import gehoor.web.work.TakeInPages;
import gehoor.web.work.VersionPages;
import gehoor.web.work.WorkPages;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The pages. Its classes are listed: two applications live in one archive. */
@ApplicationPath("/")
public class PagesApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                Gate.class,
                PageProblems.class,
                SentForms.class,
                RenderedPages.class,
                StaticPages.class,
                StyleRoutes.class,
                StartPages.class,
                ReportPages.class,
                ExplainedPages.class,
                GuidePages.class,
                MailboxPages.class,
                InvitationPages.class,
                LostCodePages.class,
                NewCodePages.class,
                WorkPages.class,
                FilePages.class,
                IdentityPages.class,
                ActPages.class,
                LetterPages.class,
                InvitePages.class,
                VersionPages.class,
                TakeInPages.class,
                TakeAlongPages.class,
                RegisterPages.class,
                SavedViewPages.class,
                SearchPages.class,
                StandInPages.class,
                ConsolePages.class,
                FoundingPages.class,
                AccountPages.class,
                OrganisationProcedures.class,
                ParcelPages.class,
                PastPages.class,
                TryOutPages.class,
                OrganisationTryOuts.class,
                FieldPages.class,
                OrganisationFields.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.disableAutoDiscovery", true, "jersey.config.server.wadl.disableWadl", true);
    }
}
