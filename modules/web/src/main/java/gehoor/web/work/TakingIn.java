package gehoor.web.work;

import gehoor.casework.Answer;
import gehoor.casework.Contact;
import gehoor.casework.OfferView;
import gehoor.casework.Preview;
import gehoor.casework.ReadMail;
import gehoor.casework.ReportForm;
import gehoor.casework.ReportRequest;
import gehoor.casework.Reporting;
import gehoor.casework.Requester;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.look.Phrases;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report that a member of staff takes in, as far as it is filled in: all its questions on one page, for somebody who types while
 * listening. Which of them are asked depends on what is filled in.
 */
final class TakingIn {
    static final String ASKED = "q.";
    static final String CHANNEL = "channel";
    private static final String RECEIVED = "received";
    private static final String KIND = "kind";
    private static final String REPORTER = "reporter";
    private static final String CAPACITY = "capacity";
    private static final String IDENTITY = "identity";
    private static final String READS = "reads";
    private static final List<String> OURS = List.of(CHANNEL, RECEIVED, KIND, REPORTER, CAPACITY, IDENTITY);

    private final ReportForm form;
    private final Requester requester;
    private final Written written;
    private final List<String> languages;
    private final Preview preview;
    private final Map<String, String> unreadable = new HashMap<>();

    /** @param languages those that the organisation speaks */
    TakingIn(ReportForm form, Requester requester, Written written, List<String> languages, Reporting reporting) {
        this.form = form;
        this.requester = requester;
        this.written = written;
        this.languages = languages;
        // Which fields are asked depends on answers to them: with all fields read, the answers that count are among
        // them.
        this.preview =
                reporting.preview(requester, request(form.ask().asks(), List.of())) instanceof Answer.Done<Preview> done
                        ? done.value()
                        : new Preview(List.of(), List.of());
    }

    /** Whether all of it can be read, so that it makes sense to send it. */
    boolean readable() {
        request(List.of());
        return unreadable.isEmpty();
    }

    /** @param refusals null: nothing is said of what is wrong yet */
    List<Question> about(@Nullable List<Refusal> refusals) {
        List<Question> questions = new ArrayList<>();
        questions.add(choice(
                CHANNEL,
                word("work.channel.how"),
                form.channels().stream()
                        .map(channel -> new Question.Option(channel.channel(), channel.label(), ""))
                        .toList(),
                refusals));
        if (form.channels().stream().anyMatch(ReportForm.Channel::receivedAsked)) {
            questions.add(new Question(
                    RECEIVED,
                    "date",
                    word("work.received.on"),
                    word("work.received.more"),
                    !form.channels().stream().allMatch(ReportForm.Channel::receivedAsked),
                    null,
                    List.of(),
                    written.of(RECEIVED, "date"),
                    wrong(RECEIVED, refusals),
                    null));
        }
        if (form.kinds().size() > 1) {
            questions.add(choice(KIND, word("work.kind"), options(form.kinds()), refusals));
        }
        asked().stream().map(ask -> question(ask, refusals)).forEach(questions::add);
        return questions;
    }

    List<Question> who(@Nullable List<Refusal> refusals) {
        List<Question> questions = new ArrayList<>();
        if (form.reporters().size() > 1) {
            questions.add(choice(
                    REPORTER,
                    word("work.reporter"),
                    form.reporters().stream()
                            .map(each -> new Question.Option(each, word("reporter." + each), ""))
                            .toList(),
                    refusals));
        }
        if (!form.capacities().isEmpty()) {
            questions.add(choice(CAPACITY, word("work.capacity"), options(form.capacities()), refusals));
        }
        if (form.identities().size() > 1) {
            questions.add(choice(
                    IDENTITY,
                    word("work.identity.how"),
                    form.identities().stream()
                            .map(each -> new Question.Option(each, word("identity." + each), ""))
                            .toList(),
                    refusals));
        }
        if (languages.size() > 1) {
            questions.add(choice(
                    READS,
                    word("work.reads"),
                    languages.stream()
                            .map(each -> new Question.Option(each, named(each), ""))
                            .toList(),
                    refusals));
        }
        questions.addAll(Questions.contact(
                chosen(REPORTER, form.reporters()).equals("organisation"),
                written,
                field -> wrong(field, refusals),
                language()));
        return questions;
    }

    /** What stands in the way and belongs to none of the questions. */
    List<FileShown.Rule> otherwise(List<Refusal> refusals) {
        List<String> shown = new ArrayList<>();
        about(null).forEach(question -> shown.add(question.name()));
        who(null).forEach(question -> shown.add(question.name()));
        return refusals.stream()
                .filter(refusal -> !shown.contains(input(refusal.field())))
                .map(refusal -> FileShown.Rule.of(refusal, language()))
                .distinct()
                .toList();
    }

    ReportRequest request(List<Upload> uploads) {
        return request(preview.asks(), uploads);
    }

    private ReportRequest request(List<OfferView.AskView> asks, List<Upload> uploads) {
        String identity = chosen(IDENTITY, form.identities());
        String capacity = written.text(CAPACITY);
        return new ReportRequest(
                form.procedure().procedure(),
                chosen(KIND, form.kinds().stream().map(OfferView.Option::code).toList()),
                chosen(REPORTER, form.reporters()),
                form.capacities().isEmpty() || capacity.isBlank() ? null : capacity,
                identity,
                chosen(
                        CHANNEL,
                        form.channels().stream()
                                .map(ReportForm.Channel::channel)
                                .toList()),
                received(),
                languages.contains(written.text(READS)) ? written.text(READS) : requester.language(),
                identity.equals("anonymous") ? null : contact(),
                written.answers(asks, ASKED, language(), unreadable),
                uploads.stream()
                        .filter(upload -> upload.field().startsWith(ASKED))
                        .map(upload -> new Upload(
                                upload.field().substring(ASKED.length()),
                                upload.name(),
                                upload.mediaType(),
                                upload.content()))
                        .toList());
    }

