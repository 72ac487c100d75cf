package gehoor.web.console;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.Requester;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Proposals;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Who came, and so where they are. */
@Dependent
public class Chambers {
    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    @Inject
    Proposals proposals;

    @Inject
    Foundings foundings;

    /** The console, without an organisation. */
    Look hall(String title) {
        return new Look(asking.reader(), null, admin().name(), title, false, null);
    }

    /** At the console, with one organisation. */
    Chamber ofPlatform() {
        return ofPlatform(asking.reader());
    }

    /** The same, in the language that a button asks for. */
    Chamber ofPlatform(SentForm sent) {
        return ofPlatform(reader(sent));
    }

    private Chamber ofPlatform(Reader reader) {
        Caller.PlatformAdmin admin = admin();
        String id = asking.tenant();
        // One that was begun and is not live has an id, and no name yet that holds.
        String house = foundings.of(id).isPresent() ? id : tenant().name().in(reader.language());
        return new Chamber(
                reader,
                Governor.ofPlatform(id, admin.account(), admin.name(), reader.language()),
                house,
                new Look(reader, null, admin.name(), "", false, null),
                "/" + Login.PLATFORM + "/" + id,
                new Requester(id, admin.actor(), admin.name(), reader.language()));
    }

    /** Who runs the platform, at an organisation that is to be. */
    Governor founder(String id) {
        Caller.PlatformAdmin admin = admin();
        return Governor.ofPlatform(id, admin.account(), admin.name(), asking.language());
    }

    /** At the organisation's own workbench; only who decides there comes in, and only in their own place. */
    Chamber ofOrganisation() {
        return ofOrganisation(asking.reader());
    }

    Chamber ofOrganisation(SentForm sent) {
        return ofOrganisation(reader(sent));
    }

    private Chamber ofOrganisation(Reader reader) {
        if (!(asking.caller() instanceof Caller.Staff staff)) {
            throw new IllegalStateException("only staff come here");
        }
        Tenant tenant = tenant();
        Governor governor =
                new Governor(tenant.id(), staff.account(), staff.name(), staff.roles(), true, reader.language());
        if (staff.seat() != null || !proposals.decides(governor)) {
            throw new NotServed(ProblemDocument.of(
                    Trouble.NOT_YOURS, reader.language(), Phrases.of(reader.language(), "console.not-deciding")));
        }
        return new Chamber(
                reader,
                governor,
                tenant.name().in(reader.language()),
                Look.at(reader, tenant, "").by(staff.name()).on(casework.today(tenant)),
                "/" + tenant.id() + "/werk/procedures",
                new Requester(tenant.id(), staff.actor(), staff.name(), reader.language()));
    }

    private Tenant tenant() {
        return library.tenant(asking.tenant())
                .orElseThrow(() -> new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language())));
    }

    private Caller.PlatformAdmin admin() {
        if (asking.caller() instanceof Caller.PlatformAdmin admin) {
            return admin;
        }
        throw new IllegalStateException("only who runs the platform comes here");
    }

    private Reader reader(SentForm sent) {
        String wanted = sent.value("lang");
        return Phrases.LANGUAGES.contains(wanted) ? new Reader(wanted, true) : asking.reader();
    }
}
