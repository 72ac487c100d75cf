package gehoor.web.form;

import gehoor.casework.Contact;
import gehoor.casework.OfferView;
import gehoor.web.look.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How what is asked becomes questions on a page. */
public final class Questions {
    /** The names of the inputs for contact data begin so. */
    public static final String CONTACT = "contact.";

    private static final List<String> WAYS = List.of("mail", "phone", "post", "mailbox");

    private Questions() {}

    /**
     * One field as a question.
     *
     * @param prefix of the input's name
     * @param wrong sentences by field
     */
    public static Question of(
            OfferView.AskView ask,
            String prefix,
            Written written,
            Function<String, List<String>> wrong,
            String language) {
        String name = prefix + ask.field();
        return new Question(
                name,
                ask.type(),
                ask.label(),
                hint(ask, language),
                !ask.required() && !ask.depends(),
                ask.unit(),
                options(ask, language),
                written.of(name, ask.type()),
                wrong.apply(ask.field()),
                null);
    }

    private static String hint(OfferView.AskView ask, String language) {
        if (ask.type().equals("date") && ask.hint().isEmpty()) {
            return Phrases.of(language, "date.example");
        }
        return ask.type().equals("attachments")
                ? (ask.hint() + " " + Phrases.of(language, "files.which")).strip()
                : ask.hint();
    }

    private static List<Question.Option> options(OfferView.AskView ask, String language) {
        if (ask.type().equals("yes-no")) {
            return List.of(
                    new Question.Option("yes", Phrases.of(language, "yes"), ""),
                    new Question.Option("no", Phrases.of(language, "no"), ""));
        }
        return ask.options().stream()
                .map(option -> new Question.Option(option.code(), option.label(), ""))
                .toList();
    }

    /** Name and ways to be reached. */
    public static List<Question> contact(
            boolean organisation, Written written, Function<String, List<String>> wrong, String language) {
        List<Question> questions = new ArrayList<>();
        questions.add(line("name", "text", organisation ? "organization" : "name", written, wrong, language, false));
        if (organisation) {
            questions.add(line("person", "text", "name", written, wrong, language, true));
        }
        questions.add(line("mail", "mail", "email", written, wrong, language, true));
        questions.add(line("phone", "phone", "tel", written, wrong, language, true));
        questions.add(line("postal", "long-text", "street-address", written, wrong, language, true));
        return questions;
    }

    private static Question line(
            String part,
            String type,
            String autocomplete,
            Written written,
            Function<String, List<String>> wrong,
            String language,
            boolean optional) {
        String name = CONTACT + part;
        String hint = Phrases.has("contact." + part + ".hint") ? Phrases.of(language, "contact." + part + ".hint") : "";
        return new Question(
                name,
                type,
                Phrases.of(language, "contact." + part),
                hint,
                optional,
                null,
                List.of(),
                written.of(name, type),
                wrong.apply(name),
                autocomplete);
    }

    /** What was filled in as contact data; empty parts where nothing was. */
    public static Contact contact(Written written) {
        String person = written.text(CONTACT + "person").strip();
        String way = written.text(CONTACT + "preferredWay").strip();
        return new Contact(
                written.text(CONTACT + "name").strip(),
                written.text(CONTACT + "mail").strip(),
                written.text(CONTACT + "phone").strip(),
                written.text(CONTACT + "postal")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                WAYS.contains(way) ? way : "",
                "",
                person.isEmpty() ? Map.of() : Map.of("contact-person", person));
    }

    /** What is wrong with the questions, in their order, as it stands at the top of a page. */
    public static List<Wrong> wrongs(List<Question> questions) {
        List<Wrong> wrongs = new ArrayList<>();
        for (Question question : questions) {
            question.wrong()
                    .forEach(sentence -> wrongs.add(new Wrong(named(question.label(), sentence), question.target())));
        }
        return wrongs;
    }

    /** At the top of a page a sentence stands away from its question: it says which one it is, where it does not do so itself. */
    private static String named(String label, String sentence) {
        return sentence.contains(label)
                ? sentence
                : label.endsWith("?") ? label + " " + sentence : label + " – " + sentence;
    }
}
