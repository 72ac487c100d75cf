package gehoor.web.console;

import gehoor.access.Login;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.ProposalView.FileText;
import gehoor.casework.governance.Proposals;
import gehoor.policy.Problem;
import gehoor.policy.reading.Known;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.writing.Editing;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Guide;
import gehoor.policy.writing.Outcome;
import gehoor.policy.writing.Source;
import gehoor.policy.writing.Spot;
import gehoor.web.form.Question;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.work.Held;
import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposal's files, written by fields: one part a page, and each change in its place in the text. */
@ApplicationScoped
public class ByFields {
    private static final int LATE = 409;
    private static final int WRONG = 422;
    private static final String SAVED = "console.saved";

    @Inject
    Proposals proposals;

    @Inject
    Library library;

    @Inject
    Casework casework;

    @Inject
    Login login;

    /** One file of a proposal, with what the language says of its parts. */
    private record Desk(ProposalView view, String path, String text, Source source, Guide guide, Known known) {}

    /** What was typed and how it went. */
    private record Went(
            int status,
            @Nullable Written typed,
            Map<String, String> refused,
            List<String> sentences,
            String said,
            String undo) {
        static final Went SEEN = new Went(200, null, Map.of(), List.of(), "", "");
    }

    /** The address of a part, below the chamber's. */
    public static String address(ProposalView view, String path, String part, String form, String which) {
        return Proposing.address(view, path) + "/velden?deel=" + encoded(part)
                + (form.isEmpty() ? "" : "&vorm=" + encoded(form))
                + (which.isEmpty() ? "" : "&soort=" + encoded(which));
    }

