package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Downloads;
import gehoor.access.Limits;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.ByReceipt;
import gehoor.casework.Casework;
import gehoor.casework.FileView;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.MailboxView;
import gehoor.casework.OfferView;
import gehoor.casework.OpenedAttachment;
import gehoor.casework.Performed;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Written;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox: what a receipt code opens. The code is typed once; then it travels with the pages, sealed, for nothing is kept in
 * the browser and a code has no place in an address. So every way on is a button.
 */
@Path("/{tenant}/postvak")
@ApplicationScoped
public class MailboxPages {
    private static final String USE = "mailbox";
    private static final String CODE = "code";
    private static final String OPENED = "opened";
    private static final String FILE = "file";
    private static final int LONGEST_CODE = 100;

    @Inject
    Asking asking;

    @Inject
    Visit visit;

    @Inject
    Casework casework;

    @GET
    @Open(Open.To.EVERYONE)
    public Response door() {
        return door(asking.reader(), 200, List.of());
    }

    private Response door(Reader reader, int status, List<String> wrong) {
        Look look = visit.lookToday(reader, Phrases.of(reader.language(), "mailbox.door"));
        List<Wrong> wrongs =
                wrong.stream().map(sentence -> new Wrong(sentence, CODE)).toList();
        return Pages.page(status, Pages.TEMPLATES.portalDoor(wrongs.isEmpty() ? look : look.mending(), wrongs));
    }

