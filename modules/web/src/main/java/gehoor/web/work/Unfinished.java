package gehoor.web.work;

import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.web.form.Written;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forms of the workbench that are kept before they are sent: by a button, or now and then by the page's script. What is kept is what
 * stands in the inputs; files are chosen when it is sent.
 */
@Dependent
public class Unfinished {
    static final String KEEP = "keep";
    private static final String BY_SCRIPT = "script";
    private static final String DROP = "drop";

    @Inject
    Bench bench;

    /** What was kept of a form. */
    record Found(Written written, LocalDate day) {}

    Optional<Found> found(Requester requester, Unsent.Form form) {
        return bench.casework
                .unsent()
                .find(requester, form)
                .map(kept -> new Found(Held.read(kept.written(), requester.language()), kept.day()));
    }

    boolean is(Requester requester, Unsent.Form form) {
        return bench.casework.unsent().find(requester, form).isPresent();
    }

    /** What to say of it. */
    List<String> back(Reader reader, Found found) {
        return List.of(
                bench.word(reader, "work.kept.back", bench.look(reader, "").day(found.day())));
    }

    /** What to say once it is kept. */
    List<String> done(Reader reader, List<String> besides) {
        List<String> notices = new ArrayList<>();
        notices.add(bench.word(reader, "work.kept", Unsent.DAYS));
        notices.addAll(besides);
        return notices;
    }

    /** Whether it is sent to be kept, or to be forgotten, and not to be done. */
    boolean wanted(SentForm sent) {
        return sent.values().containsKey(KEEP);
    }

    boolean byScript(SentForm sent) {
        return sent.value(KEEP).equals(BY_SCRIPT);
    }

    boolean dropped(SentForm sent) {
        return sent.value(KEEP).equals(DROP);
    }

    /** The same of what was sent before the login had ended. */
    boolean dropped(Written held) {
        return held.text(KEEP).equals(DROP);
    }

    /**
     * Keeps it, or forgets what was kept.
     *
     * @return what to say; empty where it was kept
     */
    String keep(Reader reader, Requester requester, Unsent.Form form, SentForm sent) {
        return keep(reader, requester, form, sent, new Written(sent.values()));
    }

    /** @param filled what is to be kept */
    String keep(Reader reader, Requester requester, Unsent.Form form, SentForm sent, Written filled) {
        if (dropped(sent)) {
            bench.casework.unsent().clear(requester, form);
            return bench.word(reader, "work.kept.dropped");
        }
        Map<String, List<String>> written = new LinkedHashMap<>(filled.values());
        written.remove(KEEP);
        return bench.casework.unsent().keep(requester, form, Held.bytes(written))
                ? ""
                : bench.word(reader, "work.kept.not");
    }

    /** Keeps what was filled in without a word; where it cannot be kept it stands in the page all the same. */
    void quietly(Requester requester, Unsent.Form form, Written filled) {
        bench.casework.unsent().keep(requester, form, Held.bytes(filled.values()));
    }

    /** To the script. */
    static Response noted(boolean kept) {
        return Response.status(kept ? 204 : 409).build();
    }
}
