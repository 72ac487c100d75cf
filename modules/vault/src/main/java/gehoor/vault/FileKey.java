package gehoor.vault;

/**
 * The name of the key under which one file's things of one purpose are sealed. A file has as many as
 * it has purposes; a file of someone anonymous has none for {@link Purpose#IDENTITY}.
 *
 * @param tenant the tenant's id
 * @param file the file's id; both in the alphabet of {@link Purpose#name()}, which holds UUIDs
 */
public record FileKey(String tenant, String file, Purpose purpose) {

    /**
     * Stands where a file's id would, for the one key that serves a whole tenant: the pepper of {@link
     * Receipts}. It has the form of a UUID, so that a store may keep ids as such.
     */
    public static final String WHOLE_TENANT = "00000000-0000-0000-0000-000000000000";

    public FileKey {
        Names.check("tenant", tenant);
        Names.check("file", file);
    }

    /** The tenant's key that this one is wrapped under. */
    public TenantKey wrappedUnder() {
        return new TenantKey(tenant, purpose);
    }

    /** What binds bytes to this key's place; see {@link Binding}. */
    byte[] binding(String kind, String... more) {
        return new Binding(kind).and(tenant, file, purpose.name()).and(more).bytes();
    }
}