    /** Opens it by a code that was typed, or goes on in what was opened. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response open(SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            if (sent.values().containsKey(OPENED)) {
                return opened(sent)
                        .map(code -> show(reader, code, file(sent), null, ""))
                        .orElseGet(() -> lost(reader));
            }
            long wait = asking.wait(Limits.Of.RECEIPT);
            if (wait > 0) {
                return door(reader, 429, List.of(Phrases.of(reader.language(), "mailbox.too-often", wait)));
            }
            String code = sent.value(CODE).strip();
            if (code.isEmpty() || code.length() > LONGEST_CODE) {
                return door(
                        reader,
                        422,
                        List.of(Phrases.of(
                                reader.language(), code.isEmpty() ? "mailbox.code.missing" : "mailbox.code.nothing")));
            }
            return show(reader, code, null, null, "");
        }
    }

    /** Does what was offered. */
    @POST
    @Path("doen")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response act(SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            Optional<String> code = opened(sent);
            return code.isEmpty() ? lost(reader) : act(reader, code.get(), sent);
        }
    }

    private Response act(Reader reader, String code, SentForm sent) {
        ByReceipt by = by(reader, code);
        UUID file = file(sent);
        String once = sent.value("once");
        Optional<OfferView> offered = offers(by, file).stream()
                .filter(offer -> offer.action().equals(sent.value("action"))
                        && sent.value("on").equals(offer.on() == null ? "" : offer.on()))
                .findFirst();
        Written written = new Written(sent.values());
        if (offered.isEmpty()) {
            // it was sent before, or is no longer asked: the mailbox tells how it stands
            return show(reader, code, file, null, Phrases.of(reader.language(), "mailbox.no-longer"));
        }
        OfferView offer = offered.get();
        if (!IdempotencyKey.valid(once) || !OfferForm.readable(offer, written, reader.language())) {
            return show(
                    reader,
                    code,
                    file,
                    OfferForm.of(offer, written, List.of(), UUID.randomUUID().toString(), reader.language()),
                    "");
        }
        Answer<Performed> answer = casework.mailbox()
                .act(
                        by,
                        file,
                        OfferForm.request(offer, written, sent.files(), reader.language()),
                        null,
                        new IdempotencyKey(once));
        if (answer instanceof Answer.Done<Performed>) {
            return show(reader, code, file, null, Phrases.of(reader.language(), "mailbox.done", offer.label()));
        }
        List<Refusal> refusals = answer instanceof Answer.Refused<Performed> refused ? refused.refusals() : List.of();
        return show(
                reader,
                code,
                file,
                OfferForm.of(offer, written, refusals, UUID.randomUUID().toString(), reader.language()),
                "");
    }

    /** An attachment, to be saved. */
    @POST
    @Path("bijlage")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.EVERYONE)
    public Response attachment(SentForm sent) {
        Reader reader = visit.reader(sent);
        Optional<String> code = opened(sent);
        UUID attachment = id(sent.value("attachment"));
        if (code.isPresent()
                && attachment != null
                && casework.mailbox().attachment(by(reader, code.get()), file(sent), attachment)
                        instanceof Answer.Done<OpenedAttachment> done) {
            return Downloads.attachment(done.value());
        }
        throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, reader.language()));
    }

    /** Everything that the mailbox shows, with what is attached, in one file. */
    @POST
    @Path("alles")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.EVERYONE)
    public Response everything(SentForm sent) {
        Reader reader = visit.reader(sent);
        Optional<String> code = opened(sent);
        if (code.isEmpty()) {
            return lost(reader);
        }
        ByReceipt by = by(reader, code.get());
        if (casework.mailbox().enter(by) instanceof Answer.Done<MailboxView> done) {
            FileView file = chosen(done.value(), file(sent));
            Everything all = new Everything(visit.lookToday(reader, title(reader, file)), file);
            return Downloads.file(
                    all.zip(attachment -> casework.mailbox().attachment(by, file.id(), attachment)
                                    instanceof Answer.Done<OpenedAttachment> opened
                            ? opened.value()
                            : null),
                    "application/zip",
                    (file.number() == null ? "gehoor" : file.number()) + ".zip");
        }
        return lost(reader);
    }

    /**
     * The mailbox as it stands.
     *
     * @param mending a form that was sent and must be mended; null where none was
     * @param done what was done just now; empty where nothing was
     */
    private Response show(Reader reader, String code, @Nullable UUID file, @Nullable OfferForm mending, String done) {
        Answer<MailboxView> answer = casework.mailbox().enter(by(reader, code));
        if (answer instanceof Answer.Refused<MailboxView> refused) {
            return door(
                    reader,
                    422,
                    refused.refusals().stream()
                            .map(refusal -> refusal.words().in(reader.language()))
                            .toList());
        }
        if (!(answer instanceof Answer.Done<MailboxView> opened)) {
            return door(reader, 422, List.of(Phrases.of(reader.language(), "mailbox.code.nothing")));
        }
        MailboxView mailbox = opened.value();
        String now = mailbox.replacement() == null ? code : mailbox.replacement();
        FileView shown = chosen(mailbox, file);
        List<OfferForm> forms = new ArrayList<>();
        for (OfferView offer : offers(by(reader, now), shown.id())) {
            if (mending != null
                    && offer.action().equals(mending.offer().action())
                    && java.util.Objects.equals(offer.on(), mending.offer().on())) {
                forms.add(mending);
            } else if (offer.barredBy().isEmpty()) {
                forms.add(OfferForm.blank(offer, UUID.randomUUID().toString(), reader.language()));
            }
        }
        Look look = visit.lookToday(reader, title(reader, shown));
        MailboxShown view = new MailboxShown(
                mailbox,
                shown,
                forms,
                casework.drafts().seal(asking.tenant(), USE, now.getBytes(StandardCharsets.UTF_8)),
                mending == null ? List.of() : mending.atTop(),
                done,
                casework.removals().day(asking.tenant()).orElse(null));
        return Pages.page(
                view.wrongs().isEmpty() ? 200 : 422,
                Pages.TEMPLATES.portalMailbox(view.wrongs().isEmpty() ? look : look.mending(), view));
    }

    private static String title(Reader reader, FileView file) {
        return file.outcomeLabel() == null
                ? Phrases.of(reader.language(), "mailbox.stands", file.stageLabel())
                : Phrases.of(reader.language(), "mailbox.ended", file.outcomeLabel());
    }

    private List<OfferView> offers(ByReceipt by, @Nullable UUID file) {
        return casework.mailbox().offers(by, file) instanceof Answer.Done<List<OfferView>> done
                ? done.value()
                : List.of();
    }

    private static FileView chosen(MailboxView mailbox, @Nullable UUID file) {
        return mailbox.files().stream()
                .filter(each -> each.id().equals(file))
                .findFirst()
                .orElse(mailbox.files().get(0));
    }

    private Response lost(Reader reader) {
        return door(reader, 400, List.of(Phrases.of(reader.language(), "mailbox.lost")));
    }

    private Optional<String> opened(SentForm sent) {
        return casework.drafts()
                .open(asking.tenant(), USE, sent.value(OPENED))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static @Nullable UUID file(SentForm sent) {
        return id(sent.value(FILE));
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private ByReceipt by(Reader reader, String code) {
        return new ByReceipt(asking.tenant(), code, reader.language());
    }
}
