package gehoor.store;

import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code gehoor.outbox}. */
@Entity
@Table(schema = "gehoor", name = "outbox")
@IdClass(TenantRow.class)
class KeptNotice {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "file_id")
    private UUID file;

    @Column(name = "seq")
    private int seq;

    @Column(name = "place")
    private int place;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "name")
    private String name;

    @Column(name = "letter")
    private @Nullable String letter;

    @Column(name = "daily")
    private boolean daily;

    @Convert(converter = MomentColumn.class)
    @Column(name = "not_before")
    private Instant notBefore;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "enclosed")
    private byte @Nullable [] enclosed;

    @Column(name = "state")
    private String state;

    @Column(name = "day")
    private @Nullable LocalDate day;

    @Column(name = "language")
    private @Nullable String language;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptNotice() {}

    Notice notice() {
        return new Notice(
                id,
                file,
                seq,
                place,
                Notice.Recipient.valueOf(recipient),
                name,
                letter,
                daily,
                notBefore,
                attempts,
                enclosed);
    }

    Outbox.Sent sent() {
        return new Outbox.Sent(notice(), Notice.State.valueOf(state), day, language);
    }
}
