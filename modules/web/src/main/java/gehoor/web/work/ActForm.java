package gehoor.web.work;

import gehoor.access.SentForm;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.OfferView;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form by which something is done in a file, as a page: fresh, to be mended, upon what changed meanwhile, or too late. */
@Dependent
public class ActForm {
    static final String ONCE = "once";
    static final String VERSION = "version";

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    Response show(
            SeenFile seen,
            OfferView offer,
            Written written,
            String once,
            List<Refusal> refusals,
            List<String> notices,
            @Nullable Long version) {
        return page(seen, offer, written, once, refusals, notices, version, List.of());
    }

    /** The file changed since: what changed, and what was typed, to be sent again upon what it is now. */
    Response changed(SeenFile seen, OfferView offer, Written written, long version, List<String> notices) {
        List<Story.Event> since = seen.since(version);
        return page(seen, offer, written, fresh(), List.of(), notices, null, since);
    }

    private Response page(
            SeenFile seen,
            OfferView offer,
            Written written,
            String once,
            List<Refusal> refusals,
            List<String> notices,
            @Nullable Long version,
            List<Story.Event> since) {
        String language = seen.reader().language();
        OfferForm form = OfferForm.of(offer, written, refusals, once, language);
        List<String> apart = form.wrongs();
        String label = seen.label(offer);
        ActShown shown = new ActShown(
                seen.file(),
                form,
                label,
                seen.address(offer),
                version == null ? seen.file().version() : version,
                bench.staff().account(),
                refusals.stream()
                        .map(refusal -> FileShown.Rule.of(refusal, language))
                        .filter(rule -> apart.contains(rule.sentence()))
                        .distinct()
                        .toList(),
                Questions.wrongs(form.questions()),
                refusals.isEmpty()
                        ? offer.barredBy().stream()
                                .map(refusal -> FileShown.Rule.of(refusal, language))
                                .distinct()
                                .toList()
                        : List.of(),
                since,
                unfinished.is(seen.requester(), seen.unsent(offer)),
                input(offer, "long-text") != null,
                written.all(FromMail.FILES),
                notices);
        boolean wrong = shown.mending() || !since.isEmpty();
        Look look = bench.look(seen.reader(), label);
        int status = shown.mending() ? 422 : since.isEmpty() ? 200 : 409;
        return bench.page(status, Pages.TEMPLATES.workAct(wrong ? look.mending() : look, shown));
    }

    Response lost(SeenFile seen, OfferView offer) {
        return show(
                seen,
                offer,
                seen.known(offer),
                fresh(),
                List.of(),
                List.of(bench.word(seen.reader(), "work.held.lost")),
                null);
    }

    /** It cannot be done any more: what was written is shown, to be copied from. */
    Response late(SeenFile seen, Written written) {
        List<FileShown.Said> said = new ArrayList<>();
        written.values().forEach((name, values) -> {
            int dot = name.indexOf('.');
            String text = String.join("\n", values).strip();
            if (dot > 0 && !text.isEmpty()) {
                said.add(new FileShown.Said(
                        seen.naming().field(name.substring(dot + 1).replaceAll("\\.(day|month|year)$", "")), text));
            }
        });
        Look look = bench.look(seen.reader(), bench.word(seen.reader(), "work.too-late"));
        return bench.page(
                409,
                Pages.TEMPLATES.workLate(
                        look.mending(),
                        new ActShown.Late(
                                seen.file(),
                                said,
                                seen.since(number(written.text(VERSION)).orElse(Long.MAX_VALUE)))));
    }

    /** The first input of that type. */
    static @Nullable String input(OfferView offer, String type) {
        return offer.asks().stream()
                .filter(ask -> ask.type().equals(type))
                .findFirst()
                .map(ask -> OfferForm.prefix(offer) + ask.field())
                .orElse(null);
    }

    List<String> filesAgain(SeenFile seen, SentForm sent) {
        return again(seen, FromMail.chosen(sent).stream().map(Upload::name).toList());
    }

    List<String> again(SeenFile seen, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : List.of(bench.word(seen.reader(), "work.files-again", String.join(", ", names)));
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    static String once(SentForm sent) {
        return IdempotencyKey.valid(sent.value(ONCE)) ? sent.value(ONCE) : fresh();
    }

    /** That which the form was filled in upon; a form that does not say it cannot have been made here. */
    static long version(SeenFile seen, SentForm sent) {
        return number(sent.value(VERSION)).orElse(seen.file().version() - 1);
    }

    static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,10}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
