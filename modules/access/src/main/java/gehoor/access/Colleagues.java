package gehoor.access;

import gehoor.casework.port.People;
import gehoor.casework.port.Ports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Members of staff become known, as someone who can be assigned, when they come with a token that tells something new. */
@ApplicationScoped
public class Colleagues {
    private static final int REMEMBERED = 10_000;

    @Inject
    Ports ports;

    /** Tenant and account to what was last told. */
    private final Map<String, Caller.Staff> met = new ConcurrentHashMap<>();

    /** @param staff whose tenant exists */
    void meet(Caller.Staff staff) {
        String who = staff.tenant() + "/" + staff.account();
        if (staff.equals(met.get(who))) {
            return;
        }
        ports.transactions().within(staff.tenant(), () -> {
            ports.people()
                    .seen(
                            staff.tenant(),
                            new People.Person(staff.account(), staff.name(), null, staff.roles(), staff.belongs()));
            return staff;
        });
        if (met.size() >= REMEMBERED) {
            met.clear();
        }
        met.put(who, staff);
    }
}
