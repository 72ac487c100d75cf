package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.OfferView;
import gehoor.web.form.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done in a file, as a form; and doing it. Where it cannot be done the same page comes back, with what was
 * typed and with what stands in the way.
 */
@Path("/{tenant}/werk/dossier/{file}/doen/{action}")
@ApplicationScoped
public class ActPages {
    private static final String LANGUAGE = "lang";
    private static final String BACK = "back";

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    @Inject
    FromMail fromMail;

    @Inject
    ActForm form;

    @Inject
    Doing doing;

    @GET
    @Open(Open.To.STAFF)
    public Response form(
            @PathParam("file") String file, @PathParam("action") String action, @QueryParam("on") @Nullable String on) {
        SeenFile seen = SeenFile.of(bench, bench.asking.reader(), bench.id(file));
        Optional<OfferView> offer = seen.offer(action, on);
        if (offer.isEmpty()) {
            throw bench.nothing();
        }
        Optional<Unfinished.Found> kept = unfinished.found(seen.requester(), seen.unsent(offer.get()));
        return kept.isEmpty()
                ? form.show(seen, offer.get(), seen.known(offer.get()), ActForm.fresh(), List.of(), List.of(), null)
                : form.show(
                        seen,
                        offer.get(),
                        kept.get().written(),
                        ActForm.fresh(),
                        List.of(),
                        unfinished.back(seen.reader(), kept.get()),
                        null);
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.STAFF)
    public Response act(
            @PathParam("file") String file,
            @PathParam("action") String action,
            @QueryParam("on") @Nullable String on,
            SentForm sent) {
        try (sent) {
            Reader reader = bench.reader(sent);
            SeenFile seen = SeenFile.of(bench, reader, bench.id(file));
            if (sent.values().containsKey(Held.HELD)) {
                return back(seen, action, on, sent.value(Held.HELD));
            }
            Written written = new Written(sent.values());
            Optional<OfferView> offer = seen.offer(action, on);
            if (offer.isEmpty()) {
                return doing.repeated(seen, action, on, ActForm.version(seen, sent))
                        .orElseGet(
                                () -> form.late(seen, doing.typed(seen, written).orElse(written)));
            }
            if (bench.fromElsewhere(sent) && !unfinished.byScript(sent)) {
                return elsewhere(seen, offer.get(), doing.typed(seen, written).orElse(written), sent);
            }
            if (sent.values().containsKey(Doing.TYPED)) {
                return doing.looked(seen, offer.get(), sent.values().containsKey(BACK), written);
            }
            if (sent.values().containsKey(LANGUAGE)) {
                return form.show(
                        seen, offer.get(), written, ActForm.once(sent), List.of(), form.filesAgain(seen, sent), null);
            }
            if (FromMail.wanted(sent)) {
                return read(seen, offer.get(), sent);
            }
            if (unfinished.wanted(sent)) {
                return keep(seen, offer.get(), written, sent);
            }
            return doing.act(seen, offer.get(), written, sent);
        }
    }

    /** The place was changed in another window: nothing is done before it was looked at from this one. */
    private Response elsewhere(SeenFile seen, OfferView offer, Written written, SentForm sent) {
        List<String> notices = new ArrayList<>(List.of(bench.word(seen.reader(), "work.place.other")));
        notices.addAll(form.filesAgain(seen, sent));
        return form.show(seen, offer, written, ActForm.once(sent), List.of(), notices, ActForm.version(seen, sent));
    }

    /** A mail is read into the form. */
    private Response read(SeenFile seen, OfferView offer, SentForm sent) {
        FromMail.Filled filled = fromMail.fill(
                seen.reader(),
                seen.requester(),
                seen.unsent(offer),
                sent,
                new FromMail.Places(ActForm.input(offer, "long-text"), ActForm.input(offer, "attachments")));
        return form.show(
                seen,
                offer,
                filled.written(),
                ActForm.once(sent),
                List.of(),
                filled.notices(),
                ActForm.version(seen, sent));
    }

    private Response keep(SeenFile seen, OfferView offer, Written written, SentForm sent) {
        String said = unfinished.keep(seen.reader(), seen.requester(), seen.unsent(offer), sent);
        return unfinished.byScript(sent)
                ? Unfinished.noted(said.isEmpty())
                : unfinished.dropped(sent)
                        ? form.show(seen, offer, seen.known(offer), ActForm.fresh(), List.of(), List.of(said), null)
                        : form.show(
                                seen,
                                offer,
                                written,
                                ActForm.once(sent),
                                List.of(),
                                said.isEmpty()
                                        ? unfinished.done(seen.reader(), form.filesAgain(seen, sent))
                                        : List.of(said),
                                ActForm.version(seen, sent));
    }

    /** What was written before the login had ended. */
    private Response back(SeenFile seen, String action, @Nullable String on, String sealed) {
        Reader reader = seen.reader();
        Optional<Written> held = Held.open(
                bench.casework.drafts(),
                bench.asking.tenant(),
                sealed,
                bench.staff().account(),
                reader.language());
        Optional<OfferView> offer = seen.offer(action, on);
        if (offer.isEmpty()) {
            Written written = held.orElse(Written.NOTHING);
            return form.late(seen, doing.typed(seen, written).orElse(written));
        }
        if (held.isEmpty()) {
            return form.lost(seen, offer.get());
        }
        if (held.get().values().containsKey(Doing.TYPED)) {
            return doing.lookedBefore(seen, offer.get(), held.get(), bench.word(reader, "work.held.back"));
        }
        long version = ActForm.number(held.get().text(ActForm.VERSION))
                .orElse(seen.file().version());
        List<String> notices = List.of(bench.word(reader, "work.held.back"));
        return version == seen.file().version()
                ? form.show(seen, offer.get(), held.get(), ActForm.fresh(), List.of(), notices, version)
                : form.changed(seen, offer.get(), held.get(), version, notices);
    }
}
