package gehoor.web.portal;

import gehoor.access.Reader;
import gehoor.casework.ExplainedProcedure;
import gehoor.casework.Explaining;
import gehoor.engine.Engine;
import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The organisations that come with the platform, as tests of pages need them. */
final class Folder {
    static final Book BOOK = ((Reading.Read) Reading.read(Path.of("../../tenant-config"))).book();

    /** One procedure in one language, told and drawn. */
    record Told(Tenant tenant, Procedure procedure, String language, ExplainedProcedure explained) {
        Drawing drawing() {
            return Drawing.of(explained.course());
        }

        String page() {
            return Folder.page(tenant, language, explained);
        }

        @Override
        public String toString() {
            return procedure.reference() + " in " + language;
        }
    }

    private Folder() {}

    static Stream<Told> all() {
        return BOOK.tenants().values().stream()
                .flatMap(tenant -> tenant.procedures().values().stream()
                        .flatMap(List::stream)
                        .flatMap(procedure ->
                                tenant.languages().stream().map(language -> told(tenant, procedure, language))));
    }

    static Told told(String tenant, String procedure, String language) {
        return all().filter(told -> told.tenant().id().equals(tenant)
                        && told.procedure().id().equals(procedure)
                        && told.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    private static Told told(Tenant tenant, Procedure procedure, String language) {
        return new Told(
                tenant,
                procedure,
                language,
                Explaining.told(new Engine(tenant, procedure, BOOK.calendars()), BOOK.laws(), language));
    }

    static String page(Tenant tenant, String language, ExplainedProcedure explained) {
        StringOutput page = new StringOutput();
        Look look = Look.at(
                new Reader(language, false), tenant, explained.procedure().title());
        Pages.TEMPLATES
                .portalExplained(look, explained, Drawing.of(explained.course()), Optional.empty(), Optional.empty())
                .render(page);
        return page.toString();
    }
}
