package gehoor.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code gehoor.link}: a link as one of its two files sees it. */
@Entity
@Table(schema = "gehoor", name = "link")
@IdClass(LinkEnd.class)
class KeptLink {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "file_id")
    private UUID file;

    @Id
    @Column(name = "link")
    private String link;

    @Id
    @Column(name = "other_id")
    private UUID other;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptLink() {}

    UUID file() {
        return file;
    }

    String link() {
        return link;
    }
}
