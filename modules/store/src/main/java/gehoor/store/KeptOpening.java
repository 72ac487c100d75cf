package gehoor.store;

import gehoor.casework.port.Openings;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code gehoor.opening}. */
@Entity
@Table(schema = "gehoor", name = "opening")
@IdClass(TenantRow.class)
class KeptOpening {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "file_id")
    private UUID file;

    @Column(name = "person")
    private String person;

    @Column(name = "roles")
    private String roles;

    @Column(name = "compartments")
    private String compartments;

    @Convert(converter = MomentColumn.class)
    @Column(name = "at")
    private Instant at;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptOpening() {}

    Openings.Opening opening() {
        return new Openings.Opening(file, person, roles, compartments, at);
    }
}
