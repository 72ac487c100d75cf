package gehoor.platform.acceptance.solidaris;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Time;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A report is taken in at the desk: what it sends is read over before there is a file. */
@Acceptance
class TakeInIT {
    private static final String ME = "sol-ombud";
    private static final String FORM = "/nieuw/complaint";

    private final String mail = "claire." + UUID.randomUUID() + "@example.org";
    private final String story = "Rien ne vient. " + UUID.randomUUID();

    private Desk.Form filled(Desk desk) {
        return filled(desk.work(FORM).form(FORM));
    }

    private Desk.Form filled(Desk.Form form) {
        return form.with("channel", "mail")
                .with("reporter", "person")
                .with("capacity", "self")
                .with("reads", "fr")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("story", story)
                .with("contact.name", "Claire Exemple")
                .with("contact.mail", mail)
                .on("received", "2026", "3", "2")
                .on("facts-date", "2026", "2", "10");
    }

    private static long files() {
        return Database.rows("select 1 from gehoor.file where tenant_id = 'solidaris'")
                .size();
    }

    /** How many reports this person began and did not finish. */
    private static int begun(Desk desk) {
        return desk.work("/nieuw").is(200).html().split("\\?verder=", -1).length - 1;
    }

    /** The one among those begun in which that story stands, by the list. */
    private Desk.Page goesOn(Desk desk) {
        Matcher links = Pattern.compile("href=\"([^\"]*\\?verder=[^\"]*)\"")
                .matcher(desk.work("/nieuw").html());
        while (links.find()) {
            Desk.Page page = desk.get(links.group(1).replace("&amp;", "&")).is(200);
            if (page.form(FORM).value("story").equals(story)) {
                return page.says("Here is the report that you began");
            }
        }
        throw new AssertionError("it is not among those begun");
    }

    private static Desk.Page lost(Desk desk, Desk.Form form) {
        desk.sessionEnds();
        Desk.Page held = form.send().is(401).says("Your login has ended");
        desk.login(ME).is(200);
        return held.form(FORM).send().is(200).says("Here is what you typed");
    }

    @Test
    @Clause({"SO-09", "SO-12"})
    void the_acknowledgement_is_read_over_changed_and_leaves_so_with_the_number_that_the_file_got() {
        Desk desk = Desk.of("solidaris", ME);
        long before = files();

        Desk.Page look = filled(desk).send().is(200);

        look.says(
                "Look over what leaves",
                "This message leaves once you take in the report",
                "To: Who complains",
                "French",
                "Nous avons bien reçu votre plainte ({{number}})",
                "Where it says {{number}}, the number of the file comes",
                "This always stands under it",
                Solidaris.NO_SUSPENSION_FR);
        assertThat(files()).as("nothing is taken in yet").isEqualTo(before);
        String text = look.leaving().value("letters.0");
        assertThat(text).contains("2 mars 2026", "16 avril 2026", "{{number}}", "/solidaris/postvak");

        for (String stays : new String[] {"16 avril 2026", "{{number}}"}) {
            Desk.Page refused = look.leaving()
                    .with("letters.0", text.replace(stays, "…"))
                    .send()
                    .is(422);
            refused.says("This stays in the letter", stays);
            assertThat(refused.html())
                    .contains("<title>Error: Look over what leaves", "href=\"#letters.0\"", "aria-invalid=\"true\"");
            assertThat(refused.leaving().value("letters.0")).doesNotContain(stays);
        }
        look.leaving().with("letters.0", " ").send().is(422).says("A letter says something");
        look.leaving()
                .with("letters.0", text + "x".repeat(20_000))
                .send()
                .is(422)
                .says("at most 20");
        assertThat(files()).as("a refused letter takes nothing in").isEqualTo(before);

        Desk.Form again = look.leaving().with("letters.0", "Chère Claire,\n" + text);
        Desk.Page taken = again.send().is(200).says("The report was taken in");
        assertThat(again.send().is(200).text()).as("sent twice, taken in once").contains("The report was taken in");
        assertThat(files()).isEqualTo(before + 1);
        String number = taken.text().replaceAll("(?s).*(OMB-2026-\\d+).*", "$1");
        Post.noLetter(mail, "Chère Claire");
        Desk.Page file = taken.follow("Open the file").is(200);
        file.says("What is about to leave", "Chère Claire", number, "Hold back").saysNot("{{number}}");

        Time.passes(Duration.ofMinutes(10));
        assertThat(Post.letters(mail, "Chère Claire")).hasSize(1);
        assertThat(Post.letter(mail, "Chère Claire").text())
                .contains("16 avril 2026", "le numéro " + number, Solidaris.NO_SUSPENSION_FR)
                .doesNotContain("{{");
        assertThat(Database.rows("select 1 from gehoor.entry where clear like '%Chère Claire%'"))
                .isEmpty();
    }

