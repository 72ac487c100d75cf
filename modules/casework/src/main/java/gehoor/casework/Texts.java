package gehoor.casework;

import gehoor.casework.port.EntryRow;
import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.policy.Value;
import gehoor.vault.FileKey;
import gehoor.vault.Opening;
import gehoor.vault.Purpose;
import gehoor.vault.Seal;
import gehoor.vault.Sealer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was written in one file, opened as it is asked for. The key is taken when the first text is. */
final class Texts {
    private final Dossier dossier;
    private final Sealer sealer;
    private final Map<Integer, Map<String, SealedTexts.Part>> parts = new HashMap<>();
    private @Nullable Opening<Seal> seal;

    Texts(Dossier dossier, Sealer sealer) {
        this.dossier = dossier;
        this.sealer = sealer;
    }

    static FileKey key(Dossier dossier) {
        return new FileKey(dossier.tenant(), dossier.id().toString(), Purpose.CONTENT);
    }

    Optional<Seal> seal() {
        Opening<Seal> taken = seal;
        if (taken == null) {
            taken = sealer.take(key(dossier));
            seal = taken;
        }
        return taken.asOptional();
    }

    /** What was written in that field with that entry; empty where nothing was, or it was erased. */
    Optional<String> at(int seq, String field) {
        SealedTexts.Part part = parts(seq).get(field);
        return part == null ? Optional.empty() : seal().flatMap(open -> SealedTexts.open(open, seq, field, part));
    }

    /** Under which name the words lie in which a letter or message was sent. */
    static String words(int place) {
        return "letter@" + place;
    }

    /** The words in which a letter or message is sent, where somebody chose others than the organisation's. */
    Optional<String> words(int seq, int place) {
        String name = words(place);
        for (int i = dossier.history().size() - 1; i >= seq; i--) {
            Entry entry = dossier.history().get(i);
            boolean again = entry.changes().stream()
                    .anyMatch(change -> change instanceof Change.Dispatched sent
                            && sent.seq() == seq
                            && sent.place() == place
                            && sent.how() == Change.Dispatched.How.SENT);
            if (again && parts(entry.seq()).containsKey(name)) {
                return at(entry.seq(), name);
            }
        }
        return at(seq, name);
    }

    /** Whether somebody chose other words for it. */
    boolean reworded(int seq, int place) {
        return words(seq, place).isPresent();
    }

    /** The latest that was written in that field of the file, or of a party or instrument. */
    Optional<String> latest(String field, @Nullable String about) {
        for (int i = dossier.history().size() - 1; i >= 0; i--) {
            Entry entry = dossier.history().get(i);
            Map<String, SealedTexts.Part> written = parts(entry.seq());
            if (about != null && written.containsKey(of(field, about))) {
                return at(entry.seq(), of(field, about));
            }
            if (written.containsKey(field) && (about == null || concerns(entry, about))) {
                return at(entry.seq(), field);
            }
        }
        return Optional.empty();
    }

    /** Under which name the text of one of several parties lies, where one entry brought them all. */
    static String of(String field, String party) {
        return field + "@" + party;
    }

    private static boolean concerns(Entry entry, String about) {
        if (about.equals(entry.on())) {
            return true;
        }
        for (Change change : entry.changes()) {
            if (change instanceof Change.PartyAdded added && added.party().equals(about)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a fact is one whose content lies sealed. */
    static boolean sealed(Value value) {
        return value instanceof Value.Sealed;
    }

    private Map<String, SealedTexts.Part> parts(int seq) {
        return parts.computeIfAbsent(seq, wanted -> {
            EntryRow row = dossier.rows().get(wanted - 1);
            return SealedTexts.parts(row.sealed());
        });
    }
}
