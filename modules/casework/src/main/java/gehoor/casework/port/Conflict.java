package gehoor.casework.port;

/** Thrown by {@link Files#commit} where what is to be written no longer fits: the transaction is rolled back. */
public final class Conflict extends RuntimeException {
    public enum What {
        /** The file is no longer at the version that was read. */
        VERSION,
        /** Another request with the same idempotency key was written at the same time. */
        KEY
    }

    private final What what;

    public Conflict(What what) {
        super(what.name(), null, false, false);
        this.what = what;
    }

    public What what() {
        return what;
    }
}
