package gehoor.web.console;

import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Upload;
import gehoor.casework.founding.Particulars;
import gehoor.casework.founding.Template;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.StaffAccounts;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A new organisation: a template is chosen, one form is filled in, what would be there is looked over, and a proposal begins. */
@Path("/platform/organisations")
@ApplicationScoped
public class FoundingPages {
    private static final String ADDRESS = "/platform/organisations";
    private static final String PARCEL = "parcel";
    private static final int WRONG = 422;
    private static final String USUAL_COLOUR = "#27603b";
    private static final String USUAL_NUMBER = "112";

    /**
     * Where a template is chosen.
     *
     * @param parcel in which an organisation can come instead
     */
    public record Choice(List<Template> templates, Question parcel, List<Wrong> wrongs) {}

    /** @param wrongs what is wrong with what was filled in */
    public record Form(Template template, List<Question> questions, List<Wrong> wrongs) {}

    /** @param typed what was filled in, to be sent on */
    public record Before(
            Template template, Particulars given, Foundings.Preview preview, Map<String, List<String>> typed) {}

    @Inject
    Chambers chambers;

    @Inject
    Foundings foundings;

    @Inject
    StaffAccounts accounts;

    @Inject
    Login login;

    @GET
    @Path("new")
    @Open(Open.To.PLATFORM)
    public Response choose() {
        return choice(List.of());
    }

    @GET
    @Path("new/{template}")
    @Open(Open.To.PLATFORM)
    public Response ask(@PathParam("template") String id) {
        Map<String, List<String>> begins = Map.of(
                "languages", Template.LANGUAGES, "colour", List.of(USUAL_COLOUR), "danger", List.of(USUAL_NUMBER));
        return form(template(id), begins, List.of());
    }

    /** First what would be there is shown; nothing is begun before that was looked at. */
    @POST
    @Path("new/{template}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response send(@PathParam("template") String id, SentForm sent) {
        Template template = template(id);
        Map<String, List<String>> typed = sent.values();
        Particulars given = given(template, typed);
        if (typed.containsKey("back")) {
            return form(template, typed, List.of());
        }
        if (typed.containsKey("begin")) {
            Answer<ProposalView> begun = foundings.begin(founder(given.id()), template, given);
            if (begun instanceof Answer.Done<ProposalView> done) {
                return to(
                        "/platform/" + given.id() + "/voorstel/" + done.value().id());
            }
            return form(template, typed, refusals(begun));
        }
        Answer<Foundings.Preview> preview = foundings.preview(template, given);
        if (preview instanceof Answer.Done<Foundings.Preview> done) {
            return Pages.bench(
                    200,
                    Pages.TEMPLATES.consoleFoundingBefore(
                            chambers.hall(word("console.founding.before")),
                            new Before(template, given, done.value(), typed)),
                    login.origin());
        }
        return form(template, typed, refusals(preview));
    }

    @POST
    @Path("parcel")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Open(Open.To.PLATFORM)
    public Response takeIn(SentForm sent) {
        try (sent) {
            byte[] bytes = sent.files().stream()
                    .filter(file -> file.field().equals(PARCEL))
                    .findFirst()
                    .map(Upload::content)
                    .orElse(new byte[0]);
            if (bytes.length == 0) {
                return choice(List.of(word("console.parcel.choose")));
            }
            Governor founder = founder("");
            Answer<Foundings.Taken> taken =
                    foundings.takeIn(founder.account(), founder.name(), founder.language(), bytes);
            if (taken instanceof Answer.Done<Foundings.Taken> done) {
                return to("/platform/" + done.value().organisation() + "/voorstel/"
                        + done.value().proposal().id());
            }
            return choice(sentences(refusals(taken)));
        }
    }

    // ---------------------------------------------------------------- pages

    private Response choice(List<String> wrong) {
        Question parcel = question(
                PARCEL,
                "attachments",
                word("console.parcel.take"),
                word("console.founding.parcel.hint"),
                List.of(),
                List.of(),
                wrong,
                false);
        Look look = chambers.hall(word("console.founding"));
        return Pages.bench(
                wrong.isEmpty() ? 200 : WRONG,
                Pages.TEMPLATES.consoleFoundingChoice(
                        wrong.isEmpty() ? look : look.mending(),
                        new Choice(Template.all(), parcel, Questions.wrongs(List.of(parcel)))),
                login.origin());
    }

