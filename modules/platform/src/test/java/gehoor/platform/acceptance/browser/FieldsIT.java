package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.PilotHouse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A procedure is changed by who has never seen its text: by fields, one part a page, in each language. */
@Acceptance
@InBrowser
class FieldsIT {
    private static final String ADMIN = "platform-admin";
    private static final String SECOND = "platform-second";
    private static final String SOLIDARIS = "/solidaris";
    private static final String COMPLAINT = "procedures/complaint.yaml";
    private static final String PILOTS = "loodsmannen";

    @BeforeAll
    static void joins() {
        PilotHouse.joins(PILOTS, "lm-");
    }

    /** Who fills in fields, and where. */
    private record Desk(AtConsole at, String proposal, String file) {
        static Desk begins(View view, String tenant, String title, String file) {
            AtConsole at = AtConsole.as(ADMIN, view).goes(tenant);
            at.begins(title);
            return new Desk(at, at.path(), file);
        }

        Desk as(String username, View view) {
            return new Desk(AtConsole.as(username, view).goes(proposal), proposal, file);
        }

        private String below(String path) {
            String plain = path.replaceFirst("\\.yaml$", "");
            return proposal + "/bestand/" + (plain.contains("/") ? plain : "_/" + plain);
        }

        /** @param part its address in the file */
        Desk part(String part) {
            at.goes(below(file) + "/velden?deel=" + part);
            return this;
        }

        String text() {
            at.goes(below(file));
            return at.text();
        }

        Desk fills(String input, String text) {
            field(input).fill(text);
            return this;
        }

        Desk picks(String input, String option) {
            field(input).selectOption(option);
            return this;
        }

        Locator field(String input) {
            return at.tab().page().locator("[name='w." + input + "']");
        }

        Desk presses(String button) {
            at.tab().presses(button);
            return this;
        }

        Desk follows(String link) {
            at.tab().follows(link);
            at.tab().fine();
            return this;
        }

        Desk says(String... words) {
            at.says(words);
            return this;
        }

        void putsAside(String button) {
            at.goes(proposal);
            at.tab().presses(button).fine();
        }
    }

