package gehoor.casework.founding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a template somebody's own, as it was filled in: anything may stand in it. {@link Template#wrong} tells what cannot.
 *
 * @param id of the organisation, as it stands in addresses
 * @param names language to what it is called in it
 * @param languages those its pages and letters are in; the first is its own
 * @param mail where its staff hear of new complaints
 * @param phone where people can call
 * @param danger the number to call when somebody is in danger
 * @param colour of links and buttons, as {@code #27603b}
 * @param head of the band at the top of a page, likewise; empty: the same
 * @param answers to the template's own questions
 * @param people roles for which there is to be an invented person
 */
public record Particulars(
        String id,
        Map<String, String> names,
        List<String> languages,
        String mail,
        String phone,
        String danger,
        String colour,
        String head,
        Map<String, String> answers,
        Set<String> people) {
    public Particulars {
        names = Map.copyOf(names);
        languages = List.copyOf(languages);
        answers = Map.copyOf(answers);
        people = Set.copyOf(people);
    }

    /** In the language, or in the organisation's own where it is not given in it. */
    String name(String language) {
        String own = names.getOrDefault(language, "").strip();
        return own.isEmpty() && !languages.isEmpty()
                ? names.getOrDefault(languages.get(0), "").strip()
                : own;
    }

    String band() {
        return head.isBlank() ? colour : head;
    }

    /** What stands for each mark in a template, but the name, which goes by the language. */
    Map<String, String> marks(@Nullable String portal) {
        Map<String, String> marks = new LinkedHashMap<>();
        answers.forEach((question, answer) -> marks.put(question, answer.strip()));
        marks.put("id", id);
        marks.put("mail", mail.strip());
        marks.put("phone", phone.strip());
        marks.put("danger", danger.strip());
        marks.put("portal", (portal == null ? "https://" + id + ".example.org" : portal));
        return marks;
    }
}
