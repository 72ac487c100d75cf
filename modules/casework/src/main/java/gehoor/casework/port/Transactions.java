package gehoor.casework.port;

import java.util.function.Supplier;

/** One unit of work for one tenant. */
public interface Transactions {

    /**
     * Runs the work in one transaction that can see and change that tenant's rows only, and commits it.
     * Whatever the work throws rolls it back and comes out unchanged. Where the database chose it as the
     * victim of a deadlock or a serialization failure, the work is run again from the start, a few times: it
     * has no effects outside the transaction.
     */
    <T> T within(String tenant, Supplier<T> work);

    /** The same, for work that only reads. */
    <T> T reading(String tenant, Supplier<T> work);
}
