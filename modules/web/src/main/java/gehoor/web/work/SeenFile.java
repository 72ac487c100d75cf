package gehoor.web.work;

import gehoor.access.Reader;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.OfferView;
import gehoor.casework.ReportForm;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Written;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file, with what may be done in it, as somebody looks at it now. */
record SeenFile(
        Bench bench,
        Reader reader,
        Requester requester,
        FileView file,
        List<OfferView> offers,
        Naming naming,
        Corrections corrections) {

    static SeenFile of(Bench bench, Reader reader, UUID id) {
        Requester requester = bench.requester(reader);
        FileView file = bench.value(bench.casework.handling().open(requester, id));
        Naming naming = FilePages.naming(bench, file, reader);
        List<OfferView> offers = bench.value(bench.casework.handling().offers(requester, id));
        return new SeenFile(bench, reader, requester, file, offers, naming, new Corrections(file, naming));
    }

    /** What is offered of that action, about that instrument or party; barred ones too. */
    Optional<OfferView> offer(String action, @Nullable String on) {
        return offers.stream()
                .filter(offer -> offer.action().equals(action) && Objects.equals(offer.on(), about(on)))
                .findFirst()
                .map(offer -> corrections.corrects(offer) ? corrections.asking(offer, reported()) : offer);
    }

    static @Nullable String about(@Nullable String on) {
        return on == null || on.isEmpty() ? null : on;
    }

    private List<OfferView.AskView> reported() {
        return bench.casework.reporting().form(requester, file.procedure()) instanceof Answer.Done<ReportForm> done
                ? done.value().ask().asks()
                : List.of();
    }

    /** Under which a form that was not sent yet is kept. */
    Unsent.Form unsent(OfferView offer) {
        return new Unsent.Form(file.id(), "act " + offer.action() + (offer.on() == null ? "" : " " + offer.on()));
    }

    /** What is known already of what is asked. */
    Written known(OfferView offer) {
        return corrections.known(offer, OfferForm.prefix(offer));
    }

    String label(OfferView offer) {
        return making(List.of()).label(offer);
    }

    /** Where the form of it is. */
    String address(OfferView offer) {
        return "/werk/dossier/" + file.id() + new FileShown.Deed(offer, label(offer)).address();
    }

    FileShown.Making making(List<HistoryLine> history) {
        return new FileShown.Making(
                file, naming, history, bench.look(reader, "").locale());
    }

    List<HistoryLine> history() {
        return bench.value(bench.casework.handling().history(requester, file.id()));
    }

    /** What happened after that version. */
    List<Story.Event> since(long version) {
        List<HistoryLine> history = history();
        return making(history)
                .story()
                .events(history.stream().filter(line -> line.seq() > version).toList());
    }
}
