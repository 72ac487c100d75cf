package gehoor.web.portal;

import gehoor.casework.Answer;
import gehoor.casework.Contact;
import gehoor.casework.OfferView;
import gehoor.casework.Preview;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report as far as it is filled in: its steps, one thing each, which of them come next depending on what was said so far;
 * what is wrong in each; and the request that it makes.
 */
public final class Filling {
    static final String KIND = "kind";
    static final String WHO = "who";
    static final String IDENTITY = "identity";
    static final String CONTACT = "contact";
    static final String REVIEW = "review";

    private static final String ASKED = "q.";
    private static final String REPORTER = "reporter";
    private static final String CAPACITY = "capacity";
    private static final String ANONYMOUS = "anonymous";

    private final ReportForm form;
    private final Requester requester;
    private final Written written;
    private final String channel;
    private final List<OfferView.AskView> asked;
    private final List<Refusal> refusals;
    private final Map<String, String> unreadable = new HashMap<>();

    private Filling(ReportForm form, Requester requester, Written written, String channel, Reporting reporting) {
        this.form = form;
        this.requester = requester;
        this.written = written;
        this.channel = channel;
        // Which fields are asked depends on answers to them: with all fields read, the answers that count are among
        // them.
        Preview preview =
                reporting.preview(requester, request(form.ask().asks(), List.of())) instanceof Answer.Done<Preview> done
                        ? done.value()
                        : new Preview(List.of(), List.of());
        this.asked = preview.asks().stream()
                .filter(ask -> !ask.type().equals("contact"))
                .toList();
        this.refusals = preview.refusals();
    }

    /** As if every field were asked; nothing is judged. */
    private Filling(ReportForm form, Requester requester, Written written) {
        this.form = form;
        this.requester = requester;
        this.written = written;
        this.channel = "";
        this.asked = form.ask().asks().stream()
                .filter(ask -> !ask.type().equals("contact"))
                .toList();
        this.refusals = List.of();
    }

    private Filling(Filling other, List<Refusal> refusals) {
        this.form = other.form;
        this.requester = other.requester;
        this.written = other.written;
        this.channel = other.channel;
        this.asked = other.asked;
        this.refusals = refusals;
        this.unreadable.putAll(other.unreadable);
    }

    /** The same, after it was sent and refused. */
    Filling refused(List<Refusal> why) {
        return new Filling(this, why);
    }

    /** Empty where the public cannot report by this procedure here. */
    static Optional<Filling> of(ReportForm form, Requester requester, Written written, Reporting reporting) {
        return form.channels().stream()
                .map(ReportForm.Channel::channel)
                .findFirst()
                .map(channel -> new Filling(form, requester, written, channel, reporting));
    }

    ReportForm form() {
        return form;
    }

    boolean anonymous() {
        return identity().equals(ANONYMOUS);
    }

    /** The ids of the steps, in order; the last is {@value #REVIEW}. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        if (form.kinds().size() > 1) {
            steps.add(KIND);
        }
        if (form.reporters().size() > 1 || !form.capacities().isEmpty()) {
            steps.add(WHO);
        }
        if (form.identities().size() > 1) {
            steps.add(IDENTITY);
        }
        asked.stream().filter(ask -> !attachments(ask)).forEach(ask -> steps.add(ASKED + ask.field()));
        if (!anonymous()) {
            steps.add(CONTACT);
        }
        steps.add(REVIEW);
        return steps;
    }

    /**
     * What a step asks.
     *
     * @param checked whether what is wrong is said: not before somebody went on
     */
    List<Question> questions(String step, boolean checked) {
        return switch (step) {
            case KIND -> List.of(choice(KIND, word("report.kind"), "", form.kinds(), checked));
            case WHO -> who(checked);
            case IDENTITY -> List.of(identity(checked));
            case CONTACT -> Questions.contact(organisation(), written, field -> wrong(field, checked), language());
            case REVIEW ->
                asked.stream()
                        .filter(Filling::attachments)
                        .map(ask -> question(ask, checked))
                        .toList();
            default ->
                asked.stream()
                        .filter(ask -> (ASKED + ask.field()).equals(step))
                        .map(ask -> question(ask, checked))
                        .toList();
        };
    }

    /**
     * The names of the inputs that a step can send. Whether its field is asked depends on answers, and is judged with those that it
     * sends.
     */
    static List<String> inputs(ReportForm form, Requester requester, Written written, String step) {
        return new Filling(form, requester, written).inputs(step);
    }

    private List<String> inputs(String step) {
        return questions(step, false).stream().map(Question::name).toList();
    }

    /** The step where something is to be mended; empty where nothing is. */
    Optional<String> firstWrong() {
        return steps().stream()
                .filter(step -> !step.equals(REVIEW))
                .filter(step -> questions(step, true).stream().anyMatch(Question::bad))
                .findFirst();
    }

    /** What stands in the way and belongs to none of the questions: a rule. */
    List<String> otherwise() {
        Set<String> known = new HashSet<>();
        steps().forEach(step -> known.addAll(inputs(step)));
        return refusals.stream()
                .filter(refusal -> !known.contains(input(about(refusal))))
                .map(refusal -> refusal.words().in(language()))
                .distinct()
                .toList();
    }

    /** The request that this makes. */
    ReportRequest request(List<Upload> uploads) {
        return request(asked, uploads);
    }