    /** The address of what is wrong, below the chamber's; where it is in none of the organisation's own files, of the proposal. */
    public static String address(ProposalView view, Problem problem) {
        String file = problem.at().file();
        String own = file.substring(file.indexOf('/') + 1);
        return view.files().stream().anyMatch(each -> each.path().equals(own) && each.text() != null)
                ? address(view, own, "", "", "") + "&regel=" + problem.at().line() + "&teken="
                        + problem.at().column()
                : "/voorstel/" + view.id();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // ---------------------------------------------------------------- looking

    Response see(Chamber here, FieldAddress at) {
        ProposalView view = Proposing.value(here, proposals.see(here.governor(), Proposing.id(here, at.proposal())));
        String path = at.path();
        if (!view.steps().contains(ProposalView.Step.WRITE)) {
            return Response.seeOther(URI.create(here.to(Proposing.address(view, path))))
                    .build();
        }
        Desk desk = desk(here, view, path);
        if (desk == null) {
            return onlyText(here, view, path);
        }
        Spot spot = at.line() > 0
                ? desk.guide()
                        .standing(
                                desk.source(),
                                at.column() == 0
                                        ? desk.source().at(at.line())
                                        : desk.source().at(at.line(), at.column()))
                : spot(desk, at.part()).orElseThrow(() -> Proposing.nothing(here));
        return show(here, desk, spot, at.form(), at.which(), Went.SEEN, null);
    }

    /** Asks before something is taken away. */
    Response ask(Chamber here, FieldAddress at) {
        ProposalView view = Proposing.value(here, proposals.see(here.governor(), Proposing.id(here, at.proposal())));
        Desk desk = desk(here, view, at.path());
        Spot spot = desk == null ? Spot.ROOT : spot(desk, at.part()).orElseThrow(() -> Proposing.nothing(here));
        if (desk == null
                || spot.isRoot()
                || desk.source().find(spot) == null
                || !view.steps().contains(ProposalView.Step.WRITE)) {
            throw Proposing.nothing(here);
        }
        Sheet sheet = sheets(here, desk).of(spot, "", "", null, Map.of()).orElseThrow(() -> Proposing.nothing(here));
        Look look = here.look(here.word("console.fields.away", sheet.title()));
        return page(200, Pages.TEMPLATES.consoleAway(look, here, fields(here, desk, sheet, Went.SEEN, "")));
    }

    // ---------------------------------------------------------------- changing

    Response write(Chamber here, FieldAddress at, SentForm sent) {
        UUID proposal = Proposing.id(here, at.proposal());
        String path = at.path();
        SentForm back = sent;
        if (sent.values().containsKey(Held.HELD)) {
            back = Held.form(
                            casework.drafts(),
                            here.governor().tenant(),
                            sent.value(Held.HELD),
                            here.governor().account(),
                            here.reader().language())
                    .orElseThrow(() -> Proposing.nothing(here));
        }
        SentForm form = back.asTyped();
        ProposalView view = Proposing.value(here, proposals.see(here.governor(), proposal));
        Desk desk = desk(here, view, path);
        if (desk == null) {
            return onlyText(here, view, path);
        }
        String shape = at.form();
        String which = at.which();
        Written typed = new Written(form.values());
        String undo = form.value("undo");
        Optional<Spot> found = spot(desk, at.part());
        if (!undo.isEmpty()) {
            String before = casework.drafts()
                    .open(here.governor().tenant(), use(view, path, Proposing.revision(form)), undo)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse(null);
            Spot spot = found.filter(each -> desk.source().find(each) != null).orElse(Spot.ROOT);
            return before == null
                    ? show(here, desk, spot, "", "", late(null), null)
                    : keep(here, desk, before, spot, Proposing.revision(form), typed, "console.fields.undone", "", "");
        }
        if (Proposing.revision(form) != view.revision()) {
            return found.isEmpty()
                    ? show(here, desk, Spot.ROOT, "", "", gone(here, typed), null)
                    : show(here, desk, found.get(), shape, which, late(typed), form.value("was"));
        }
        Spot spot = found.orElseThrow(() -> Proposing.nothing(here));
        String deed = form.value("deed");
        if (deed.equals("away")) {
            return away(here, desk, spot, view.revision());
        }
        Filling.Filled filled = Filling.fill(
                desk.source(),
                desk.guide(),
                desk.known().languages(),
                spot,
                shape,
                which,
                typed,
                here.reader().language());
        if (!filled.wrong().isEmpty()) {
            return show(
                    here,
                    desk,
                    spot,
                    shape,
                    which,
                    new Went(WRONG, typed, filled.wrong(), general(filled.wrong()), "", ""),
                    null);
        }
        Source source = filled.source();
        if (deed.startsWith("up ") || deed.startsWith("down ")) {
            Spot moved = desk.guide()
                    .spot(source, deed.substring(deed.indexOf(' ') + 1))
                    .orElseThrow(() -> Proposing.nothing(here));
            int index = moved.last().matches("[0-9]{1,6}") ? Integer.parseInt(moved.last()) : 0;
            Outcome swapped = Editing.swap(source, moved.parent(), deed.startsWith("up ") ? index - 1 : index);
            if (swapped instanceof Outcome.Refused refused) {
                return show(here, desk, spot, shape, which, refused(here, refused, typed), null);
            }
            source = ((Outcome.Changed) swapped).source();
        }
        return keep(here, desk, source.text(), filled.spot(), view.revision(), typed, SAVED, shape, which);
    }

    private Response away(Chamber here, Desk desk, Spot spot, int revision) {
        Outcome outcome = Editing.remove(desk.source(), whole(desk, spot));
        Spot left = desk.guide().standing(desk.source(), spot.parent());
        return outcome instanceof Outcome.Changed changed
                ? keep(
                        here,
                        desk,
                        changed.source().text(),
                        left,
                        revision,
                        Written.NOTHING,
                        "console.fields.taken-away",
                        "",
                        "")
                : show(here, desk, left, "", "", refused(here, (Outcome.Refused) outcome, null), null);
    }

    /** With the last of a list or a map that need not be there, the list or map goes too: the language has none that are empty. */
    private static Spot whole(Desk desk, Spot spot) {
        Spot around = spot.parent();
        Element parent = desk.source().find(around);
        boolean last = (parent instanceof Element.Items list && list.items().size() == 1)
                || (parent instanceof Element.Entries map
                        && map.entries().size() == 1
                        && desk.guide()
                                .type(desk.source(), around)
                                .filter(Type.Keyed.class::isInstance)
                                .isPresent());
        return last && !around.isRoot() && !stays(desk, around) ? around : spot;
    }

    /** Whether a word must be there, and may be an empty list. */
    private static boolean stays(Desk desk, Spot spot) {
        return desk.guide()
                .type(desk.source(), spot.parent())
                .filter(Type.Form.class::isInstance)
                .flatMap(type -> Vocabulary.shape(((Type.Form) type).shape()).word(spot.last()))
                .filter(word -> word.required() && word.type() instanceof Type.Listed listed && listed.empty())
                .isPresent();
    }

    private Response keep(
            Chamber here,
            Desk desk,
            String text,
            Spot spot,
            int revision,
            Written typed,
            String said,
            String form,
            String which) {
        if (text.equals(desk.text())) {
            return show(
                    here,
                    desk,
                    spot,
                    form,
                    which,
                    new Went(200, null, Map.of(), List.of(), here.word("console.fields.same"), ""),
                    null);
        }
        Answer<ProposalView> written =
                proposals.write(here.governor(), desk.view().id(), revision, desk.path(), text);
        if (written instanceof Answer.Refused<ProposalView> refused) {
            return show(
                    here,
                    desk,
                    spot,
                    form,
                    which,
                    new Went(WRONG, typed, Map.of(), Proposing.sentences(here, refused.refusals()), "", ""),
                    null);
        }
        ProposalView now = Proposing.value(
                here,
                written instanceof Answer.Stale<ProposalView>
                        ? proposals.see(here.governor(), desk.view().id())
                        : written);
        Desk after = desk(here, now, desk.path());
        if (after == null) {
            return onlyText(here, now, desk.path());
        }
        if (written instanceof Answer.Stale<ProposalView>) {
            return show(here, after, spot, form, which, late(typed), null);
        }
        String before = casework.drafts()
                .seal(
                        here.governor().tenant(),
                        use(now, desk.path(), now.revision()),
                        desk.text().getBytes(StandardCharsets.UTF_8));
        Spot there =
                after.source().find(spot) == null ? Spot.ROOT : after.guide().standing(after.source(), spot);
        return show(
                here, after, there, "", "", new Went(200, null, Map.of(), List.of(), here.word(said), before), null);
    }

    private static String use(ProposalView view, String path, int revision) {
        return "undo " + view.id() + " " + path + " " + revision;
    }

    private static Went late(@Nullable Written typed) {
        return new Went(LATE, typed, Map.of(), List.of(), "", "");
    }

    /** Somebody took the part away meanwhile: what was typed is told, so that it can be typed elsewhere. */
    private static Went gone(Chamber here, Written typed) {
        List<String> told = new ArrayList<>(List.of(here.word("console.fields.gone")));
        typed.values()
                .forEach((name, values) -> values.stream()
                        .filter(value -> name.startsWith(Sheets.INPUT) && !value.isBlank())
                        .forEach(value -> told.add(name.substring(Sheets.INPUT.length()) + ": " + value)));
        return new Went(LATE, null, Map.of(), told, "", "");
    }

    private static Went refused(Chamber here, Outcome.Refused refused, @Nullable Written typed) {
        return new Went(
                WRONG,
                typed,
                Map.of(),
                List.of(Filling.why(refused.why(), here.reader().language())),
                "",
                "");
    }

    /** What is beside no word. */
    private static List<String> general(Map<String, String> wrong) {
        String all = wrong.get("");
        return all == null ? List.of() : List.of(all);
    }

    // ---------------------------------------------------------------- the page

    private Response show(
            Chamber here, Desk desk, Spot spot, String form, String which, Went went, @Nullable String was) {
        Optional<Sheet> made = sheets(here, desk).of(spot, form, which, went.typed(), went.refused());
        Sheet sheet;
        if (made.isPresent()) {
            sheet = made.get();
        } else if (spot.last().equals(Guide.NEW) || desk.source().find(spot) == null) {
            throw Proposing.nothing(here);
        } else {
            Spot part = desk.guide().standing(desk.source(), spot);
            sheet = sheets(here, desk).of(part, "", "", null, Map.of()).orElseThrow(() -> Proposing.nothing(here));
        }
        boolean changed = was != null && !was.equals(seen(sheet)) && went.status() == LATE;
        Shown.Fields shown = fields(here, desk, sheet, went, changed ? sheet.excerpt() : "");
        String title = sheet.title().isEmpty() ? here.word("console.fields.new", sheet.noun()) : sheet.title();
        Look look = here.look(title);
        boolean mending = went.status() != 200 || !shown.wrongs().isEmpty();
        return page(went.status(), Pages.TEMPLATES.consoleFields(mending ? look.mending() : look, here, shown));
    }

    private Shown.Fields fields(Chamber here, Desk desk, Sheet sheet, Went went, String now) {
        return new Shown.Fields(
                desk.view(),
                desk.path(),
                sheet,
                went.status() == LATE,
                now,
                went.said(),
                went.undo(),
                went.sentences(),
                wrongs(here, sheet),
                Proposing.in(here, desk.path(), desk.view().problems(), false),
                here.governor().account(),
                seen(sheet));
    }

    /** How the part stands in the file, short. */
    private static String seen(Sheet sheet) {
        return Integer.toHexString(sheet.excerpt().hashCode());
    }

    /** What the language says stands beside its field; above too, with the fields that these are. */
    private static List<Wrong> wrongs(Chamber here, Sheet sheet) {
        List<Wrong> wrongs = new ArrayList<>();
        for (Sheet.Asked asked : sheet.asked()) {
            Question single = asked.single();
            if (single != null && single.bad()) {
                wrongs.add(wrong(asked.label(), single.wrong().get(0), single.target()));
                continue;
            }
            asked.wrong().forEach(sentence -> wrongs.add(wrong(asked.label(), sentence, "f-" + asked.word())));
            for (Question question : asked.questions()) {
                if (question.bad()) {
                    wrongs.add(new Wrong(
                            here.word("console.fields.see", asked.label() + ", " + question.label()),
                            question.target()));
                }
            }
        }
        return wrongs;
    }

    private static Wrong wrong(String label, String sentence, String target) {
        return new Wrong(label + " – " + sentence, target);
    }

    private Response onlyText(Chamber here, ProposalView view, String path) {
        return page(
                WRONG,
                Pages.TEMPLATES.consoleFieldsNot(
                        here.look(path).mending(), here, view, path, Proposing.in(here, path, view.problems(), true)));
    }

    private Response page(int status, JteModel model) {
        return Pages.bench(status, model, login.origin());
    }

    // ---------------------------------------------------------------- the desk

    /** Null where the file can only be written as text. */
    private @Nullable Desk desk(Chamber here, ProposalView view, String path) {
        FileText file = view.files().stream()
                .filter(one -> one.path().equals(path) && one.text() != null)
                .findFirst()
                .orElseThrow(() -> Proposing.nothing(here));
        String text = file.text() == null ? "" : file.text();
        Guide guide = Guide.of(path).orElseThrow(() -> Proposing.nothing(here));
        Map<String, String> own = new TreeMap<>();
        view.files().forEach(each -> {
            String written = each.text();
            if (written != null) {
                own.put(each.path(), written);
            }
        });
        return Source.of(text)
                .map(source -> new Desk(
                        view,
                        path,
                        text,
                        source,
                        guide,
                        library.known(here.governor().tenant(), own)))
                .orElse(null);
    }

    private static Optional<Spot> spot(Desk desk, String address) {
        return desk.guide()
                .spot(desk.source(), address)
                .filter(spot -> desk.source().find(spot) != null
                        || spot.last().equals(Guide.NEW)
                        || !(desk.source().find(spot.parent()) instanceof Element.Items));
    }

    private static Sheets sheets(Chamber here, Desk desk) {
        List<Problem> problems = Proposing.in(here, desk.path(), desk.view().problems(), true);
        return new Sheets(
                desk.path(),
                desk.source(),
                desk.guide(),
                desk.known(),
                here.reader().language(),
                problems);
    }
}