    private Response form(Template template, Map<String, List<String>> typed, List<Refusal> wrong) {
        List<Question> questions = questions(template, typed, wrong);
        Look look = chambers.hall(word("console.founding.of", template.title().in(language())));
        return Pages.bench(
                wrong.isEmpty() ? 200 : WRONG,
                Pages.TEMPLATES.consoleFoundingForm(
                        wrong.isEmpty() ? look : look.mending(),
                        new Form(template, questions, Questions.wrongs(questions))),
                login.origin());
    }

    private List<Question> questions(Template template, Map<String, List<String>> typed, List<Refusal> wrong) {
        List<Question> questions = new ArrayList<>();
        Asking asking = (name, type, optional, options) -> questions.add(question(
                name,
                type,
                word("console.founding." + name),
                Phrases.has("console.founding." + name + ".hint") ? word("console.founding." + name + ".hint") : "",
                options,
                typed.getOrDefault(name, List.of()),
                about(name, wrong),
                optional));
        asking.ask("id", "text", false, List.of());
        asking.ask(
                "languages",
                "choices",
                false,
                Template.LANGUAGES.stream()
                        .map(each -> new Question.Option(each, word("console.founding.language." + each), ""))
                        .toList());
        Template.LANGUAGES.forEach(each -> asking.ask("name-" + each, "text", true, List.of()));
        asking.ask("mail", "mail", false, List.of());
        asking.ask("phone", "phone", false, List.of());
        asking.ask("danger", "phone", false, List.of());
        template.asks()
                .forEach(ask -> questions.add(question(
                        ask.id(),
                        ask.kind(),
                        ask.label().in(language()),
                        ask.hint().in(language()),
                        List.of(),
                        typed.getOrDefault(ask.id(), List.of()),
                        about(ask.id(), wrong),
                        false)));
        asking.ask("colour", "text", false, List.of());
        asking.ask("head", "text", true, List.of());
        if (accounts.inventing()) {
            asking.ask(
                    "people",
                    "choices",
                    true,
                    template.roles().entrySet().stream()
                            .map(role -> new Question.Option(
                                    role.getKey(), role.getValue().in(language()), ""))
                            .toList());
        }
        return List.copyOf(questions);
    }

    private interface Asking {
        void ask(String name, String type, boolean optional, List<Question.Option> options);
    }

    private static Question question(
            String name,
            String type,
            String label,
            String hint,
            List<Question.Option> options,
            List<String> written,
            List<String> wrong,
            boolean optional) {
        return new Question(name, type, label, hint, optional, null, options, written, wrong, null);
    }

    // ---------------------------------------------------------------- what was sent

    private Particulars given(Template template, Map<String, List<String>> typed) {
        Map<String, String> names = new LinkedHashMap<>();
        Template.LANGUAGES.forEach(language -> names.put(language, one(typed, "name-" + language)));
        Map<String, String> answers = new LinkedHashMap<>();
        template.asks().forEach(ask -> answers.put(ask.id(), one(typed, ask.id())));
        List<String> languages = typed.getOrDefault("languages", List.of());
        Set<String> people =
                accounts.inventing() ? new LinkedHashSet<>(typed.getOrDefault("people", List.of())) : Set.of();
        return new Particulars(
                one(typed, "id"),
                names,
                Template.LANGUAGES.stream().filter(languages::contains).toList(),
                one(typed, "mail"),
                one(typed, "phone"),
                one(typed, "danger"),
                one(typed, "colour"),
                one(typed, "head"),
                answers,
                people);
    }

    private static String one(Map<String, List<String>> typed, String name) {
        List<String> all = typed.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0).strip();
    }

    private List<String> about(String name, List<Refusal> wrong) {
        return sentences(
                wrong.stream().filter(refusal -> name.equals(refusal.field())).toList());
    }

    private List<String> sentences(List<Refusal> refusals) {
        return refusals.stream().map(refusal -> refusal.words().in(language())).toList();
    }

    private List<Refusal> refusals(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?> refused) {
            if (refused.refusals().stream().anyMatch(refusal -> refusal.field() == null)) {
                throw new NotServed(ProblemDocument.of(refused.refusals(), language(), true));
            }
            return refused.refusals();
        }
        throw nothing();
    }

    private Template template(String id) {
        return Template.of(id).orElseThrow(this::nothing);
    }

    private NotServed nothing() {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, language()));
    }

    private Governor founder(String id) {
        return chambers.founder(id);
    }

    private Response to(String path) {
        return Response.seeOther(URI.create(chambers.asking.reader().to(path))).build();
    }

    private String language() {
        return chambers.asking.language();
    }

    private String word(String key, Object... with) {
        return Phrases.of(language(), key, with);
    }

    /** Where the pages of a new organisation are. */
    public static String address(String below) {
        return ADDRESS + below;
    }
}
