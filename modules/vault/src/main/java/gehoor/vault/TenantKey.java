package gehoor.vault;

/**
 * The name of a key that a {@link KeyProvider} keeps for a tenant; it wraps the keys of files and
 * never seals content itself.
 *
 * @param tenant the tenant's id, in the alphabet of {@link Purpose#name()}
 */
public record TenantKey(String tenant, Purpose purpose) {
    public TenantKey {
        Names.check("tenant", tenant);
    }
}
