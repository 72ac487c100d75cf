package gehoor.web.work;

import gehoor.access.Ids;
import gehoor.access.Reader;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.ReportForm;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A report that somebody is taking in, as far as it is filled in. Each that is begun has an id of its own: somebody who is called while
 * they take in another has two.
 *
 * @param written all that stands in the form, also what nobody sees
 */
record Intake(Reader reader, Requester requester, ReportForm form, Written written) {
    /** What forms of such reports are called where they are kept. */
    static final String KEPT_AS = "take-in";
    /** The input that says which of those begun it is; a form of before has none. */
    static final String TAKING = "taking";

    private static final String BEGUN = "begun";
    private static final String ONCE = "once";
    /** The names of inputs begin so in which somebody tells something, or writes it. */
    private static final List<String> TOLD = List.of(
            TakingIn.ASKED,
            Questions.CONTACT + "name",
            Questions.CONTACT + "mail",
            Questions.CONTACT + "phone",
            Questions.CONTACT + "postal",
            LetterShown.WORDS);

    /** With the key by which it is taken in once, however often it is sent. */
    static Intake of(Reader reader, Requester requester, ReportForm form, Written written) {
        Intake intake = new Intake(reader, requester, form, written);
        return IdempotencyKey.valid(intake.once()) ? intake : intake.anew();
    }

    /** One that begins now. */
    static Intake fresh(Reader reader, Requester requester, ReportForm form, Instant now) {
        Written begun = TakingIn.with(
                TAKING,
                UUID.randomUUID().toString(),
                TakingIn.with(BEGUN, now.truncatedTo(ChronoUnit.MINUTES).toString(), Written.NOTHING));
        return of(reader, requester, form, begun);
    }

    /** The same under another key: what was sent before under its key was something else. */
    Intake anew() {
        return with(TakingIn.with(ONCE, UUID.randomUUID().toString(), written));
    }

    Intake with(Written now) {
        return new Intake(reader, requester, form, now);
    }

    String once() {
        return written.text(ONCE);
    }

    /** By which it is taken in once. */
    IdempotencyKey key() {
        return new IdempotencyKey(once());
    }

    /** Which of those begun it is; empty for one of before that had no id. */
    String taking() {
        return Ids.read(written.text(TAKING)).map(UUID::toString).orElse("");
    }

    /** When it was begun; empty where that is not known. */
    Optional<Instant> begun() {
        try {
            return Optional.of(Instant.parse(written.text(BEGUN)));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    /** Under which it is kept before it is sent. */
    Unsent.Form unsent() {
        String which = form.procedure().procedure() + " " + taking();
        return new Unsent.Form(null, KEPT_AS + " " + which.strip());
    }

    /** Whether something was told already that would be lost. */
    boolean told() {
        return written.values().entrySet().stream()
                .filter(each -> TOLD.stream().anyMatch(each.getKey()::startsWith))
                .anyMatch(each -> each.getValue().stream().anyMatch(value -> !value.isBlank()));
    }

    /** The inputs of its form that nobody sees. */
    Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(TAKING, taking());
        hidden.put(BEGUN, written.text(BEGUN));
        hidden.putAll(ChosenWords.inputs(written));
        return hidden;
    }

    /** Where its form is, within the organisation's pages. */
    String address() {
        return "/werk/nieuw/" + form.procedure().procedure();
    }

    /** Names of the files that wait with it. */
    List<String> waiting() {
        return written.all(FromMail.FILES);
    }
}
