package gehoor.web.work;

import gehoor.casework.FactView;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.ToldView;
import gehoor.casework.governance.TryOutView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened in a file, as sentences. */
public final class Story {
    private static final int MOST_WORDS = 12;

    private final Naming naming;
    private final Map<String, String> parties;
    private final Map<String, String> names;
    private final Locale locale;

    /**
     * One thing that happened.
     *
     * @param when day, and hour where it is kept
     * @param machine the same, for machines
     * @param who who did it
     * @param what the action
     * @param sentences what it changed, and who was told
     * @param facts what was recorded with it
     */
    public record Event(
            int seq,
            String when,
            String machine,
            String who,
            String role,
            String what,
            List<String> sentences,
            List<FactView> facts) {}

    /** @param answer given, refused, withdrawn or used, in words */
    public record Consent(String what, String answer) {}

    /**
     * @param parties party id to what it is called
     * @param names account id to name, as far as the file tells them
     */
    Story(Naming naming, Map<String, String> parties, Map<String, String> names, Locale locale) {
        this.naming = naming;
        this.parties = parties;
        this.names = names;
        this.locale = locale;
    }

    /** What happened in a file that is tried out: by the same sentences. */
    public static List<Event> told(TryOutView view, List<HistoryLine> lines, String language, Locale locale) {
        FileView file = view.file();
        Map<String, String> parties = new LinkedHashMap<>();
        if (file != null) {
            file.parties().forEach(party -> parties.put(party.id(), party.label()));
        }
        return new Story(new Naming(view.procedure(), view.tenant(), language), parties, view.names(), locale)
                .events(lines);
    }

    List<Event> events(List<HistoryLine> history) {
        return history.stream().map(this::event).toList();
    }

    Event event(HistoryLine line) {
        List<String> sentences = new ArrayList<>();
        line.changes().forEach(change -> {
            String sentence = sentence(change);
            if (!sentence.isEmpty() && !sentences.contains(sentence)) {
                sentences.add(sentence);
            }
        });
        line.told().forEach(told -> sentences.add(told(told)));
        Instant at = line.at();
        return new Event(
                line.seq(),
                at == null ? day(line.day()) : moment(at),
                at == null ? line.day().toString() : at.toString(),
                who(line),
                line.personName().isEmpty() ? "" : line.role(),
                line.label(),
                sentences,
                line.recorded());
    }

    private String who(HistoryLine line) {
        if (line.personName().isEmpty()) {
            return line.role();
        }
        return line.placeOfName().isEmpty()
                ? line.personName()
                : naming.word("work.place-of", line.personName(), line.placeOfName());
    }

    /** The last that was said of each consent. */
    List<Consent> consents(List<HistoryLine> history) {
        Map<String, Consent> last = new LinkedHashMap<>();
        history.stream()
                .flatMap(line -> line.changes().stream())
                .map(change -> change.split(" ", MOST_WORDS))
                .filter(words -> words.length >= 4 && words[0].equals("consented"))
                .forEach(words -> last.put(
                        words[1] + " " + words[2] + (words.length > 4 ? " " + words[4] : ""),
                        new Consent(
                                naming.consent(words[1], words[2])
                                        + (words.length > 4
                                                ? " (" + parties.getOrDefault(words[4], words[4]) + ")"
                                                : ""),
                                answer(words[3]))));
        return List.copyOf(last.values());
    }

    private String answer(String code) {
        return naming.word("work.consent." + code.toLowerCase(Locale.ROOT));
    }

    /** A change as the history has it, a kind and codes; empty for what is told otherwise or needs no telling. */
    private String sentence(String change) {
        String[] words = change.split(" ", MOST_WORDS);
        int last = words.length - 1;
        return switch (words[0]) {
            case "moved" ->
                last < 2 ? "" : naming.word("work.change.moved", naming.stage(words[1]), naming.stage(words[2]));
            case "closed" -> last < 2 ? "" : naming.word("work.change.closed", naming.outcome(words[2]));
            case "reopened" -> last < 1 ? "" : naming.word("work.change.reopened", naming.stage(words[1]));
            case "assigned" ->
                last < 2 ? "" : naming.word("work.change.assigned", person(words[2]), naming.role(words[1]));
            case "released" -> last < 1 ? "" : naming.word("work.change.released", naming.role(words[1]));
            case "clock-missed", "clock-paused", "clock-resumed", "clock-extended" ->
                last < 1 ? "" : naming.word("work.change." + words[0], naming.clock(words[1]));
            case "party-added" ->
                last < 1 ? "" : naming.word("work.change.party", parties.getOrDefault(words[1], words[last]));
            case "consented" ->
                last < 3
                        ? ""
                        : naming.word("work.change.consented", naming.consent(words[1], words[2]), answer(words[3]));
            case "invited" -> last < 2 ? "" : naming.word("work.change.invited", asked(words[2]));
            case "receipt-renewed" -> naming.word("work.change.receipt-renewed");
            case "invitation-used" -> naming.word("work.change.invitation-used");
            case "disclosed" -> naming.word("work.change.disclosed");
            case "dispatched" ->
                last < 3 ? "" : naming.word("work.change.dispatched." + words[3].toLowerCase(Locale.ROOT));
            case "link-opened" -> last < 1 ? "" : naming.word("work.change.link", naming.link(words[1]));
            default -> "";
        };
    }

    /** A party, or a role. */
    private String asked(String as) {
        return parties.getOrDefault(as, naming.role(as));
    }

    private String told(ToldView told) {
        String to = naming.recipient(told.recipient(), told.name(), parties);
        return naming.word("work.told", to, told.subject(), naming.word("work.told." + told.state()));
    }

    private String person(String id) {
        return names.getOrDefault(id, naming.word("work.colleague"));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(naming.tenant().zone()));
    }
}
