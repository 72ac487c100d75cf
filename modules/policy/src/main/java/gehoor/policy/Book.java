package gehoor.policy;

import gehoor.policy.calendar.Calendars;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * All tenants, laws and calendars of one tenant-config folder, read and checked together. A faulty
 * folder never becomes a Book. Immutable: a change is another Book.
 *
 * @param fingerprint SHA-256, in hex, of what was read
 */
public record Book(Map<String, Tenant> tenants, Map<String, Law> laws, Calendars calendars, String fingerprint) {

    public Optional<Tenant> tenant(String id) {
        return Optional.ofNullable(tenants.get(id));
    }

    /** The version in force for a report received on that day: the newest whose date has come. */
    public Optional<Procedure> inForce(String tenant, String procedure, LocalDate day) {
        return tenant(tenant)
                .map(t -> t.procedures().get(procedure))
                .flatMap(versions -> versions.stream()
                        .filter(p -> !p.inForceFrom().isAfter(day))
                        .reduce((older, newer) -> newer));
    }

    public Optional<Procedure> version(String tenant, String procedure, String version) {
        return tenant(tenant)
                .map(t -> t.procedures().get(procedure))
                .flatMap(versions -> versions.stream()
                        .filter(p -> p.version().equals(version))
                        .findFirst());
    }
}