    private ReportRequest request(List<OfferView.AskView> asks, List<Upload> uploads) {
        boolean anonymous = anonymous();
        return new ReportRequest(
                form.procedure().procedure(),
                chosen(KIND, form.kinds().isEmpty() ? "" : form.kinds().get(0).code()),
                chosen(REPORTER, form.reporters().get(0)),
                capacity(),
                identity(),
                channel,
                null,
                requester.language(),
                anonymous ? null : contact(),
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

    private Contact contact() {
        Contact contact = Questions.contact(written);
        // who leaves no other way is reached by the mailbox
        boolean reachable = !contact.mail().isEmpty()
                || !contact.phone().isEmpty()
                || !contact.postal().isEmpty();
        return reachable
                ? contact
                : new Contact(contact.name(), "", "", List.of(), "mailbox", contact.language(), contact.extra());
    }

    private @Nullable String capacity() {
        String capacity = written.text(CAPACITY);
        return form.capacities().isEmpty() || capacity.isBlank() ? null : capacity;
    }

    private String identity() {
        return chosen(IDENTITY, form.identities().get(0));
    }

    private boolean organisation() {
        return chosen(REPORTER, form.reporters().get(0)).equals("organisation");
    }

    private String chosen(String name, String otherwise) {
        String said = written.text(name);
        return said.isBlank() ? otherwise : said;
    }

    private static boolean attachments(OfferView.AskView ask) {
        return ask.type().equals("attachments");
    }

    private Question question(OfferView.AskView ask, boolean checked) {
        return Questions.of(ask, ASKED, written, field -> wrong(field, checked), language());
    }

    private List<Question> who(boolean checked) {
        List<Question> questions = new ArrayList<>();
        if (form.reporters().size() > 1) {
            questions.add(choice(
                    REPORTER,
                    word("report.reporter"),
                    "",
                    form.reporters().stream()
                            .map(each -> new OfferView.Option(each, word("reporter." + each)))
                            .toList(),
                    checked));
        }
        if (!form.capacities().isEmpty()) {
            questions.add(choice(CAPACITY, word("report.capacity"), "", form.capacities(), checked));
        }
        return questions;
    }

    private Question identity(boolean checked) {
        List<Question.Option> options = form.identities().stream()
                .map(each -> new Question.Option(each, word("identity." + each), word("identity." + each + ".more")))
                .toList();
        return new Question(
                IDENTITY,
                "choice",
                word("report.identity"),
                form.identityTold(),
                false,
                null,
                options,
                written.of(IDENTITY, "choice"),
                wrong(IDENTITY, checked),
                null);
    }

    private Question choice(String name, String label, String hint, List<OfferView.Option> options, boolean checked) {
        return new Question(
                name,
                "choice",
                label,
                hint,
                false,
                null,
                options.stream()
                        .map(option -> new Question.Option(option.code(), option.label(), ""))
                        .toList(),
                written.of(name, "choice"),
                wrong(name, checked),
                null);
    }

    /** What is wrong with a field, by the names that refusals have. */
    private List<String> wrong(String field, boolean checked) {
        if (!checked) {
            return List.of();
        }
        boolean choice = List.of(KIND, REPORTER, CAPACITY, IDENTITY).contains(field);
        if (choice && written.text(field).isBlank()) {
            return List.of(word("choose.one"));
        }
        String cannotBe = unreadable.get(field);
        if (cannotBe != null) {
            return List.of(cannotBe);
        }
        List<Refusal> here = refusals.stream()
                .filter(refusal -> field.equals(input(about(refusal))) || field.equals(about(refusal)))
                .toList();
        // What a rule makes of an answer that is not there yet tells nobody anything.
        List<Refusal> own =
                here.stream().filter(refusal -> refusal.field() != null).toList();
        return (own.isEmpty() ? here : own)
                .stream()
                        .map(refusal -> refusal.words().in(language()))
                        .distinct()
                        .toList();
    }

    /** The field that a refusal is about. A rule that looked at one answer only is about that. */
    private @Nullable String about(Refusal refusal) {
        if (refusal.field() != null) {
            return refusal.field();
        }
        List<String> looked = asked.stream()
                .map(OfferView.AskView::field)
                .filter(field ->
                        refusal.looked().stream().anyMatch(at -> at.fact().equals("asked." + field)))
                .toList();
        return looked.size() == 1 ? looked.get(0) : null;
    }

    /** The input that a refusal's field is filled in by. */
    private String input(@Nullable String field) {
        if (field == null) {
            return "";
        }
        if (field.equals(CONTACT)) {
            return Questions.CONTACT + "name";
        }
        boolean ours = field.startsWith(Questions.CONTACT)
                || List.of(KIND, REPORTER, CAPACITY, IDENTITY, "channel", "language", "received")
                        .contains(field);
        return ours ? field : ASKED + field;
    }

    /** What was answered, as it is looked over: step to what is asked and what was said, those without a word left out. */
    List<Said> said() {
        List<Said> said = new ArrayList<>();
        for (String step : steps()) {
            for (Question question : step.equals(REVIEW) ? List.<Question>of() : questions(step, true)) {
                String text = spoken(question);
                said.add(new Said(step, question.label(), text, question.wrong()));
            }
        }
        return said;
    }

    /** @param text empty where nothing was said */
    public record Said(String step, String label, String text, List<String> wrong) {}

    private String spoken(Question question) {
        Map<String, String> labels = new LinkedHashMap<>();
        question.options().forEach(option -> labels.put(option.code(), option.label()));
        if (question.type().equals("date")) {
            return String.join(" ", question.written()).strip();
        }
        return String.join(
                ", ",
                question.written().stream()
                        .map(value -> labels.getOrDefault(value, value))
                        .toList());
    }

    private String language() {
        return requester.language();
    }

    private String word(String key) {
        return Phrases.of(language(), key);
    }
}
