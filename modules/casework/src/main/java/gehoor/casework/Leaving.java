package gehoor.casework;

import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import gehoor.engine.Actor;
import gehoor.engine.Entry;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What leaves one file for people outside, before it does: as somebody may read it who sees what is written to them, and the
 * words that they choose instead. What goes to a role or a colleague says no more than that there is something to do.
 */
final class Leaving {
    /** More than this nobody reads in a letter. */
    private static final int LONGEST = 20_000;

    private final Office office;
    private final Dossier dossier;
    private final Actor viewer;
    private final Sight sight;
    private final Instant now;
    private final Texts texts;

    /** @param dossier with the entries that send something in it */
    Leaving(Office office, Dossier dossier, Actor viewer, Sight sight, Instant now) {
        this(
                office,
                dossier,
                viewer,
                sight,
                now,
                new Texts(dossier, office.safe().sealer()));
    }

    /** @param texts what is written in it */
    Leaving(Office office, Dossier dossier, Actor viewer, Sight sight, Instant now, Texts texts) {
        this.office = office;
        this.dossier = dossier;
        this.viewer = viewer;
        this.sight = sight;
        this.now = now;
        this.texts = texts;
    }

    /**
     * What an act that is not done yet would send.
     *
     * @param given what comes with it
     * @param holder whose contact data come with it
     */
    List<LeavingView> by(Entry entry, Given given, String holder) {
        if (!sees(entry)) {
            return List.of();
        }
        List<Told> all = Told.by(dossier, entry);
        Contact contact = given.contact();
        List<LeavingView> views = new ArrayList<>();
        for (Told each : all) {
            if (each.outside()) {
                String known = contact != null && each.toHolder(holder) ? contact.language() : known(each);
                views.add(view(
                        entry,
                        each.withMessage(all),
                        Letters.language(dossier, each.recipient(), known),
                        field -> given.texts().containsKey(field) || reads(field),
                        null));
            }
        }
        return views;
    }

    /** What waits to leave and can be held back, and what is held back; oldest first. */
    List<LeavingView> now(List<Outbox.Sent> sent) {
        List<LeavingView> views = new ArrayList<>();
        for (Outbox.Sent each : sent) {
            if (each.state() != Notice.State.DROPPED && each.withheld(now) && shows(each)) {
                views.add(view(each, sent));
            }
        }
        return views;
    }

    /** Whether it goes to somebody outside, and who looks may read what is written to them. */
    boolean shows(Outbox.Sent sent) {
        return Told.of(sent.notice()).outside()
                && sees(dossier.history().get(sent.notice().seq() - 1));
    }

    /** @param all the notices of the file */
    LeavingView view(Outbox.Sent sent, List<Outbox.Sent> all) {
        Notice notice = sent.notice();
        Entry entry = dossier.history().get(notice.seq() - 1);
        Told told = Told.leaving(notice, all);
        return view(
                entry,
                told,
                Letters.language(dossier, notice.recipient(), known(told)),
                field -> reads(field) || (own(entry) && entry.recorded().containsKey(field)),
                sent);
    }

    private LeavingView view(
            Entry entry, Told told, String language, Predicate<String> reads, Outbox.@Nullable Sent sent) {
        LocalDate today = now.atZone(dossier.engine().tenant().zone()).toLocalDate();
        Letters.Draft draft = office.letters().draft(dossier, entry.seq(), told, language, texts, today, reads);
        boolean waiting = sent == null || sent.state() == Notice.State.WAITING;
        return new LeavingView(
                sent == null ? null : sent.notice().id(),
                entry.seq(),
                told.place(),
                told.recipient().name().toLowerCase(Locale.ROOT),
                told.name(),
                told.letter(),
                language,
                draft.subject(),
                draft.text(),
                draft.under(),
                draft.whole(),
                draft.stays(),
                waiting ? "waiting" : "held",
                sent == null || !waiting ? null : sent.notice().notBefore(),
                yours(entry, viewer),
                told.letter() != null);
    }

    /** Who did it, or who has the role in which it was done: somebody must be able to go on where that one is away. */
    static boolean yours(Entry entry, Actor viewer) {
        return entry.by().kind() == Actor.Kind.STAFF
                && (entry.by().id().equals(viewer.id())
                        || entry.by().place().equals(viewer.place())
                        || viewer.roles().contains(entry.by().role()));
    }

    private boolean sees(Entry entry) {
        return viewer.kind() == Actor.Kind.STAFF
                && sight.sees(Compartment.FILE)
                && sight.sees(Compartment.MESSAGES, own(entry));
    }

    private boolean own(Entry entry) {
        return dossier.engine().own(dossier.state(), viewer, entry);
    }

    private boolean reads(String id) {
        var field = dossier.engine().procedure().fields().get(id);
        return field != null && sight.sees(field.compartment());
    }

    /** In which language a party is written to is known to the vault alone. */
    private String known(Told told) {
        if (told.recipient() != Notice.Recipient.PARTY) {
            return "";
        }
        return office.safe()
                .contacts()
                .tell(dossier.tenant(), dossier.id(), told.name(), "system", "system", "letter", "language", now)
                .map(kept -> kept.contact().language())
                .orElse("");
    }

    // ---------------------------------------------------------------- other words

    /** Words that somebody chose: those that differ from what stands there, under the names they are sealed by; or why not. */
    record Chosen(Map<String, String> words, List<Refusal> refusals) {}

    static Chosen chosen(Map<Integer, String> letters, List<LeavingView> leaving) {
        Map<String, String> words = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        letters.forEach((place, written) -> {
            Optional<LeavingView> found = leaving.stream()
                    .filter(view -> view.place() == place && view.changeable())
                    .findFirst();
            if (found.isEmpty()) {
                refusals.add(Wording.letterUnknown(place));
                return;
            }
            String text = lines(written);
            List<Refusal> wrong = wrong(found.get(), text);
            refusals.addAll(wrong);
            if (wrong.isEmpty() && !text.equals(lines(found.get().text()))) {
                words.put(Texts.words(place), text);
            }
        });
        return new Chosen(words, refusals);
    }

    private static List<Refusal> wrong(LeavingView letter, String text) {
        int place = letter.place();
        if (text.isEmpty()) {
            return List.of(Wording.letterEmpty(place));
        }
        boolean readable = java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.chars().noneMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\t');
        if (text.length() > LONGEST || !readable) {
            return List.of(Wording.letterLong(place, LONGEST));
        }
        String flat = flat(text);
        return letter.stays().stream()
                .filter(line -> !flat.contains(flat(line)))
                .map(line -> Wording.letterStays(place, line))
                .toList();
    }

    /** As browsers send lines, and as they are kept. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
