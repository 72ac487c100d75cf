package gehoor.store;

import gehoor.casework.port.FileRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code gehoor.file}. */
@Entity
@Table(schema = "gehoor", name = "file")
@IdClass(TenantRow.class)
class KeptFile {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "procedure")
    private String procedure;

    @Column(name = "procedure_version")
    private String procedureVersion;

    @Column(name = "number")
    private @Nullable String number;

    @Column(name = "kind")
    private String kind;

    @Column(name = "stage")
    private String stage;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "identity")
    private String identity;

    @Column(name = "channel")
    private String channel;

    @Column(name = "language")
    private String language;

    @Column(name = "received")
    private LocalDate received;

    @Column(name = "registered")
    private LocalDate registered;

    @Column(name = "closed_on")
    private @Nullable LocalDate closedOn;

    @Column(name = "next_due")
    private @Nullable LocalDate nextDue;

    @Convert(converter = MomentColumn.class)
    @Column(name = "wake_at")
    private @Nullable Instant wakeAt;

    @Convert(converter = WordsColumn.class)
    @Column(name = "handlers")
    private Set<String> handlers;

    @Convert(converter = WordsColumn.class)
    @Column(name = "marks")
    private Set<String> marks;

    @Column(name = "linked")
    private boolean linked;

    @Column(name = "version")
    private long version;

    @Column(name = "chain")
    private byte[] chain;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptFile() {}

    UUID id() {
        return id;
    }

    /** Whether {@code gehoor.link} has anything of it. */
    boolean linked() {
        return linked;
    }

    FileRow row() {
        return new FileRow(
                id,
                tenant,
                procedure,
                procedureVersion,
                number,
                kind,
                stage,
                outcome,
                identity,
                channel,
                language,
                received,
                registered,
                closedOn,
                nextDue,
                wakeAt,
                handlers,
                marks,
                version,
                chain);
    }
}
