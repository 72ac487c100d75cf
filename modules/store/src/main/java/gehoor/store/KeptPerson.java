package gehoor.store;

import gehoor.casework.port.People;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code gehoor.person}. */
@Entity
@Table(schema = "gehoor", name = "person")
@IdClass(TenantWord.class)
class KeptPerson {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "name")
    private String name;

    @Column(name = "mail")
    private @Nullable String mail;

    @Convert(converter = WordsColumn.class)
    @Column(name = "roles")
    private Set<String> roles;

    @Convert(converter = WordsColumn.class)
    @Column(name = "belongs")
    private Set<String> belongs;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptPerson() {}

    People.Person person() {
        return new People.Person(id, name, mail, roles, belongs);
    }
}
