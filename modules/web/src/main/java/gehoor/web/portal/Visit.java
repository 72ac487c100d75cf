package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** One request of a page that anybody can come to: of which organisation, in which language, and how it looks then. */
@Dependent
class Visit {
    static final String LANGUAGE = "lang";

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    Tenant tenant() {
        return library.tenant(asking.tenant()).orElseThrow();
    }

    /** In the language that a button of the page asks for, else in that of the address. */
    Reader reader(SentForm sent) {
        String wanted = sent.value(LANGUAGE);
        return tenant().languages().contains(wanted) ? new Reader(wanted, true) : asking.reader();
    }

    Look look(Reader reader, String title) {
        return Look.at(reader, tenant(), title);
    }

    /** Of a page that tells how far away a day is. */
    Look lookToday(Reader reader, String title) {
        return look(reader, title).on(casework.today(tenant()));
    }
}