    private @Nullable LocalDate received() {
        boolean asked = form.channels().stream()
                .anyMatch(
                        channel -> channel.receivedAsked() && channel.channel().equals(written.text(CHANNEL)));
        List<String> parts = written.of(RECEIVED, "date");
        if (!asked || parts.stream().allMatch(String::isBlank)) {
            return null;
        }
        String day = Written.day(parts);
        if (day == null) {
            unreadable.put(
                    RECEIVED,
                    Phrases.of(language(), "date.none", String.join(" ", parts).strip()));
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("a day that was made is one", e);
        }
    }

    private Contact contact() {
        Contact contact = Questions.contact(written);
        boolean reachable = !contact.mail().isEmpty()
                || !contact.phone().isEmpty()
                || !contact.postal().isEmpty();
        return reachable
                ? contact
                : new Contact(contact.name(), "", "", List.of(), "mailbox", contact.language(), contact.extra());
    }

    /** The facilities and services that were chosen, as a register is asked about them. */
    List<String> abouts() {
        return asked().stream()
                .filter(ask -> ask.type().equals("facility") || ask.type().equals("service"))
                .filter(ask -> !written.text(ASKED + ask.field()).isBlank())
                .map(ask -> ask.type() + ":" + written.text(ASKED + ask.field()))
                .toList();
    }

    /** The first input of that type; null where none is asked. */
    @Nullable
    String asking(String type) {
        return asked().stream()
                .filter(ask -> ask.type().equals(type))
                .findFirst()
                .map(ask -> ASKED + ask.field())
                .orElse(null);
    }

    // ---------------------------------------------------------------- what a mail tells

    /** The same, as it came through that channel. */
    static Written through(String channel, Written written) {
        return with(CHANNEL, channel, written);
    }

    /** Who sent it and when it came, where nobody said otherwise. */
    static Written from(ReadMail mail, Written written) {
        Written filled = written;
        if (Questions.contact(written).name().isEmpty()) {
            filled = with(Questions.CONTACT + "name", mail.name(), filled);
        }
        if (Questions.contact(written).mail().isEmpty()) {
            filled = with(Questions.CONTACT + "mail", mail.address(), filled);
        }
        LocalDate came = mail.came();
        if (came != null && written.of(RECEIVED, "date").stream().allMatch(String::isBlank)) {
            filled = with(RECEIVED + ".day", Integer.toString(came.getDayOfMonth()), filled);
            filled = with(RECEIVED + ".month", Integer.toString(came.getMonthValue()), filled);
            filled = with(RECEIVED + ".year", Integer.toString(came.getYear()), filled);
        }
        return filled;
    }

    static Written without(String name, Written written) {
        Map<String, List<String>> values = new LinkedHashMap<>(written.values());
        values.remove(name);
        return new Written(values);
    }

    static Written with(String name, String value, Written written) {
        Map<String, List<String>> values = new LinkedHashMap<>(written.values());
        values.put(name, List.of(value));
        return new Written(values);
    }

    private List<OfferView.AskView> asked() {
        return preview.asks().stream()
                .filter(ask -> !ask.type().equals("contact"))
                .toList();
    }

    private Question question(OfferView.AskView ask, @Nullable List<Refusal> refusals) {
        return Questions.of(ask, ASKED, written, field -> wrong(ASKED + field, refusals), language());
    }

    private Question choice(
            String name, String label, List<Question.Option> options, @Nullable List<Refusal> refusals) {
        boolean one = options.size() == 1;
        return new Question(
                name,
                "choice",
                label,
                "",
                false,
                null,
                options,
                one ? List.of(options.get(0).code()) : written.of(name, "choice"),
                one ? List.of() : wrong(name, refusals),
                null);
    }

    private List<String> wrong(String name, @Nullable List<Refusal> refusals) {
        if (refusals == null) {
            return List.of();
        }
        String cannotBe = unreadable.get(name.startsWith(ASKED) ? name.substring(ASKED.length()) : name);
        if (cannotBe != null) {
            return List.of(cannotBe);
        }
        if (List.of(CHANNEL, KIND, REPORTER, CAPACITY, IDENTITY).contains(name)
                && written.text(name).isBlank()) {
            return List.of(word("choose.one"));
        }
        return refusals.stream()
                .filter(refusal -> name.equals(input(refusal.field())))
                .map(refusal -> refusal.words().in(language()))
                .distinct()
                .toList();
    }

    /** Whether something that must be chosen was not. */
    boolean incomplete() {
        return Stream.concat(about(List.of()).stream(), who(List.of()).stream()).anyMatch(Question::bad);
    }

    private static String input(@Nullable String field) {
        if (field == null) {
            return "";
        }
        if (field.equals("contact")) {
            return Questions.CONTACT + "name";
        }
        return field.startsWith(Questions.CONTACT) || OURS.contains(field) ? field : ASKED + field;
    }

    private String chosen(String name, List<String> otherwise) {
        String said = written.text(name);
        return said.isBlank() ? (otherwise.isEmpty() ? "" : otherwise.get(0)) : said;
    }

    private static List<Question.Option> options(List<OfferView.Option> options) {
        return options.stream()
                .map(option -> new Question.Option(option.code(), option.label(), ""))
                .toList();
    }

    private String named(String each) {
        return Locale.forLanguageTag(each).getDisplayLanguage(Locale.forLanguageTag(language()));
    }

    private String language() {
        return requester.language();
    }

    private String word(String key) {
        return Phrases.of(language(), key);
    }
}
