package gehoor.casework;

/** What happens when its time has come. Called by a waker, every few seconds, on any number of nodes. */
public final class Timers {
    /** @param failed files whose clocks could not be fired; they are tried again next time */
    public record Fired(int fired, int failed) {}

    /** @param waiting those that will be tried again */
    public record Delivered(int mailed, int shown, int toPrint, int failed, int waiting) {}

    /** Lets happen what is due on clocks, in all tenants, at most that many files a tenant. */
    public Fired fireDue(int batch) {
        throw new UnsupportedOperationException();
    }

    /** Sends what waits in the outbox, in all tenants, at most that many notices a tenant. */
    public Delivered deliver(int batch) {
        throw new UnsupportedOperationException();
    }

    /** Forgets what is kept for a while only: idempotency keys of before yesterday. */
    public void tidy() {
        throw new UnsupportedOperationException();
    }
}
