package gehoor.casework;

import gehoor.casework.port.Notice;
import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to be told what by one entry. */
record Told(
        Notice.Recipient recipient, String name, @Nullable String letter) {

    /** In the order in which the entry says so: its place in this list is the notice's. */
    static List<Told> by(Dossier dossier, Entry entry) {
        List<Told> told = new ArrayList<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.Told c) {
                told.add(new Told(recipient(c.kind()), c.name(), c.letter()));
            } else if (change instanceof Change.HandedOver c && c.letter() != null) {
                for (Told each : handedOver(dossier, c)) {
                    told.add(each);
                }
            } else if (change instanceof Change.MessageSent sent) {
                String party = sent.to();
                told.add(
                        party == null
                                ? new Told(Notice.Recipient.COMPLAINANT, "", null)
                                : new Told(Notice.Recipient.PARTY, party, null));
            }
        }
        return told.stream().distinct().toList();
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

    boolean toHolder(String holder) {
        return recipient == Notice.Recipient.PARTY
                ? name.equals(holder)
                : recipient == Notice.Recipient.COMPLAINANT && holder.equals(Wording.COMPLAINANT);
    }

    Notice notice(Dossier dossier, Entry entry, int place, byte @Nullable [] enclosed) {
        return new Notice(
                UUID.randomUUID(),
                dossier.id(),
                entry.seq(),
                place,
                recipient,
                name,
                letter,
                dossier.anonymous(),
                entry.at(),
                0,
                enclosed);
    }
}
