package gehoor.casework;

import gehoor.casework.port.Notice;
import gehoor.engine.Change;
import gehoor.engine.Deadline;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Letters as they read: the tenant's text with its placeholders filled in from the file as it was when the letter was
 * decided on. No placeholder tells who complains. What somebody wrote with the action ({@code text.<field>}) is told only to
 * whom that text was written to: the complainant, a party, an outside body, a service or facility; never to a role's
 * address, whose readers have the file.
 */
final class Letters {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9.-]*)\\s*}}");
    private static final String UNKNOWN = "…";
    private static final String TEXT = "text.";
    private static final String FIELD = "field.";
    private static final String CLOCK = "clock.";
    private static final String RECEIPT = "receipt";
    private static final String NUMBER = "number";
    private static final String LINK = "link";
    /** What may not be known yet when somebody reads over a letter: it stands there as a placeholder, and is filled in as it leaves. */
    private static final Set<String> TO_COME = Set.of(RECEIPT, NUMBER, LINK);

    /** Whether it is one of the house's own. */
    static boolean house(String letter) {
        return HOUSE.containsKey(letter);
    }

    /** The house's own letters; no tenant's letter has a name like that. */
    static final String INVITATION = "house.invitation";

    static final String NEW_RECEIPT = "house.new-receipt";

    private static final Words MESSAGE = Wording.words("letter.message");
    private static final Words MESSAGE_BODY = Wording.words("letter.message-body");
    private static final Map<String, Template> HOUSE = Map.of(
            INVITATION,
            new Template(Wording.words("letter.invitation"), Wording.words("letter.invitation-body"), List.of()),
            NEW_RECEIPT,
            new Template(Wording.words("letter.new-receipt"), Wording.words("letter.new-receipt-body"), List.of()));
    private static final Words LINK_SENT = Wording.words("letter.link-sent");
    private static final Words GOES_WITH = Wording.words("letter.goes-with");
    private static final Words IN_FILE = Wording.words("letter.in-file");
    private static final Words SHOWN_ONCE = Wording.words("letter.shown-once");

    private final Addresses addresses;

    /** The whole link, for who passes it on. */
    String invitation(String tenant, String ticket) {
        return addresses.invitation(tenant, ticket);
    }

    Letters(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What stays in a letter, whatever somebody makes of its words: by it the reader knows what this is about, why, and where to go. */
    private static final Set<String> STAYS =
            Set.of(NUMBER, "ground", "ground-explanation", "bodies", "outcome", RECEIPT, LINK);

    record Rendered(String subject, String text) {}

    /**
     * A letter before it leaves.
     *
     * @param text which somebody may put in other words; the receipt code stands as {@code {{receipt}}}, as the number and the link of
     *     a file that has not begun do
     * @param under what stands under it; empty where nothing does
     * @param stays lines that must be in it
     * @param whole whether who looks may read all that it says
     */
    record Draft(String subject, String text, String under, List<String> stays, boolean whole) {}

    /** @param always the guidance texts that stand under it */
    private record Template(Words subject, Words body, List<String> always) {}

    /** Null where there is only a message. */
    private static @Nullable Template template(Dossier dossier, Told told) {
        String letter = told.letter();
        if (letter == null) {
            return null;
        }
        Tenant.Letter own = dossier.engine().tenant().letters().get(letter);
        return own == null ? HOUSE.get(letter) : new Template(own.subject(), own.body(), own.always());
    }

    static boolean tellsReceipt(Dossier dossier, @Nullable String letter) {
        Tenant.Letter template =
                letter == null ? null : dossier.engine().tenant().letters().get(letter);
        return template != null
                && template.body().byLanguage().values().stream()
                        .anyMatch(body -> placeholders(body).anyMatch(RECEIPT::equals));
    }

    /**
     * The language its reader is written to.
     *
     * @param known what is known of the reader's own; empty: nothing
     */
    static String language(Dossier dossier, Notice.Recipient recipient, String known) {
        if (recipient == Notice.Recipient.COMPLAINANT) {
            return Projection.reported(dossier.state()).language();
        }
        List<String> languages = dossier.engine().tenant().languages();
        return languages.contains(known) ? known : languages.get(0);
    }

    /**
     * The letter as who looks may read it. A message that goes with it stands in front, as a covering note does, unless the
     * letter itself says it.
     *
     * @param code the receipt that was enclosed; null where none is
     * @param reads whether who looks may read that field; who the letter is to reads all that it says
     */
    Rendered render(
            Dossier dossier,
            int seq,
            Told told,
            String language,
            Texts texts,
            @Nullable String code,
            LocalDate today,
            Predicate<String> reads) {
        Template template = template(dossier, told);
        Filling filling = new Filling(dossier, seq, told, language, texts, code, today, reads, false);
        String text = texts.words(seq, told.place())
                .map(words -> filling.whole(template) ? filling.come(template, words) : IN_FILE.in(language))
                .orElseGet(() -> filling.text(template));
        String under = under(dossier, template, language);
        return new Rendered(filling.subject(template), under.isEmpty() ? text : text + "\n\n" + under);
    }

    /** The letter as it would leave, for who may put it in other words. */
    Draft draft(
            Dossier dossier,
            int seq,
            Told told,
            String language,
            Texts texts,
            LocalDate today,
            Predicate<String> reads) {
        Template template = template(dossier, told);
        boolean begun = dossier.row().version() > 0;
        Filling filling = new Filling(dossier, seq, told, language, texts, toCome(RECEIPT), today, reads, !begun);
        boolean whole = filling.whole(template);
        String text = texts.words(seq, told.place())
                .map(words -> whole ? filling.come(template, words) : IN_FILE.in(language))
                .orElseGet(() -> filling.text(template));
        return new Draft(
                filling.subject(template),
                text,
                under(dossier, template, language),
                whole ? filling.stays(template) : List.of(),
                whole);
    }

    private static String toCome(String placeholder) {
        return "{{" + placeholder + "}}";
    }

    private static Words words(@Nullable Template template) {
        return template == null ? MESSAGE_BODY : template.body();
    }

    private static String under(Dossier dossier, @Nullable Template template, String language) {
        return template == null
                ? ""
                : template.always().stream()
                        .map(dossier.engine().tenant().letters()::get)
                        .filter(Objects::nonNull)
                        .map(text -> text.body().in(language).strip())
                        .collect(Collectors.joining("\n\n"));
    }

    private static Stream<String> placeholders(String body) {
        return PLACEHOLDER.matcher(body).results().map(match -> match.group(1));
    }

    /** The fields whose texts a letter says in a place of its own. */
    private static Set<String> said(String body) {
        return placeholders(body)
                .filter(name -> name.startsWith(TEXT))
                .map(name -> name.substring(TEXT.length()))
                .collect(Collectors.toSet());
    }

    String subject(Dossier dossier, Told told, String language) {
        Template template = template(dossier, told);
        String text = (template == null ? MESSAGE : template.subject()).in(language);
        String number = dossier.row().number();
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> match.group(1).equals("number") && number != null ? number : "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private final class Filling {
        private final Dossier dossier;
        private final Told told;
        private final Texts texts;
        private final @Nullable String code;
        private final LocalDate today;
        private final Predicate<String> reads;
        private final boolean beginning;
        private final String language;
        private final Labels labels;
        private final Entry entry;
        private final FileState state;

        /** @param beginning whether the file has not begun yet: its number and its link are still to come */
        Filling(
                Dossier dossier,
                int seq,
                Told told,
                String language,
                Texts texts,
                @Nullable String code,
                LocalDate today,
                Predicate<String> reads,
                boolean beginning) {
            this.dossier = dossier;
            this.told = told;
            this.texts = texts;
            this.code = code;
            this.today = today;
            this.reads = reads;
            this.beginning = beginning;
            this.language = language;
            this.labels = new Labels(dossier.engine(), language);
            this.entry = dossier.history().get(seq - 1);
            this.state = dossier.upTo(seq);
        }

        String subject(@Nullable Template template) {
            Words subject = template == null ? MESSAGE : template.subject();
            return fill(subject.in(language)).replaceAll("\\s+", " ").strip();
        }

        /** In the organisation's words. */
        String text(@Nullable Template template) {
            String body = words(template).in(language);
            String text = fill(body).strip();
            String message = told.withMessage() && template != null ? message(said(body)) : "";
            return message.isEmpty() ? text : message + "\n\n" + GOES_WITH.in(language) + "\n\n" + text;
        }

        /** Words that somebody chose, with what was still to come then, where the organisation's letter tells it. */
        String come(@Nullable Template template, String words) {
            Set<String> tells = placeholders(words(template).in(language))
                    .filter(TO_COME::contains)
                    .collect(Collectors.toSet());
            return PLACEHOLDER
                    .matcher(words)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            tells.contains(match.group(1)) ? value(match.group(1)) : match.group()));
        }

        /** Whether all that it says of the file may be read. */
        boolean whole(@Nullable Template template) {
            boolean said = placeholders(words(template).in(language))
                    .filter(name -> name.startsWith(TEXT) || name.startsWith(FIELD))
                    .map(name -> name.substring(name.indexOf('.') + 1))
                    .allMatch(reads);
            return said && messages().allMatch(reads);
        }

        List<String> stays(@Nullable Template template) {
            return placeholders(words(template).in(language))
                    .filter(name -> STAYS.contains(name) || name.startsWith(CLOCK))
                    .flatMap(name -> value(name).lines())
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.equals(UNKNOWN))
                    .distinct()
                    .toList();
        }

        String fill(String template) {
            return PLACEHOLDER.matcher(template).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
        }

        private String value(String name) {
            int dot = name.indexOf('.');
            if (dot > 0) {
                String part = name.substring(dot + 1);
                return switch (name.substring(0, dot)) {
                    case "clock" -> due(part);
                    case "field" -> field(part);
                    case "text" -> text(part);
                    default -> UNKNOWN;
                };
            }
            return switch (name) {
                case NUMBER ->
                    beginning ? numberToCome() : orUnknown(dossier.row().number());
                case "received" -> labels.date(Projection.reported(state).received());
                case "procedure" -> labels.in(labels.procedure().title());
                case "organisation" -> labels.in(labels.tenant().name());
                case "desk" -> desk();
                case "today" -> labels.date(today);
                case LINK -> link();
                case "ground" -> ground(Ground::label);
                case "ground-explanation" -> ground(Ground::explain);
                case "bodies" -> bodies();
                case "outcome" -> outcome();
                case RECEIPT -> code == null ? labels.in(SHOWN_ONCE) : code;
                case "message" -> message(Set.of());
                case "asked" -> invited(asked -> labels.action(asked.action()));
                case "until" ->
                    NEW_RECEIPT.equals(told.letter())
                            ? labels.date(Renewing.lastDay(entry.day()))
                            : invited(asked -> labels.date(asked.until()));
                default -> UNKNOWN;
            };
        }

        private String numberToCome() {
            return labels.procedure().register().numbered() ? toCome(NUMBER) : UNKNOWN;
        }

        private String desk() {
            Tenant.Desk desk = labels.tenant().desks().get(labels.procedure().desk());
            return desk == null ? labels.in(labels.tenant().name()) : labels.in(desk.label());
        }

        /** What somebody outside was asked by this entry. */
        private String invited(Function<Change.Invited, String> part) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.Invited asked) {
                    return part.apply(asked);
                }
            }
            return UNKNOWN;
        }

        private String link() {
            String letter = told.letter();
            if (letter != null && HOUSE.containsKey(letter)) {
                return code == null
                        ? labels.in(LINK_SENT)
                        : letter.equals(INVITATION)
                                ? addresses.invitation(dossier.tenant(), code)
                                : addresses.newReceipt(dossier.tenant(), code);
            }
            return switch (told.recipient()) {
                case ROLE, PERSON, SERVICE -> beginning ? toCome(LINK) : addresses.file(dossier.tenant(), dossier.id());
                default -> addresses.mailbox(dossier.tenant());
            };
        }

        private String due(String clock) {
            Instant then = entry.at();
            LocalDate due = null;
            for (Deadline deadline : dossier.engine().ledger(state, then)) {
                if (deadline.clock().id().equals(clock)) {
                    due = deadline.due();
                }
            }
            return due == null ? UNKNOWN : labels.date(due);
        }

        private String field(String id) {
            Field field = labels.procedure().fields().get(id);
            Value value = entry.recorded().getOrDefault(id, state.facts().get(id));
            return field == null || value == null || !reads.test(id) ? UNKNOWN : orUnknown(labels.value(field, value));
        }

        private String text(String id) {
            if (!reads.test(id)) {
                return labels.in(IN_FILE);
            }
            return switch (told.recipient()) {
                case ROLE, PERSON -> labels.in(IN_FILE);
                default -> texts.at(entry.seq(), id).orElse(UNKNOWN);
            };
        }

        /** What was written to the complainant in this act, but for what is said elsewhere. */
        String message(Set<String> said) {
            return messages()
                    .filter(field -> !said.contains(field))
                    .map(field -> text(field).strip())
                    .collect(Collectors.joining("\n\n"));
        }

        /** The fields in which something was written to its reader. */
        private Stream<String> messages() {
            return entry.changes().stream()
                    .filter(change -> change instanceof Change.MessageSent sent
                            && told.toHolder(sent.to() == null ? Wording.COMPLAINANT : sent.to()))
                    .map(change -> ((Change.MessageSent) change).field());
        }

        private @Nullable Ground ground() {
            Ground found = groundIn(entry.recorded());
            return found != null ? found : groundIn(state.facts());
        }

        private @Nullable Ground groundIn(Map<String, Value> facts) {
            for (Map.Entry<String, Value> fact : facts.entrySet()) {
                Field field = labels.procedure().fields().get(fact.getKey());
                if (field != null && field.type() == Field.Type.GROUND) {
                    return labels.procedure().grounds().get(fact.getValue().toString());
                }
            }
            return null;
        }

        private String ground(Function<Ground, Words> part) {
            Ground ground = ground();
            return ground == null ? UNKNOWN : labels.in(part.apply(ground));
        }

        private String bodies() {
            Set<String> ids = new LinkedHashSet<>();
            for (Change change : entry.changes()) {
                if (change instanceof Change.Referred referred) {
                    ids.addAll(referred.bodies());
                }
            }
            if (ids.isEmpty()) {
                Ground ground = ground();
                ids.addAll(ground == null ? List.of() : ground.refer());
            }
            return ids.stream().map(this::body).collect(Collectors.joining("\n"));
        }

        private String body(String id) {
            Tenant.Body body = labels.tenant().bodies().get(id);
            if (body == null) {
                return id;
            }
            List<String> parts = new ArrayList<>();
            parts.add(labels.in(body.label()));
            if (!body.contact().isEmpty()) {
                parts.add(labels.in(body.contact()));
            }
            String link = body.link();
            if (link != null) {
                parts.add(link);
            }
            return String.join(", ", parts);
        }

        private String outcome() {
            String outcome = state.outcome();
            return outcome == null ? UNKNOWN : labels.outcome(outcome);
        }
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }
}
