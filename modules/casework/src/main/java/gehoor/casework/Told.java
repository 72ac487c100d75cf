package gehoor.casework;

import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.policy.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told what by one entry.
 *
 * @param place which of the entry's notices it is
 * @param letter null: the message and nothing else
 * @param withMessage what was written to its reader in the same act goes with this letter
 */
record Told(
        int place,
        Notice.Recipient recipient,
        String name,
        @Nullable String letter,
        boolean withMessage) {

    private Told(Notice.Recipient recipient, String name, @Nullable String letter) {
        this(0, recipient, name, letter, false);
    }

    /**
     * In the order in which the entry says so. A message to somebody who gets a letter by the same act goes with that
     * letter: one mail, not two. Its place then stays empty, so that a place means the same in whatever version it was given.
     */
    static List<Told> by(Dossier dossier, Entry entry) {
        Set<Told> said = new LinkedHashSet<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.Told c) {
                said.add(new Told(recipient(c.kind()), c.name(), c.letter()));
            } else if (change instanceof Change.HandedOver c && c.letter() != null) {
                said.addAll(handedOver(dossier, c));
            } else if (change instanceof Change.MessageSent sent) {
                String party = sent.to();
                said.add(
                        party == null
                                ? new Told(Notice.Recipient.COMPLAINANT, "", null)
                                : new Told(Notice.Recipient.PARTY, party, null));
            }
        }
        List<Told> told = new ArrayList<>();
        int place = 0;
        for (Told each : said) {
            if (each.letter != null || said.stream().noneMatch(each::isWithLetter)) {
                told.add(new Told(place, each.recipient, each.name, each.letter, false));
            }
            place++;
        }
        return told;
    }

    /** Whether another is a letter to the same reader. */
    private boolean isWithLetter(Told other) {
        return other.letter != null && other.recipient == recipient && other.name.equals(name);
    }

    static Told of(Notice notice) {
        return new Told(notice.place(), notice.recipient(), notice.name(), notice.letter(), false);
    }

    /**
     * As the notice leaves. The message goes with the first letter to whom it is for, unless it has a notice of its own, as
     * all had once.
     *
     * @param all the notices of the file
     */
    static Told leaving(Notice notice, List<Outbox.Sent> all) {
        boolean first = all.stream()
                .map(Outbox.Sent::notice)
                .filter(other -> other.seq() == notice.seq()
                        && other.recipient() == notice.recipient()
                        && other.name().equals(notice.name()))
                .noneMatch(other -> other.letter() == null || other.place() < notice.place());
        return new Told(
                notice.place(),
                notice.recipient(),
                notice.name(),
                notice.letter(),
                first
                        && (notice.recipient() == Notice.Recipient.COMPLAINANT
                                || notice.recipient() == Notice.Recipient.PARTY));
    }

    private static List<Told> handedOver(Dossier dossier, Change.HandedOver change) {
        var tenant = dossier.engine().tenant();
        String to = change.to();
        if (tenant.bodies().containsKey(to)) {
            return List.of(new Told(Notice.Recipient.BODY, to, change.letter()));
        }
        if (tenant.roles().containsKey(to)) {
            return List.of(new Told(Notice.Recipient.ROLE, to, change.letter()));
        }
        return dossier.state().parties().values().stream()
                .filter(party -> party.kind().equals(to))
                .map(party -> new Told(Notice.Recipient.PARTY, party.id(), change.letter()))
                .toList();
    }

    private static Notice.Recipient recipient(Effect.Recipient.Kind kind) {
        return switch (kind) {
            case ROLE -> Notice.Recipient.ROLE;
            case COMPLAINANT -> Notice.Recipient.COMPLAINANT;
            case ASSIGNED -> Notice.Recipient.PERSON;
            case PARTY -> Notice.Recipient.PARTY;
            case BODY, BODY_FROM -> Notice.Recipient.BODY;
            case SERVICE_FROM -> Notice.Recipient.SERVICE;
            case FACILITY_FROM -> Notice.Recipient.FACILITY;
        };
    }

    /** Whether it goes to somebody outside the organisation, or outside the file. */
    boolean outside() {
        return recipient != Notice.Recipient.ROLE && recipient != Notice.Recipient.PERSON;
    }

    /** The same, with what was written to its reader: as it leaves, where it is the first letter to them. */
    Told withMessage(List<Told> all) {
        boolean holder = recipient == Notice.Recipient.COMPLAINANT || recipient == Notice.Recipient.PARTY;
        boolean first = all.stream()
                .filter(other -> other.recipient == recipient && other.name.equals(name))
                .noneMatch(other -> other.place < place);
        return new Told(place, recipient, name, letter, holder && first);
    }

    boolean toHolder(String holder) {
        return recipient == Notice.Recipient.PARTY
                ? name.equals(holder)
                : recipient == Notice.Recipient.COMPLAINANT && holder.equals(Wording.COMPLAINANT);
    }

    /** @param notBefore when it may leave */
    Notice notice(Dossier dossier, Entry entry, Instant notBefore, byte @Nullable [] enclosed) {
        return new Notice(
                UUID.randomUUID(),
                dossier.id(),
                entry.seq(),
                place,
                recipient,
                name,
                letter,
                dossier.anonymous(),
                notBefore,
                0,
                enclosed);
    }
}
