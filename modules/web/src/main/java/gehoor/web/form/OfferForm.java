package gehoor.web.form;

import gehoor.casework.ActRequest;
import gehoor.casework.Contact;
import gehoor.casework.OfferView;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.look.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be done, as a form on a page.
 *
 * @param key tells it from the other forms of the page
 * @param questions what it asks, in order
 * @param wrongs what is wrong and belongs to none of the questions
 * @param once the key by which it is done once, however often it is sent
 */
public record OfferForm(OfferView offer, String key, List<Question> questions, List<String> wrongs, String once) {

    /** The names of its inputs begin so. */
    public static String prefix(OfferView offer) {
        return key(offer) + ".";
    }

    private static String key(OfferView offer) {
        return offer.on() == null ? offer.action() : offer.action() + "~" + offer.on();
    }

    /** As it is shown before anything is filled in. */
    public static OfferForm blank(OfferView offer, String once, String language) {
        return of(offer, Written.NOTHING, List.of(), once, language);
    }

    /** As it is shown again, with what stands in the way. */
    public static OfferForm of(OfferView offer, Written written, List<Refusal> refusals, String once, String language) {
        Map<String, String> unreadable = new HashMap<>();
        written.answers(offer.asks(), prefix(offer), language, unreadable);
        List<String> known = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (OfferView.AskView ask : offer.asks()) {
            known.add(ask.field());
            if (ask.type().equals("contact")) {
                known.add("contact");
                List<Question> contact =
                        Questions.contact(false, written, field -> said(field, Map.of(), refusals, language), language);
                contact.forEach(question -> known.add(question.name()));
                questions.add(contact.get(0).hinting(ask.hint()));
                questions.addAll(contact.subList(1, contact.size()));
            } else {
                questions.add(Questions.of(
                        ask, prefix(offer), written, field -> said(field, unreadable, refusals, language), language));
            }
        }
        List<String> wrongs = refusals.stream()
                .filter(refusal -> refusal.field() == null || !known.contains(refusal.field()))
                .map(refusal -> refusal.words().in(language))
                .distinct()
                .toList();
        return new OfferForm(offer, key(offer), questions, wrongs, once);
    }

    private static List<String> said(
            String field, Map<String, String> unreadable, List<Refusal> refusals, String language) {
        String cannotBe = unreadable.get(field);
        if (cannotBe != null) {
            return List.of(cannotBe);
        }
        return refusals.stream()
                .filter(refusal -> field.equals(refusal.field())
                        || ("contact".equals(refusal.field()) && field.equals(Questions.CONTACT + "name")))
                .map(refusal -> refusal.words().in(language))
                .distinct()
                .toList();
    }

    /** Whether something must be mended. */
    public boolean bad() {
        return !wrongs.isEmpty() || questions.stream().anyMatch(Question::bad);
    }

    /** What is wrong, as it stands at the top of a page. */
    public List<Wrong> atTop() {
        List<Wrong> all = new ArrayList<>();
        wrongs.forEach(sentence -> all.add(new Wrong(sentence, null)));
        all.addAll(Questions.wrongs(questions));
        return all;
    }

    public boolean asksFiles() {
        return questions.stream().anyMatch(question -> question.type().equals("attachments"));
    }

    /** Whether what was written can be answers; else there is nothing to ask the engine. */
    public static boolean readable(OfferView offer, Written written, String language) {
        Map<String, String> unreadable = new HashMap<>();
        written.answers(offer.asks(), prefix(offer), language, unreadable);
        return unreadable.isEmpty();
    }

    /** The request that it makes. */
    public static ActRequest request(OfferView offer, Written written, List<Upload> files, String language) {
        String prefix = prefix(offer);
        boolean contact = offer.asks().stream().anyMatch(ask -> ask.type().equals("contact"));
        return new ActRequest(
                offer.action(),
                offer.on(),
                written.answers(offer.asks(), prefix, language, new HashMap<>()),
                contact ? given(Questions.contact(written)) : null,
                files.stream()
                        .filter(upload -> upload.field().startsWith(prefix))
                        .map(upload -> new Upload(
                                upload.field().substring(prefix.length()),
                                upload.name(),
                                upload.mediaType(),
                                upload.content()))
                        .toList());
    }

    private static @Nullable Contact given(Contact contact) {
        boolean nothing = contact.name().isEmpty()
                && contact.mail().isEmpty()
                && contact.phone().isEmpty()
                && contact.postal().isEmpty();
        return nothing ? null : contact;
    }

    /** The word on its button, where it asks nothing the action itself. */
    public String deed(String language) {
        return questions.isEmpty() ? offer.label() : Phrases.of(language, "send");
    }
}
