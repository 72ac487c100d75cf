package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.Trail;
import gehoor.casework.port.Accounts;
import gehoor.casework.port.People;
import gehoor.casework.port.Ports;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must be at the identity server so that an organisation's staff can log in: its organization and its groups, and invented people where
 * its files name some and the platform is for trying out. Where complaints are real nobody is invented here: who made such a person would
 * read what their role reads.
 */
public final class StaffAccounts {
    private static final String ACT = "accounts";

    private final Ports ports;
    private final Library library;
    private final Accounts accounts;
    private final InstantSource clock;
    private final boolean inventing;
    private final boolean changing;

    /**
     * @param inventing whether invented people are made
     * @param changing whether they must choose another password at their first login
     */
    public StaffAccounts(
            Ports ports, Library library, Accounts accounts, InstantSource clock, boolean inventing, boolean changing) {
        this.ports = ports;
        this.library = library;
        this.accounts = accounts;
        this.clock = clock;
        this.inventing = inventing;
        this.changing = changing;
    }

    /** Whether invented people are made here. */
    public boolean inventing() {
        return inventing;
    }

    /** What of it is there. */
    public Answer<Accounts.Standing> look(Governor governor) {
        return asked(governor, house -> Answer.done(accounts.look(house)));
    }

    /** Makes what is missing; what was made stays, also where the rest could not be, and it can be done again. */
    public Answer<List<Accounts.Login>> make(Governor governor) {
        return asked(governor, house -> {
            List<Accounts.Login> logins = accounts.make(house, changing);
            keep(governor, logins);
            return Answer.done(logins);
        });
    }

    /** They can be assigned before they first log in. */
    private void keep(Governor governor, List<Accounts.Login> logins) {
        String tenant = governor.tenant();
        Map<String, Tenant.DemoUser> users = library.tenant(tenant).orElseThrow().demoUsers().stream()
                .collect(Collectors.toMap(Tenant.DemoUser::username, user -> user, (one, other) -> one));
        ports.transactions().within(tenant, () -> {
            for (Accounts.Login login : logins) {
                Tenant.DemoUser user = users.get(login.username());
                if (user != null) {
                    ports.people()
                            .seen(
                                    tenant,
                                    new People.Person(
                                            login.account(),
                                            login.name(),
                                            null,
                                            Set.copyOf(user.roles()),
                                            Set.copyOf(user.belongs())));
                }
            }
            Trail.add(
                    ports,
                    tenant,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    governor.account(),
                    governor.name(),
                    ACT,
                    null,
                    "");
            return tenant;
        });
    }

    private <T> Answer<T> asked(Governor governor, Function<Accounts.House, Answer<T>> what) {
        return library.tenant(governor.tenant())
                .map(tenant -> {
                    if (governor.ofOrganisation()) {
                        return new Answer.Refused<T>(List.of(Wording.notDeciding()));
                    }
                    if (!accounts.open()) {
                        return Wording.<T>refused(Refusal.Reason.NOT_NOW, "accounts-off", null);
                    }
                    try {
                        return what.apply(house(tenant));
                    } catch (Accounts.Failed failed) {
                        return Wording.<T>refused(
                                Refusal.Reason.NOT_NOW, "accounts-failed", null, String.valueOf(failed.getMessage()));
                    } catch (Accounts.Taken taken) {
                        return Wording.<T>refused(Refusal.Reason.NOT_NOW, "accounts-taken", null, taken.username());
                    }
                })
                .orElseGet(Answer.Missing::new);
    }

    private Accounts.House house(Tenant tenant) {
        Set<String> groups = new LinkedHashSet<>();
        tenant.roles().keySet().forEach(role -> groups.add("/" + role));
        List<Accounts.Somebody> people = inventing
                ? tenant.demoUsers().stream().map(StaffAccounts::somebody).toList()
                : List.of();
        people.forEach(somebody -> groups.addAll(somebody.groups()));
        return new Accounts.House(
                tenant.id(), tenant.name().in(tenant.languages().get(0)), List.copyOf(groups), people);
    }

    private static Accounts.Somebody somebody(Tenant.DemoUser user) {
        List<String> groups = user.belongs().isEmpty()
                ? user.roles().stream().map(role -> "/" + role).toList()
                : user.roles().stream()
                        .flatMap(role -> user.belongs().stream().map(each -> "/" + role + "/" + each))
                        .toList();
        // The identity server takes no brackets in a name.
        return new Accounts.Somebody(user.username(), user.name().replaceAll("\\s*\\(.*\\)", ""), groups);
    }
}