    @Test
    void other_words_are_kept_with_the_form_and_looked_at_again_where_the_answers_changed() {
        Desk desk = Desk.of("solidaris", ME);
        int before = begun(desk);
        Desk.Page look = filled(desk).send().is(200);
        String text = look.leaving().value("letters.0");

        // Back to the form and on again: the words come along.
        Desk.Page back = look.leaving()
                .with("letters.0", "Chère Claire, " + text)
                .saying("back", "yes")
                .send()
                .is(200);
        assertThat(back.form(FORM).value("story")).isEqualTo(story);
        look = back.form(FORM).send().is(200).says("Look over what leaves").saysNot("Look whether it still fits");
        assertThat(look.leaving().value("letters.0")).startsWith("Chère Claire, ");

        // Kept for later, also by the page's script: found again on another device.
        look.leaving().saying("keep", "script").send().is(204);
        look.leaving().saying("keep", "yes").send().is(200).says("This is kept", "Look over what leaves");
        Desk elsewhere = Desk.of("solidaris", ME);
        Desk.Form kept = goesOn(elsewhere).form(FORM);
        assertThat(kept.send().is(200).leaving().value("letters.0")).startsWith("Chère Claire, ");
        assertThat(Database.rows("select 1 from gehoor.draft where encode(sealed, 'escape') like '%Claire%'"))
                .isEmpty();

        // Another language: the words stay, and the organisation's stand beside them.
        Desk.Page another = kept.with("reads", "en").send().is(200);
        another.says(
                "Look whether it still fits", "The organisation's text as it is now", "Thank you for writing to us");
        assertThat(another.leaving().value("letters.0")).startsWith("Chère Claire, ");
        another.leaving().send().is(422).says("This stays in the letter");

        // The login ends while it is looked over.
        Desk.Page held = lost(elsewhere, another.leaving());
        assertThat(held.leaving().value("letters.0")).startsWith("Chère Claire, ");
        held.leaving()
                .with("letters.0", "Dear Claire, 2 March 2026, 16 April 2026, {{number}}. " + text)
                .send()
                .is(200)
                .says("The report was taken in");
        assertThat(begun(desk)).isEqualTo(before);
    }

    @Test
    void a_scan_comes_along_over_the_look_the_end_of_a_login_and_another_device() {
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page look = filled(desk)
                .with("channel", "post")
                .saying("look", "yes")
                .send()
                .form(FORM)
                .attaching("scan", "scan.txt", "Dear ombuds service")
                .send()
                .is(200);
        look.says("Look over what leaves", "These files come with the report", "scan.txt");

        Desk.Page held = lost(desk, look.leaving());
        held.says("Look over what leaves", "scan.txt");
        held.leaving().saying("back", "yes").send().is(200).says("scan.txt").saysNot("Look over what leaves");
        Desk.Page taken = goesOn(Desk.of("solidaris", ME))
                .says("scan.txt")
                .form(FORM)
                .send()
                .is(200)
                .says("scan.txt")
                .looked()
                .is(200);

        Desk.Page file = taken.says("The report was taken in").follow("Open the file");
        assertThat(file.says("scan.txt").follow("scan.txt").html()).contains("Dear ombuds service");
    }

    @Test
    void what_is_left_as_it_stands_follows_the_answers() {
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page back =
                filled(desk).send().leaving().saying("back", "yes").send().is(200);

        Desk.Page look = back.form(FORM).with("reads", "nl").send().is(200);

        look.saysNot("Look whether it still fits");
        assertThat(look.leaving().value("letters.0")).startsWith("Dag,");
        look.looked().is(200).says("The report was taken in");
    }

