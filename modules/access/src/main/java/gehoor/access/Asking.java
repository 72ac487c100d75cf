package gehoor.access;

import gehoor.casework.ByReceipt;
import gehoor.casework.Requester;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * This request: who asks, in which tenant, in which language. Filled before the route is entered. One of each request is made by {@link Made}:
 * around a bean that the server makes itself it looks for what may be put into it, anew with each request.
 */
public class Asking {
    /** Makes them. */
    @Dependent
    static class Made {
        private Made() {}

        @Produces
        @RequestScoped
        static Asking asking() {
            return new Asking();
        }
    }

    private Caller caller = Caller.NOBODY;
    private @Nullable String tenant;
    private Reader reader = new Reader(Wording.FALLBACK, false);
    private @Nullable String receipt;

    private ToLongFunction<Limits.Of> taken = what -> 0;

    void is(
            Caller who,
            @Nullable String inTenant,
            Reader by,
            @Nullable String byReceipt,
            ToLongFunction<Limits.Of> take) {
        taken = take;
        caller = who;
        tenant = inTenant;
        reader = by;
        receipt = byReceipt;
    }

    /**
     * Counts that it is done once more, for a route that says itself what is too often: a page whose content would be lost with
     * a plain refusal.
     *
     * @return seconds to wait before it may be done; 0 where it may be done now, and for staff
     */
    public long wait(Limits.Of what) {
        return caller instanceof Caller.Nobody ? taken.applyAsLong(what) : 0;
    }

    public Caller caller() {
        return caller;
    }

    public boolean staff() {
        return caller instanceof Caller.Staff;
    }

    public String language() {
        return reader.language();
    }

    public Reader reader() {
        return reader;
    }

    /** For the use cases; a visitor where nobody is known. */
    public Requester requester() {
        String in = tenant();
        if (caller instanceof Caller.Staff staff) {
            return new Requester(in, staff.actor(), staff.name(), language());
        }
        return Requester.visitor(in, language());
    }

    /** For a route that is open by receipt. */
    public ByReceipt byReceipt() {
        String code = receipt;
        if (code == null) {
            throw new IllegalStateException("this route is not open by receipt");
        }
        return new ByReceipt(tenant(), code, language());
    }

    /** The tenant of the address. */
    public String tenant() {
        String in = tenant;
        if (in == null) {
            throw new IllegalStateException("this route has no tenant in its address");
        }
        return in;
    }
}
