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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was written in one file, opened as it is asked for. The key is taken when the first text is. */
final class Texts {
    private final Dossier dossier;
    private final @Nullable Sealer sealer;
    /** What was written in a file that never was: nothing of it is sealed. */
    private final Map<Integer, Map<String, String>> plain;

    private final Map<Integer, Map<String, SealedTexts.Part>> parts = new HashMap<>();
    private @Nullable Opening<Seal> seal;

    Texts(Dossier dossier, Sealer sealer) {
        this.dossier = dossier;
        this.sealer = sealer;
        this.plain = Map.of();
    }

    private Texts(Dossier dossier, Map<Integer, Map<String, String>> plain) {
        this.dossier = dossier;
        this.sealer = null;
        this.plain = Map.copyOf(plain);
    }

    /** Of a file that never was. */
    static Texts invented(Dossier dossier, Map<Integer, Map<String, String>> plain) {
        return new Texts(dossier, plain);
    }

    static FileKey key(Dossier dossier) {
        return new FileKey(dossier.tenant(), dossier.id().toString(), Purpose.CONTENT);
    }

    Optional<Seal> seal() {
        Opening<Seal> taken = seal;
        if (taken == null) {
            Sealer keys = sealer;
            if (keys == null) {
                return Optional.empty();
            }
            taken = keys.take(key(dossier));
            seal = taken;
        }
        return taken.asOptional();
    }

    /** What was written in that field with that entry; empty where nothing was, or it was erased. */
    Optional<String> at(int seq, String field) {
        if (sealer == null) {
            return Optional.ofNullable(plain.getOrDefault(seq, Map.of()).get(field));
        }
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
            if (again && names(entry.seq()).contains(name)) {
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
            Set<String> written = names(entry.seq());
            if (about != null && written.contains(of(field, about))) {
                return at(entry.seq(), of(field, about));
            }
            if (written.contains(field) && (about == null || concerns(entry, about))) {
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

    /** The fields in which something was written with that entry. */
    private Set<String> names(int seq) {
        return sealer == null
                ? plain.getOrDefault(seq, Map.of()).keySet()
                : parts(seq).keySet();
    }

    private Map<String, SealedTexts.Part> parts(int seq) {
        return parts.computeIfAbsent(seq, wanted -> {
            EntryRow row = dossier.rows().get(wanted - 1);
            return SealedTexts.parts(row.sealed());
        });
    }
}