    @Test
    @Clause("PL-02")
    void a_term_a_stage_and_an_action_are_changed_by_fields_alone_and_the_text_has_just_that() {
        Desk english = Desk.begins(View.wide("en"), SOLIDARIS, "Written by fields", COMPLAINT);
        String before = english.text();

        // from the proposal to the file, to the part
        english.at().goes(english.proposal());
        english.follows(COMPLAINT + " with fields").says("Terms, norms, expectations and follow-ups.", "Stages");
        Gallery.keep(english.at().tab(), "fields, a procedure");
        english.at()
                .tab()
                .loading(() -> english.at()
                        .tab()
                        .page()
                        .locator("a[href*='deel=clocks%2Ftreatment'], a[href*='deel=clocks/treatment']")
                        .first()
                        .click());
        english.at().tab().fine();

        // what is wrong stands beside the field, in what was saved; and is taken back
        english.fills("length.n", "fourty")
                .presses("Save")
                .says("Saved.", "Length, How many: not right yet", "calendar days");
        assertThat(english.field("length.n").inputValue()).isEqualTo("fourty");
        Gallery.keep(english.at().tab(), "fields, a term that is none");
        english.presses("Undo").says("It is as it was before.");
        assertThat(english.text()).isEqualTo(before);
        english.part("clocks/treatment").fills("length.n", "40").presses("Save").says("Saved.");
        String shorter = before.replaceFirst("length: 45 calendar days", "length: 40 calendar days");
        assertThat(english.text()).isEqualTo(shorter);
        english.at().goes(english.proposal());
        english.says("45 calendar days", "40 calendar days");

        // a stage in each language, by who reads Dutch
        Desk dutch = english.as(ADMIN, View.wide("nl")).part("stages/%2B");
        dutch.says("Nieuw: fase", "Wat erin gebeurt, voor de klager.")
                .fills("stage", "second-look")
                .fills("label.nl", "Tweede blik")
                .fills("label.fr", "Second regard")
                .fills("label.en", "Second look")
                .fills("explain.nl", "Iemand anders kijkt mee.")
                .fills("explain.fr", "Quelqu'un d'autre regarde aussi.")
                .fills("explain.en", "Somebody else looks too.")
                .picks("lead", "ombud")
                .fills("basis", "tenant decision: a second look");
        Gallery.keep(dutch.at().tab(), "fields, a new stage");
        dutch.presses("Toevoegen").says("Bewaard.", "Tweede blik");

        // a field and the action that asks it, by who reads French; a mistake leads to where it is mended
        Desk french = english.as(ADMIN, View.narrow("fr")).part("fields/%2B");
        french.fills("field", "second-view")
                .picks("type", "long-text")
                .fills("label.nl", "Wat zag de tweede?")
                .fills("label.fr", "Qu'a vu le second ?")
                .fills("label.en", "What did the second see?")
                .presses("Ajouter")
                .part("actions/%2B");
        french.fills("action", "look-again")
                .fills("label.nl", "Nog eens kijken")
                .fills("label.fr", "Regarder encore")
                .fills("label.en", "Look again")
                .fills("basis", "tenant decision: a second look")
                .picks("in.0", "second-look")
                .picks("asks.0", "second-view")
                .presses("Ajouter")
                .says("Ceci doit encore être rempli.", "Par qui");
        Gallery.keep(french.at().tab(), "fields, what is missing");
        french.picks("by.0", "ombud").presses("Enregistrer");
        assertThat(french.at().tab().errors()).isEmpty();
        french.part("actions/look-again/does/%2B").says("De quoi s’agit-il ?");
        Gallery.keep(french.at().tab(), "fields, which effect");
        french.follows("Vers une étape").picks("move", "examination").presses("Ajouter");
        french.part("actions/look-again/by/0&vorm=who")
                .picks("only.0", "assigned")
                .presses("Ajouter");

        String text = french.text();
        assertThat(text)
                .contains(
                        "  - action: look-again\n",
                        "    by: [{role: ombud, only: [assigned]}]\n",
                        "    asks: [second-view]\n",
                        "    does:\n      - {move: examination}\n");
        assertThat(text.lines().filter(line -> !shorter.contains(line)).toList())
                .as("nothing else came")
                .allSatisfy(line -> assertThat(line)
                        .containsAnyOf(
                                "second", "anders", "again", "Nog eens", "ombud, only", "move: examination", "Tweede"));
        assertThat(shorter.lines().filter(line -> !text.contains(line)).toList())
                .as("nothing went")
                .isEmpty();

        // taken away again, after a question
        dutch.part("actions/look-again").follows("Weghalen").says("Dit verdwijnt uit het voorstel.", "look-again");
        Gallery.keep(dutch.at().tab(), "fields, asked before it goes");
        dutch.presses("Weghalen").says("Het is weggehaald.");
        dutch.part("fields/second-view").follows("Weghalen").presses("Weghalen").says("Het is weggehaald.");
        dutch.part("stages/second-look").follows("Weghalen").presses("Weghalen").says("Het is weggehaald.");
        assertThat(dutch.text()).isEqualTo(shorter);
        dutch.putsAside("Wegleggen");
    }

    @Test
    void what_is_wrong_is_told_in_the_language_of_the_page() {
        Desk dutch = Desk.begins(View.wide("nl"), "/" + PILOTS, "Fout in drie talen", COMPLAINT);
        dutch.part("clocks/answer").fills("length.n", "0").presses("Bewaren");
        dutch.says("Bewaard.", "een duur is van 1 tot 9999 van zijn eenheid, niet 0");
        Gallery.keep(dutch.at().tab(), "fields, a term that is none");
        dutch.at().goes(dutch.proposal());
        dutch.says("\"length\": een duur is van 1 tot 9999 van zijn eenheid, niet 0");
        assertThat(dutch.text()).contains("length: 0 calendar days");
        dutch.says("\"length\": een duur is van 1 tot 9999 van zijn eenheid, niet 0");

        Desk french = dutch.as(ADMIN, View.narrow("fr"));
        french.says("\"length\" : une durée va de 1 à 9999 de son unité, et non 0");
        french.part("clocks/answer").says("une durée va de 1 à 9999 de son unité, et non 0");
        Gallery.keep(french.at().tab(), "fields, a term that is none");
        french.text();
        french.says("\"length\" : une durée va de 1 à 9999 de son unité, et non 0");

        Desk english = dutch.as(ADMIN, View.wide("en"));
        english.says("\"length\": a period is from 1 to 9999 of its unit, not 0");
        english.putsAside("Put aside");
    }