    @Test
    void what_somebody_anonymous_will_read_in_the_mailbox_is_looked_over_too() {
        Desk desk = Desk.of("kind-en-gezin", "kg-handler");
        Desk.Form form = desk.work("/nieuw/sectors").form("/nieuw/sectors");
        form.with("channel", "phone")
                .with("kind", "complaint")
                .with("reporter", "person")
                .with("capacity", "parent")
                .with("identity", "anonymous")
                .with("sector", "child-care")
                .with("facility-knows", "no")
                .with("story", story);

        Desk.Form more = form.saying("look", "yes").send().is(200).form("/nieuw/sectors");
        Desk.Page look = more.with("anonymity-discussed", "yes")
                .with("limit-told", "yes")
                .send()
                .is(200);
        look.says("Look over what leaves", "{{number}}").saysNot("The report was taken in");
        look.looked().is(200).says("The report was taken in", "The code for this person");
    }

    @Test
    void who_is_called_while_they_take_in_another_report_loses_neither() {
        Desk desk = Desk.of("solidaris", "sol-ombud2");
        assertThat(begun(desk)).as("nothing that was opened only is kept").isZero();
        Desk.Form first = filled(desk);
        Desk.Form second = desk.work(FORM).saysNot("You began another report").form(FORM);
        second.with("channel", "paper").with("story", "A second call.");

        // By the button, by the script of the page, and by looking up: each is kept as its own.
        first.saying("keep", "yes").send().is(200).says("This is kept", "You find it under");
        second.saying("keep", "script").send().is(204);
        desk.work(FORM)
                .says("You began 2 other reports and did not finish them.")
                .follow("See what you began");
        Desk.Page list = desk.work("/nieuw").is(200);
        list.says(
                "What you began and did not finish",
                "Complaint about our services",
                "Begun at 09:00, E-mail",
                "Begun at 09:00, Paper form from an office",
                "kept for 30 days");
        assertThat(goesOn(desk).form(FORM).value("contact.mail")).isEqualTo(mail);
        assertThat(Desk.of("solidaris", ME).work("/nieuw").text()).doesNotContain("Paper form from an office");
        assertThat(Database.rows("select 1 from gehoor.draft where encode(sealed, 'escape') like '%second call%'"))
                .isEmpty();

        // One is taken in; the other stays as it was.
        goesOn(desk).form(FORM).send().is(200).looked().is(200).says("The report was taken in");
        assertThat(begun(desk)).isEqualTo(1);
        Desk.Page left = desk.work("/nieuw").follow("Go on").is(200);
        assertThat(left.form(FORM).value("story")).isEqualTo("A second call.");
        assertThat(left.form(FORM).value("channel")).isEqualTo("paper");

        // Thrown away, and put back; and thrown away for good.
        Desk.Page gone =
                desk.work("/nieuw").form(FORM).saying("keep", "drop").send().is(200);
        gone.says("What was kept is gone.", "Put it back").saysNot("Begun at");
        Desk.Page back = gone.form(FORM).send().is(200).says("It is here again");
        assertThat(back.form(FORM).value("story")).isEqualTo("A second call.");
        assertThat(begun(desk)).isEqualTo(1);
        Desk.Page again = desk.work("/nieuw").follow("Go on");
        again.form(FORM).saying("keep", "drop").send().is(200).says("What was kept is gone.");
        assertThat(begun(desk)).isZero();
        String link = left.html().replaceAll("(?s).*name=\"taking\" value=\"([^\"]*)\".*", "$1");
        Desk.Page late = desk.work(FORM + "?verder=" + link).is(200).says("it was taken in, or thrown away");
        assertThat(late.form(FORM).value("story")).isEmpty();
        desk.work(FORM + "?verder=nonsense").is(200).says("it was taken in, or thrown away");
    }

    @Test
    void what_was_told_is_kept_also_where_nobody_pressed_the_button_for_it() {
        Desk desk = Desk.of("solidaris", "sol-office");
        Desk.Form form = desk.work(FORM).form(FORM);
        form.send().is(422);
        assertThat(begun(desk)).as("nothing was told yet").isZero();

        form.with("story", story).send().is(422);

        assertThat(goesOn(Desk.of("solidaris", "sol-office")).form(FORM).value("story"))
                .isEqualTo(story);
        assertThat(begun(desk)).as("sent again it is the same one").isEqualTo(1);
        form.with("subject", "payment").send().is(422);
        assertThat(begun(desk)).isEqualTo(1);
    }
}
