package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.LeavingView;
import gehoor.casework.Requester;
import gehoor.casework.Sending;
import gehoor.engine.Refusal;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A letter that is held back before it leaves: put in other words, sent after all, or left unsent. */
@Path("/{tenant}/werk/dossier/{file}/brief/{notice}")
@ApplicationScoped
public class LetterPages {
    /**
     * The letter.
     *
     * @param refused what rules say against what was asked
     */
    public record Shown(FileView file, LetterShown letter, List<FileShown.Rule> refused, List<Wrong> wrongs) {}

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response letter(@PathParam("file") String file, @PathParam("notice") String notice) {
        Reader reader = bench.asking.reader();
        UUID id = bench.id(file);
        LeavingView letter =
                found(reader, id, bench.id(notice)).filter(this::held).orElseThrow(bench::nothing);
        return show(reader, id, letter, Map.of(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response decide(@PathParam("file") String file, @PathParam("notice") String notice, SentForm sent) {
        try (sent) {
            Reader reader = bench.reader(sent);
            UUID id = bench.id(file);
            UUID which = bench.id(notice);
            Optional<LeavingView> letter = found(reader, id, which);
            String text = letter.map(each -> LetterShown.WORDS + each.place())
                    .filter(sent.values()::containsKey)
                    .map(sent::value)
                    .orElse(null);
            Sending sending = bench.casework.sending();
            Requester requester = bench.requester(reader);
            Answer<List<LeavingView>> answer = switch (sent.value("what")) {
                case "hold" -> sending.hold(requester, id, which);
                case "drop" -> sending.drop(requester, id, which);
                default -> sending.send(requester, id, which, text);
            };
            if (answer instanceof Answer.Refused<List<LeavingView>> refused) {
                bench.count(refused.refusals());
                if (letter.isPresent() && held(letter.get())) {
                    return show(
                            reader,
                            id,
                            letter.get(),
                            text == null ? Map.of() : Map.of(letter.get().place(), text),
                            refused.refusals());
                }
                return bench.on(reader, "/werk/dossier/" + id + "?brief=weg");
            }
            bench.value(answer);
            return bench.on(
                    reader,
                    sent.value("what").equals("hold")
                            ? "/werk/dossier/" + id + "/brief/" + which
                            : "/werk/dossier/" + id);
        }
    }

    private boolean held(LeavingView letter) {
        return letter.state().equals("held");
    }

    private Optional<LeavingView> found(Reader reader, UUID file, UUID notice) {
        return bench.value(bench.casework.sending().leaving(bench.requester(reader), file)).stream()
                .filter(each -> notice.equals(each.notice()))
                .findFirst();
    }

    private Response show(
            Reader reader, UUID id, LeavingView letter, Map<Integer, String> words, List<Refusal> refusals) {
        FileView file = bench.value(bench.casework.handling().open(bench.requester(reader), id));
        FileShown.Making making = new FileShown.Making(
                file,
                FilePages.naming(bench, file, reader),
                List.of(),
                bench.look(reader, "").locale());
        LetterShown shown = making.letters(List.of(letter), words, refusals).get(0);
        List<Wrong> wrongs = shown.wrong().stream()
                .map(sentence -> new Wrong(sentence, shown.name()))
                .toList();
        List<FileShown.Rule> rules = refusals.stream()
                .filter(refusal -> refusal.field() == null)
                .map(refusal -> FileShown.Rule.of(refusal, reader.language()))
                .toList();
        Look look = bench.look(reader, bench.word(reader, "work.letter.title"));
        return bench.page(
                refusals.isEmpty() ? 200 : 422,
                Pages.TEMPLATES.workLetter(
                        refusals.isEmpty() ? look : look.mending(), new Shown(file, shown, rules, wrongs)));
    }
}