    @Test
    @Clause("PL-02")
    void for_how_long_what_leaves_can_be_held_back_is_filled_in_within_its_bounds() {
        Desk dutch = Desk.begins(View.narrow("nl"), "/" + PILOTS, "Langer tegenhouden", "tenant.yaml");
        dutch.part("").says("Tegen te houden gedurende", "van “1 minute” tot “60 minutes”");
        dutch.fills("hold-back", "2 uur").presses("Bewaren");
        dutch.says("een aantal minuten van 1 tot 60 (zoals 10 minutes)");
        assertThat(dutch.field("hold-back").inputValue()).isEqualTo("2 uur");
        Gallery.keep(dutch.at().tab(), "fields, an organisation, what must be mended");
        dutch.fills("hold-back", "15 minutes").presses("Bewaren");
        assertThat(dutch.at().tab().errors()).isEmpty();
        assertThat(dutch.text()).contains("hold-back: 15 minutes\n");
        dutch.putsAside("Wegleggen");
    }

    @Test
    void items_go_up_and_down_and_source_and_fields_lead_to_each_other_at_the_same_place() {
        Desk desk = Desk.begins(View.wide("en"), "/" + PILOTS, "Up and down", COMPLAINT);
        String before = desk.text();
        desk.part("");
        desk.presses("Founded: one place down").says("Saved.");
        assertThat(desk.text().indexOf("outcome: unfounded"))
                .isLessThan(desk.text().indexOf("outcome: founded"));
        desk.part("").presses("Founded: one place up").says("Saved.");
        assertThat(desk.text()).isEqualTo(before);

        desk.part("clocks/answer").follows("As text, at this place");
        assertThat((String) desk.at()
                        .tab()
                        .page()
                        .evaluate("() => { const t = document.querySelector('#text');"
                                + " return t.value.slice(t.selectionStart, t.selectionEnd); }"))
                .isEqualTo("  - clock: answer");
        desk.follows("Fill in with fields");
        assertThat(desk.at().tab().heading()).isEqualTo("Answer");
        desk.putsAside("Put aside");
    }

    @Test
    void what_two_change_at_once_is_not_lost() {
        Desk one = Desk.begins(View.wide("en"), "/" + PILOTS, "Two at once, by fields", COMPLAINT);
        one.part("clocks/answer");
        one.as(SECOND, View.wide("en"))
                .part("outcomes/founded")
                .fills("basis", "house rules, 1.5b")
                .presses("Save");

        one.fills("length.n", "9").presses("Save");
        assertThat(one.at().tab().status()).isEqualTo(409);
        one.says("not at this place");
        assertThat(one.field("length.n").inputValue()).isEqualTo("9");
        one.as(SECOND, View.wide("en"))
                .part("clocks/answer")
                .fills("length.n", "8")
                .presses("Save");
        one.presses("Save");
        assertThat(one.at().tab().status()).isEqualTo(409);
        one.says("Somebody changed just this meanwhile.", "length: 8 calendar days");
        Gallery.keep(one.at().tab(), "fields, changed meanwhile");
        one.presses("Save").says("Saved.");

        assertThat(one.text()).contains("length: 9 calendar days", "house rules, 1.5b");

        // what somebody else took away meanwhile comes not back, and what was typed is told
        one.part("sight/V-head").fills("basis", "house rules, 1.6b");
        one.as(SECOND, View.wide("en"))
                .part("sight/V-head")
                .follows("Take away")
                .presses("Take away");
        one.presses("Save");
        assertThat(one.at().tab().status()).isEqualTo(409);
        one.says("Somebody took this away meanwhile.", "basis: house rules, 1.6b");
        one.putsAside("Put aside");
    }

