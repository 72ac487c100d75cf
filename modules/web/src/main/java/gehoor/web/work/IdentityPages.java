package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.Handling;
import gehoor.casework.IdentityRecord;
import gehoor.casework.OfferView;
import gehoor.casework.Requester;
import gehoor.engine.Refusal;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Procedure;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;

/**
 * Who may know who complains, in view of the one who decides on it: what was decided, on which ground and until when, and who made use
 * of it.
 */
@Path("/{tenant}/werk/dossier/{file}/inzage")
@ApplicationScoped
public class IdentityPages {

    /**
     * The page.
     *
     * @param deeds by which an identity is disclosed, as far as they can be done now
     * @param barred those that cannot, and why
     */
    public record Shown(
            FileView file,
            IdentityRecord record,
            List<FileShown.Deed> deeds,
            List<FileShown.Barred> barred,
            ZoneId zone) {

        /** A moment as it is read where the organisation is. */
        public String when(Look look, Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(look.locale())
                    .format(at.atZone(zone));
        }

        /** Whose name it was. */
        public String whose(Look look, IdentityRecord.Telling telling) {
            return file.parties().stream()
                    .filter(party -> party.id().equals(telling.holder()))
                    .findFirst()
                    .map(FileView.PartyView::label)
                    .orElse(look.word("work.complainant"));
        }

        /** A day and its hour, or the day alone where no more is kept. */
        public String decided(Look look, IdentityRecord.Disclosed disclosed) {
            Instant at = disclosed.at();
            return at == null ? look.day(disclosed.day()) : when(look, at);
        }
    }

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response record(@PathParam("file") String file) {
        Reader reader = bench.asking.reader();
        UUID id = bench.id(file);
        Requester requester = bench.requester(reader);
        Handling handling = bench.casework.handling();
        Answer<IdentityRecord> answer = handling.identity(requester, id);
        if (answer instanceof Answer.Refused<IdentityRecord> refused) {
            return refused(reader, bench.value(handling.open(requester, id)), refused.refusals());
        }
        IdentityRecord record = bench.value(answer);
        FileView view = bench.value(handling.open(requester, id));
        Naming naming = FilePages.naming(bench, view, reader);
        List<OfferView> offers = bench.value(handling.offers(requester, id)).stream()
                .filter(offer -> discloses(naming, offer))
                .toList();
        FileShown.Making making = new FileShown.Making(
                view, naming, List.of(), bench.look(reader, "").locale());
        Shown shown = new Shown(
                view,
                record,
                offers.stream()
                        .filter(offer -> offer.barredBy().isEmpty())
                        .map(offer -> new FileShown.Deed(offer, making.label(offer)))
                        .toList(),
                offers.stream()
                        .filter(offer -> !offer.barredBy().isEmpty())
                        .map(offer -> new FileShown.Barred(
                                making.label(offer),
                                offer.barredBy().stream()
                                        .map(refusal -> FileShown.Rule.of(refusal, reader.language()))
                                        .distinct()
                                        .toList()))
                        .toList(),
                bench.tenant().zone());
        Look look = bench.look(reader, bench.word(reader, "work.known.title", FilePages.title(bench, view, reader)));
        return bench.page(200, Pages.TEMPLATES.workKnown(look, shown));
    }

    /** Who sees the file and not the name is told by which rule. */
    private Response refused(Reader reader, FileView view, List<Refusal> refusals) {
        bench.count(refusals);
        Look look = bench.look(reader, bench.word(reader, "work.who.title", FilePages.title(bench, view, reader)));
        return bench.page(
                403,
                Pages.TEMPLATES.workNamed(
                        look.mending(), new FilePages.Named(view, null, FilePages.rules(refusals, reader))));
    }

    /** Whether the page is there for who sees the file so. */
    static boolean open(FileView file, Naming naming, List<OfferView> offers) {
        return file.contactOpen() || offers.stream().anyMatch(offer -> discloses(naming, offer));
    }

    private static boolean discloses(Naming naming, OfferView offer) {
        Procedure procedure = naming.procedure();
        Action action = procedure == null ? null : procedure.actions().get(offer.action());
        return action != null && Effect.all(action.does()).stream().anyMatch(Effect.Disclose.class::isInstance);
    }
}
