package gehoor.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.ExplainedProcedure;
import gehoor.casework.ExplainedProcedure.Course;
import gehoor.casework.ExplainedProcedure.Deed;
import gehoor.casework.ExplainedProcedure.Passage;
import gehoor.casework.ExplainedProcedure.Step;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The page that explains a procedure says what the procedure says, in words and in the drawing, and nothing of it is markup. */
class ExplainedTest {
    private static final Pattern STEP =
            Pattern.compile("<li class=\"house-steps__item\"><h3 class=\"utrecht-heading-3\">(.*?)</h3>");
    private static final Pattern PASSAGE = Pattern.compile("<strong>([0-9]+)\\. .*?</strong>");
    private static final Pattern NUMBER =
            Pattern.compile("<circle [^>]*></circle><text class=\"house-diagram__text\"[^>]*>([0-9]+)</text>");
    private static final Pattern BOX =
            Pattern.compile("<rect [^>]*></rect><text class=\"house-diagram__text\">(.*?)</text>");

    @TestFactory
    Stream<DynamicTest> theSameStepsAndPassagesStandInTheTextAndInTheDrawing() {
        return Folder.all()
                .map(told -> DynamicTest.dynamicTest(told.toString(), () -> {
                    String page = told.page();
                    List<String> steps = found(STEP, page);
                    List<String> passages = found(PASSAGE, steps(page));

                    assertThat(steps)
                            .as("steps in the text")
                            .hasSize(told.procedure().stages().size() + 1);
                    assertThat(found(BOX, page).stream()
                                    .map(box -> box.replaceAll("<[^>]*>", "").strip())
                                    .map(ExplainedTest::joined)
                                    .toList())
                            .as("steps in the drawing")
                            .containsExactlyElementsOf(
                                    steps.stream().map(ExplainedTest::joined).toList());
                    assertThat(found(NUMBER, page))
                            .as("passages in the drawing")
                            .isEqualTo(passages);
                    assertThat(passages)
                            .as("passages in the text")
                            .hasSameSizeAs(told.explained().course().passages());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theyAreThoseOfTheProcedure() {
        return Folder.all()
                .map(told -> DynamicTest.dynamicTest(told.toString(), () -> {
                    Course course = told.explained().course();
                    Set<String> seen = new LinkedHashSet<>();
                    course.passages()
                            .forEach(passage ->
                                    seen.add(course.steps().get(passage.from()).label() + " > "
                                            + course.steps().get(passage.to()).label()));

                    assertThat(seen).isEqualTo(passages(told.procedure(), told.language(), course));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsOnlyForStaffIsNotTold() {
        return Folder.all()
                .map(told -> DynamicTest.dynamicTest(told.toString(), () -> {
                    String page = told.page();
                    Procedure procedure = told.procedure();

                    procedure.sight().keySet().stream()
                            .filter(rule -> !rule.equals(rule.toUpperCase(Locale.ROOT)))
                            .forEach(rule -> assertThat(page).doesNotContain(rule));
                    assertThat(List.of(page.split("<[^>]*>", -1)).stream().map(String::strip))
                            .doesNotContainAnyElementsOf(ids(procedure));
                    List<String> norms = procedure.clocks().values().stream()
                            .filter(clock -> clock.kind() == Clock.Kind.NORM)
                            .map(clock -> clock.label().in(told.language()))
                            .toList();
                    assertThat(Stream.concat(told.explained().terms().stream(), told.explained().others().stream())
                                    .map(ExplainedProcedure.Term::label))
                            .doesNotContainAnyElementsOf(norms);
                    assertThat(page).doesNotContain("{{", "asked-when", "is-one-of");
                }));
    }

    @Test
    void aTermSaysHowLongFromWhenAndWhatThen() {
        ExplainedProcedure french = Folder.told("solidaris", "complaint", "fr").explained();
        ExplainedProcedure dutch = Folder.told("kind-en-gezin", "sectors", "nl").explained();

        assertThat(french.terms()).singleElement().satisfies(term -> {
            assertThat(term.length()).isEqualTo("dans un délai de 45 jours calendrier");
            assertThat(term.from()).isEqualTo("le jour de la réception");
            assertThat(term.missed()).singleElement().asString().contains("Office de contrôle des mutualités");
        });
        assertThat(dutch.terms())
                .extracting(ExplainedProcedure.Term::length)
                .containsExactly("binnen 10 kalenderdagen", "binnen 10 kalenderdagen", "binnen 3 maanden");
        assertThat(dutch.terms().get(2).missed())
                .containsExactly("Lukt het niet op tijd? Dan krijgt wie meldde daar bericht van.");
        assertThat(Folder.told("solidaris", "data-protection", "en").explained().terms())
                .filteredOn(term -> term.length().equals("within 1 month"))
                .anySatisfy(term -> assertThat(term.longer()).contains("Can be extended by 2 months."));
    }

    @Test
    void aTermOfSomebodyOutsideIsToldApart() {
        ExplainedProcedure care =
                Folder.told("bemiddelingsbureau", "mediation-in-care", "nl").explained();

        assertThat(care.terms()).isEmpty();
        assertThat(care.others()).singleElement().satisfies(term -> {
            assertThat(term.length()).isEqualTo("binnen 6 weken");
            assertThat(term.laws()).isNotEmpty();
        });
    }

    @Test
    void anExceptionStandsWithTheGroundThatItLifts() {
        assertThat(Folder.told("kind-en-gezin", "sectors", "nl").explained().grounds())
                .filteredOn(ground -> !ground.exceptions().isEmpty())
                .singleElement()
                .satisfies(ground -> assertThat(ground.exceptions().get(0)).contains("veiligheid of gezondheid"));
    }

    @Test
    void textsThatBelongToAnotherFormAreNotShown() {
        assertThat(Folder.told("kind-en-gezin", "sectors", "nl").explained().texts())
                .extracting(text -> text.text())
                .containsExactly("tips", "about-your-name", "for-children", "not-satisfied");
    }

    @Test
    void whatIsWrittenIsNeverMarkup() {
        ExplainedProcedure good = Folder.told("kind-en-gezin", "sectors", "nl").explained();
        String evil = "</title></svg><script>alert(1)</script>\" onload=\"x' & {{number}}";
        ExplainedProcedure hostile = new ExplainedProcedure(
                good.procedure(),
                evil,
                List.of(
                        new ExplainedProcedure.Channel(evil, "javascript:alert(1)", false, evil),
                        new ExplainedProcedure.Channel(evil, "https://x.example.org/\"><script>", false, evil)),
                List.of(new ExplainedProcedure.Elsewhere(evil, evil, "mailto:x@y?<script>", List.of(), evil)),
                good.reporters(),
                good.identities(),
                evil + "\n- " + evil,
                List.of(evil),
                java.util.Map.of(evil, evil),
                new Course(
                        List.of(new Step(evil, evil, evil, evil, false), new Step(evil, "", "", "", true)),
                        List.of(new Passage(1, 0, 1, List.of(new Deed(evil, List.of(evil)))))),
                List.of(new ExplainedProcedure.Term(
                        evil, evil, evil, List.of(evil), List.of(evil), java.util.Map.of(evil, evil), evil)),
                List.of(),
                java.util.Map.of(evil, evil),
                List.of(new ExplainedProcedure.Ground(
                        evil,
                        evil,
                        List.of(evil),
                        List.of(new ExplainedProcedure.Body(evil, evil, "javascript:alert(1)", evil)),
                        evil)),
                List.of(new ExplainedProcedure.Ending(evil, evil, evil)),
                List.of(new ExplainedProcedure.Next(evil, "danger", evil, evil, evil)),
                List.of(new ExplainedProcedure.Body(evil, evil, "https://x.example.org/\" onclick=\"x", null)),
                List.of());

        String page = Folder.page(Folder.BOOK.tenant("kind-en-gezin").orElseThrow(), "nl", hostile);

        assertThat(page).doesNotContain("<script", "href=\"javascript").doesNotContainPattern("<[^>]*on(load|click)=");
        assertThat(page.split("</svg>", -1)).hasSize(2);
        assertThat(page).contains("&lt;script&gt;alert(1)");
    }

    // ---- what the tests look with

    /** From stage to stage, read from the procedure by another way than the use case does. */
    private static Set<String> passages(Procedure procedure, String language, Course course) {
        String end = course.steps().get(course.steps().size() - 1).label();
        Set<String> passages = new LinkedHashSet<>();
        for (Action action : procedure.actions().values()) {
            for (String from : action.stages()) {
                for (Effect effect : Effect.all(action.does())) {
                    String to = effect instanceof Effect.Move move
                            ? move.stage()
                            : effect instanceof Effect.Close
                                            || (effect instanceof Effect.OpenLinked open
                                                    && procedure.links().containsKey(open.link())
                                                    && procedure
                                                            .links()
                                                            .get(open.link())
                                                            .moves())
                                    ? Action.CLOSED
                                    : from;
                    if (!to.equals(from)) {
                        passages.add(
                                label(procedure, from, language, end) + " > " + label(procedure, to, language, end));
                    }
                }
            }
        }
        return passages;
    }

    private static String label(Procedure procedure, String stage, String language, String end) {
        return procedure.stages().containsKey(stage)
                ? procedure.stages().get(stage).label().in(language)
                : end;
    }

    /** Ids that no label could be by chance. */
    private static List<String> ids(Procedure procedure) {
        return Stream.of(
                        procedure.actions().keySet(),
                        procedure.stages().keySet(),
                        procedure.clocks().keySet(),
                        procedure.outcomes().keySet(),
                        procedure.grounds().keySet(),
                        procedure.duties().keySet())
                .flatMap(Set::stream)
                .filter(id -> id.contains("-"))
                .toList();
    }

    private static String steps(String page) {
        return page.substring(page.indexOf("<ol class=\"house-steps\">"), page.indexOf("<figure"));
    }

    private static String joined(String label) {
        return label.replace("-", "").replaceAll("[\\s\u202f\u00a0]+", "");
    }

    private static List<String> found(Pattern pattern, String in) {
        List<String> found = new ArrayList<>();
        pattern.matcher(in).results().map((MatchResult match) -> match.group(1)).forEach(found::add);
        return found;
    }
}
