package gehoor.web.work;

import gehoor.casework.ClockView;
import gehoor.casework.FactView;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.InvitableView;
import gehoor.casework.LeavingView;
import gehoor.casework.OfferView;
import gehoor.casework.RegisterLine;
import gehoor.engine.Refusal;
import gehoor.policy.Compartment;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as it stands on its page.
 *
 * @param about what it is about; empty where that is not seen
 * @param track the stages of its procedure
 * @param next the likely next step; null where there is none
 * @param more what else can be done, by what it is about
 * @param barred what cannot be done now, and why
 * @param clocks late ones first
 * @param report how it came in
 * @param facts of the file itself
 * @param apart facts of each party and instrument
 * @param outside what somebody outside can be asked for
 * @param leaving what is about to leave, and what is held back
 * @param prints whether letters wait to be printed, for who may read them
 * @param done what was done just now; empty where nothing was
 * @param notice what is to be said besides; empty where nothing is
 */
public record FileShown(
        FileView file,
        String about,
        List<Step> track,
        @Nullable Deed next,
        List<Group> more,
        List<Barred> barred,
        List<ClockView> clocks,
        List<Said> report,
        List<FactView> facts,
        List<Part> apart,
        List<Story.Consent> consents,
        List<Story.Event> history,
        List<RegisterLine> earlier,
        List<Outside> outside,
        List<LetterShown> leaving,
        boolean prints,
        String done,
        String notice) {

    /** Whether anybody can be named as involved. */
    public boolean hasPeople() {
        return !file.assigned().isEmpty()
                || !report.isEmpty()
                || file.contactHeld()
                || apart.stream().anyMatch(part -> part.holder() != null);
    }

    /** In which order clocks stand. */
    private static final List<String> CLOCKS = List.of("missed", "running", "paused", "stopped-late", "stopped");

    /** @param state done, now or empty */
    public record Step(String label, String state) {}

    /** Something that can be done. */
    public record Deed(OfferView offer, String label) {
        /** Within the address of the file. */
        public String address() {
            return "/doen/" + offer.action() + (offer.on() == null ? "" : "?on=" + offer.on());
        }
    }

    /**
     * Something that somebody outside can be asked for.
     *
     * @param address within that of asking
     */
    public record Outside(String label, String address) {}

    public record Group(String title, List<Deed> deeds) {}

    /** @param why sentences, each with where its rule is published */
    public record Barred(String label, List<Rule> why) {}

    /** @param basis empty where it is no published rule */
    public record Rule(String sentence, String rule, String basis) {
        static Rule of(Refusal refusal, String language) {
            return new Rule(refusal.words().in(language), refusal.rule(), refusal.basis());
        }
    }

    public record Said(String label, String text) {}

    /**
     * A party or an instrument.
     *
     * @param holder whose contact data can be asked for; null where it has none
     */
    public record Part(String title, String state, @Nullable String holder, List<FactView> facts) {}

    /** Puts together what the use cases told. */
    static final class Making {
        private final FileView file;
        private final Naming naming;
        private final Map<String, String> on = new LinkedHashMap<>();
        private final Map<String, String> parties = new LinkedHashMap<>();
        private final Locale locale;
        private final Story story;

        Making(FileView file, Naming naming, List<HistoryLine> history, Locale locale) {
            this.file = file;
            this.naming = naming;
            this.locale = locale;
            number(file.parties(), FileView.PartyView::id, FileView.PartyView::label, parties);
            on.putAll(parties);
            number(file.instruments(), FileView.InstrumentView::id, FileView.InstrumentView::label, on);
            Map<String, String> names = new LinkedHashMap<>();
            file.assigned().forEach(each -> names.put(each.person(), each.name()));
            history.stream()
                    .filter(line -> !line.person().isEmpty())
                    .forEach(line -> names.put(line.person(), line.personName()));
            this.story = new Story(naming, parties, names, locale);
        }

        private static <T> void number(
                List<T> all, Function<T, String> id, Function<T, String> label, Map<String, String> into) {
            Map<String, Integer> seen = new LinkedHashMap<>();
            for (T each : all) {
                int number = seen.merge(label.apply(each), 1, Integer::sum);
                long same = all.stream()
                        .filter(other -> label.apply(other).equals(label.apply(each)))
                        .count();
                into.put(id.apply(each), label.apply(each) + (same > 1 ? " " + number : ""));
            }
        }

        /** @param words what somebody typed for them, by place */
        List<LetterShown> letters(List<LeavingView> leaving, Map<Integer, String> words, List<Refusal> refusals) {
            return leaving.stream()
                    .map(letter -> LetterShown.of(letter, words, refusals, parties, naming, locale))
                    .toList();
        }

        Story story() {
            return story;
        }

        FileShown made(
                List<OfferView> offers,
                List<HistoryLine> history,
                List<RegisterLine> earlier,
                List<InvitableView> invitable,
                List<LeavingView> leaving,
                String done,
                String notice) {
            Deed next = next(offers, history);
            return new FileShown(
                    file,
                    about(),
                    track(history),
                    next,
                    groups(offers, next),
                    offers.stream()
                            .filter(offer -> !offer.barredBy().isEmpty())
                            .map(offer -> new Barred(
                                    label(offer),
                                    offer.barredBy().stream()
                                            .map(refusal -> Rule.of(refusal, naming.language()))
                                            .distinct()
                                            .toList()))
                            .toList(),
                    file.clocks().stream()
                            .sorted(Comparator.comparing((ClockView clock) -> CLOCKS.indexOf(clock.state()))
                                    .thenComparing(ClockView::due))
                            .toList(),
                    report(),
                    facts(null),
                    apart(),
                    story.consents(history),
                    story.events(history),
                    earlier,
                    invitable.stream().map(this::outside).toList(),
                    letters(leaving, Map.of(), List.of()),
                    prints(history) && file.compartments().contains(Compartment.MESSAGES),
                    done,
                    notice);
        }

        private Outside outside(InvitableView each) {
            String about = each.on() == null ? "" : on.getOrDefault(each.on(), "");
            return new Outside(
                    about.isEmpty() ? each.label() : each.label() + " – " + about,
                    each.action() + (each.on() == null ? "" : "?on=" + each.on()));
        }

        String label(OfferView offer) {
            String about = offer.on() == null ? "" : about(offer.on());
            return about.isEmpty() ? offer.label() : offer.label() + " – " + about;
        }

        private String about(String instance) {
            return on.getOrDefault(instance, naming.instance(instance));
        }

        private String about() {
            return String.join(
                    ", ",
                    file.facts().stream()
                            .filter(fact -> fact.about() == null
                                    && (fact.type().equals("facility")
                                            || fact.type().equals("service")))
                            .flatMap(fact -> Stream.ofNullable(fact.text()))
                            .distinct()
                            .toList());
        }

        /** Letters that wait to be printed, by what the history tells of them. */
        private static boolean prints(List<HistoryLine> history) {
            return history.stream()
                    .flatMap(line -> line.told().stream())
                    .anyMatch(told -> told.state().equals("to-print"));
        }

        /** A step that was not taken yet comes before one that can be taken again. */
        private @Nullable Deed next(List<OfferView> offers, List<HistoryLine> history) {
            Set<String> taken = new HashSet<>();
            history.forEach(line -> {
                taken.add(line.action());
                taken.add(line.action() + " " + line.on());
            });
            List<OfferView> open = offers.stream()
                    .filter(offer -> offer.primary() && offer.barredBy().isEmpty())
                    .toList();
            return open.stream()
                    .filter(offer ->
                            !taken.contains(offer.on() == null ? offer.action() : offer.action() + " " + offer.on()))
                    .findFirst()
                    .or(() -> open.stream().findFirst())
                    .map(offer -> new Deed(offer, label(offer)))
                    .orElse(null);
        }

        private List<Group> groups(List<OfferView> offers, @Nullable Deed next) {
            Map<String, List<Deed>> groups = new LinkedHashMap<>();
            for (OfferView offer : offers) {
                if (offer.barredBy().isEmpty() && (next == null || !next.offer().equals(offer))) {
                    String about = offer.on() == null ? naming.word("work.group.file") : about(offer.on());
                    groups.computeIfAbsent(about, fresh -> new ArrayList<>()).add(new Deed(offer, offer.label()));
                }
            }
            return groups.entrySet().stream()
                    .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                    .toList();
        }

        private List<Step> track(List<HistoryLine> history) {
            Procedure procedure = naming.procedure();
            if (procedure == null || file.kind() == null) {
                return List.of();
            }
            Set<String> been = new HashSet<>();
            been.add(procedure.report().stage());
            history.stream()
                    .flatMap(line -> line.changes().stream())
                    .map(change -> change.split(" ", 3))
                    .filter(words -> words[0].equals("moved") && words.length == 3)
                    .forEach(words -> been.addAll(List.of(words[1], words[2])));
            return Stream.concat(procedure.stages().keySet().stream(), Stream.of("closed"))
                    .map(stage -> new Step(
                            naming.stage(stage),
                            stage.equals(file.stage()) ? "now" : been.contains(stage) ? "done" : ""))
                    .toList();
        }

        private List<Said> report() {
            List<Said> said = new ArrayList<>();
            say(said, "work.kind", file.kind(), naming::kind);
            say(said, "work.channel", file.channel(), naming::channel);
            say(said, "work.reporter", file.reporter(), code -> naming.word("reporter." + code));
            say(said, "work.capacity", file.capacity(), naming::capacity);
            say(said, "work.identity", file.identity(), code -> naming.word("identity." + code));
            say(said, "work.language", file.language(), code -> {
                Locale locale = Locale.forLanguageTag(code);
                return locale.getDisplayLanguage(Locale.forLanguageTag(naming.language()));
            });
            return said;
        }

        private void say(List<Said> said, String key, @Nullable String code, UnaryOperator<String> words) {
            if (code != null) {
                said.add(new Said(naming.word(key), words.apply(code)));
            }
        }

        /** What stands in a message is told there, what is of a party or an instrument with that one. */
        private List<FactView> facts(@Nullable String about) {
            return file.facts().stream()
                    .filter(fact -> Objects.equals(fact.about(), about) && !message(fact) && !elsewhere(fact))
                    .toList();
        }

        private boolean elsewhere(FactView fact) {
            return fact.about() == null
                    && file.facts().stream()
                            .anyMatch(other -> other.about() != null
                                    && other.field().equals(fact.field())
                                    && Objects.equals(other.text(), fact.text()));
        }

        private boolean message(FactView fact) {
            Procedure procedure = naming.procedure();
            Field field = procedure == null ? null : procedure.fields().get(fact.field());
            return field != null
                    && field.compartment().equals(Compartment.MESSAGES)
                    && (field.type() == Field.Type.TEXT || field.type() == Field.Type.LONG_TEXT);
        }

        private List<Part> apart() {
            List<Part> parts = new ArrayList<>();
            boolean identity = file.compartments().contains(Compartment.IDENTITY);
            file.parties()
                    .forEach(party -> parts.add(new Part(
                            on.getOrDefault(party.id(), party.label()),
                            "",
                            identity ? party.id() : null,
                            facts(party.id()))));
            file.instruments()
                    .forEach(run -> parts.add(new Part(
                            on.getOrDefault(run.id(), run.label()),
                            naming.word(run.ended() ? "work.instrument.ended" : "work.instrument.open"),
                            null,
                            facts(run.id()))));
            return parts;
        }
    }
}