    @Test
    void without_scripts_in_the_dark_and_on_a_telephone_it_is_the_same() {
        for (View view : List.of(
                View.narrow("nl").inTheDark().withoutScript(),
                View.narrow("en"),
                View.wide("fr").inTheDark())) {
            Desk desk = Desk.begins(view, SOLIDARIS, "Sans script", COMPLAINT);
            desk.part("");
            Gallery.keep(desk.at().tab(), "fields, a procedure");
            desk.part("clocks/treatment").fills("length.n", "0");
            desk.at()
                    .tab()
                    .loading(() -> desk.at()
                            .tab()
                            .page()
                            .locator("#fields button[type=submit]")
                            .first()
                            .click());
            assertThat(desk.at().tab().errors()).hasSize(1);
            assertThat(desk.at().tab().page().locator("[aria-invalid=true]").count())
                    .isPositive();
            Gallery.keep(desk.at().tab(), "fields, a term that is none");
            desk.part("actions");
            desk.putsAside(
                    switch (view.language()) {
                        case "nl" -> "Wegleggen";
                        case "fr" -> "Mettre de côté";
                        default -> "Put aside";
                    });
        }
    }

    @Test
    void what_was_filled_in_is_not_lost_when_the_login_has_ended() {
        Desk desk = Desk.begins(View.wide("en"), "/" + PILOTS, "The login ends, by fields", COMPLAINT);
        desk.part("clocks/answer").fills("length.n", "9");
        desk.at().logsOut();
        desk.presses("Save");
        assertThat(desk.at().tab().status()).isEqualTo(401);
        desk.at().logsInAgain();
        desk.at()
                .tab()
                .loading(() -> desk.at()
                        .tab()
                        .page()
                        .locator("main form button[type=submit]")
                        .click());
        desk.says("Saved.");
        assertThat(desk.text()).contains("length: 9 calendar days");
        desk.putsAside("Put aside");
    }

    @Test
    void who_decides_for_an_organisation_has_the_same_fields() {
        AtWork head = AtWork.as(PILOTS, "lm-head").goes("/procedures");
        head.tab().fine();
        head.tab().page().locator("#title").fill("By the house itself");
        head.tab()
                .loading(() -> head.tab()
                        .page()
                        .locator("main form:has(#title) button[type=submit]")
                        .click());
        head.tab().fine();
        String proposal = head.tab().page().url().replaceFirst(".*/werk", "").replaceFirst("\\?.*", "");
        head.goes(proposal + "/bestand/letters/answered/velden");
        head.tab().fine();
        head.says("letter");
        head.tab().page().locator("[name='w.subject.en']").fill("Our answer: \"yes\" # 1");
        head.tab().presses("Save").fine();
        head.says("Saved.");
        Gallery.keep(head.tab(), "our procedures, a letter by fields");
    }

    @Test
    void addresses_that_somebody_made_up_are_answered_with_a_page() {
        Desk desk = Desk.begins(View.wide("en"), "/" + PILOTS, "Made up", COMPLAINT);
        String below = desk.proposal() + "/bestand/procedures/complaint/velden";
        for (String path : List.of(
                below + "?deel=nothing",
                below + "?deel=clocks/nothing",
                below + "?deel=clocks/99",
                below + "/weg?deel=",
                below + "/weg?deel=clocks/nothing",
                desk.proposal() + "/bestand/procedures/nothing/velden",
                desk.proposal() + "/bestand/nowhere/nothing/velden")) {
            desk.at().tab().goes("/platform" + path);
            assertThat(desk.at().tab().status()).as(path).isEqualTo(404);
        }
        desk.part("&regel=1").part("&regel=99999&teken=x").part("stages/%2B&vorm=nothing");
        desk.putsAside("Put aside");
    }
}
