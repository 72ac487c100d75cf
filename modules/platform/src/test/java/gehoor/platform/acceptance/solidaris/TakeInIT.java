package gehoor.platform.acceptance.solidaris;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Time;
import gehoor.vault.FileKey;
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

    /** The form of a report that came by post, with a scan chosen for it. */
    private Desk.Form scanned(Desk desk) {
        return scanned(
                filled(desk).with("channel", "post").saying("look", "yes").send());
    }

    private static Desk.Form scanned(Desk.Page page) {
        return page.form(FORM).attaching("scan", "scan.txt", "Dear ombuds service");
    }

    @Test
    void what_is_sent_twice_is_taken_in_once_and_says_so_and_nothing_of_it_is_begun_again() {
        Desk desk = Desk.of("solidaris", ME);
        int begun = begun(desk);
        long before = files();
        Desk.Page page =
                filled(desk).with("channel", "post").saying("look", "yes").send();
        Desk.Page look = scanned(page).send().is(200).says("Look over what leaves", "scan.txt");
        Desk.Page taken = look.looked().is(200).says("The report was taken in");
        String number = taken.text().replaceAll("(?s).*(OMB-2026-\\d+).*", "$1");

        Desk.Page again = look.looked().is(200);
        again.says("The report was taken in", number, "This was sent before").saysNot("Choose these files again");
        assertThat(again.follow("Open the file").is(200).path())
                .endsWith(taken.follow("Open the file").path());
        for (Desk.Form late : new Desk.Form[] {
            look.leaving().with("letters.0", "Other words."),
            look.leaving().saying("back", "yes"),
            look.leaving().saying("keep", "yes"),
            look.leaving().saying("keep", "drop"),
            scanned(page),
            scanned(page).with("story", "Another story, under the same key."),
            scanned(page).saying("look", "yes"),
            scanned(page).saying("lang", "fr"),
            scanned(page).saying("read", "yes"),
            scanned(page).saying("keep", "yes"),
            scanned(page).saying("keep", "drop"),
        }) {
            Desk.Page said = late.send().is(200);
            assertThat(said.text()).contains(number).containsAnyOf("This was sent before", "envoyé avant");
        }
        look.leaving().saying("keep", "script").send().is(409);
        scanned(page).saying("keep", "script").send().is(409);
        for (Desk.Form form : new Desk.Form[] {look.leaving(), scanned(page)}) {
            desk.sessionEnds();
            Desk.Page held = form.send().is(401);
            desk.login(ME).is(200);
            held.form(FORM).send().is(200).says("This was sent before", number);
        }

        assertThat(begun(desk)).as("nothing is begun again").isEqualTo(begun);
        assertThat(files()).isEqualTo(before + 1);
    }

    @Test
    void where_a_scan_cannot_wait_the_form_stands_as_it_was_filled_in_and_says_so() {
        Desk desk = Desk.of("solidaris", ME);
        long before = files();
        Desk.Form form = scanned(desk);
        // What is held in memory of the organisation's own key is asked for anew.
        Time.passes(Duration.ofMinutes(6));

        Desk.Page refused = Database.shut("solidaris", UUID.fromString(FileKey.WHOLE_TENANT), "PAGE", form::send);

        refused.is(200).says("This could not be kept", "Choose these files again", "scan.txt");
        assertThat(refused.form(FORM).value("story")).isEqualTo(story);
        assertThat(files()).isEqualTo(before);
        scanned(refused)
                .send()
                .is(200)
                .says("Look over what leaves", "scan.txt")
                .looked()
                .is(200)
                .says("The report was taken in");
    }

    @Test
    void what_is_put_back_says_of_no_file_that_it_waits_when_it_is_gone() {
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page back = scanned(desk)
                .send()
                .leaving()
                .saying("back", "yes")
                .send()
                .is(200)
                .says("scan.txt");

        Desk.Page gone = back.form(FORM).saying("keep", "drop").send().is(200).says("What was kept is gone.");
        Desk.Page again = gone.form(FORM).send().is(200).says("It is here again");

        again.saysNot("scan.txt");
        assertThat(again.form(FORM).value("story")).isEqualTo(story);
        again.form(FORM)
                .attaching("scan", "another.txt", "Dear ombuds service")
                .send()
                .is(200)
                .says("Look over what leaves", "another.txt")
                .saysNot("scan.txt")
                .leaving()
                .saying("keep", "drop")
                .send()
                .is(200);
    }

    @Test
    void what_is_thrown_away_when_the_login_had_ended_is_gone_and_can_be_put_back() {
        Desk desk = Desk.of("solidaris", ME);
        int before = begun(desk);
        Desk.Page look = filled(desk).send().is(200);
        assertThat(begun(desk)).isEqualTo(before + 1);

        for (Desk.Form form : new Desk.Form[] {look.leaving(), goesOn(desk).form(FORM)}) {
            desk.sessionEnds();
            Desk.Page held = form.saying("keep", "drop").send().is(401);
            desk.login(ME).is(200);
            Desk.Page gone = held.form(FORM).send().is(200).says("What was kept is gone.");
            assertThat(begun(desk)).as("it is thrown away").isEqualTo(before);
            Desk.Page again = gone.form(FORM).send().is(200).says("It is here again");
            assertThat(again.form(FORM).value("story")).isEqualTo(story);
            assertThat(begun(desk)).isEqualTo(before + 1);
        }
        goesOn(desk).form(FORM).saying("keep", "drop").send().is(200);
        assertThat(begun(desk)).isEqualTo(before);
    }

    @Test
    void words_for_a_message_that_does_not_leave_are_shown_and_not_lost() {
        String words = "Dear Claire, we\nspoke " + UUID.randomUUID();
        String flat = words.replace('\n', ' ');
        Desk desk = Desk.of("solidaris", ME);
        long before = files();

        Desk.Page look = filled(desk)
                .saying("letters.17", words)
                .saying("letters.17.upon", "another text")
                .send()
                .is(200)
                .says("Look over what leaves", "does not leave now", flat);
        Desk.Page refused = look.leaving().saying("letters.17", words).send().is(200);
        refused.says("Look over what leaves", "does not leave now", flat);
        assertThat(files()).isEqualTo(before);
        refused.looked().is(200).says("The report was taken in");

        // Who takes it in for somebody else sees no message of it.
        Desk office = Desk.of("solidaris", "sol-office");
        Desk.Page paper =
                filled(office).with("channel", "paper").saying("look", "yes").send();
        Desk.Page form = scanned(paper)
                .saying("letters.0", words)
                .saying("letters.0.upon", "another text")
                .send()
                .is(200);
        form.says("does not leave now", flat, "scan.txt").saysNot("The report was taken in");
        assertThat(files()).isEqualTo(before + 1);
        form.form(FORM).send().is(200).says("The report was taken in");
        assertThat(files()).isEqualTo(before + 2);
    }

    @Test
    void what_was_begun_last_stands_first_and_is_counted_as_it_is_listed() {
        String sectors = "/nieuw/sectors";
        Desk desk = Desk.of("kind-en-gezin", "kg-handler");
        String earlier = "e" + UUID.randomUUID().toString().substring(1);
        String later = "f" + UUID.randomUUID().toString().substring(1);
        for (String taking : new String[] {earlier, later}) {
            desk.work(sectors)
                    .form(sectors)
                    .with("channel", "phone")
                    .saying("taking", taking)
                    .saying("keep", "yes")
                    .send()
                    .is(200);
            Time.passes(Duration.ofMinutes(2));
        }

        String list = desk.work("/nieuw").html();
        assertThat(list.indexOf(later)).isPositive().isLessThan(list.indexOf(earlier));
        int begun = begun(desk);
        desk.work(sectors).says("You began " + begun + " other reports");
        Database.rows(
                "update gehoor.draft set form = 'take-in elsewhere ' || ? where form = 'take-in sectors ' || ? returning 1",
                earlier,
                earlier);
        assertThat(begun(desk)).isEqualTo(begun - 1);
        desk.work(sectors)
                .says(begun == 2 ? "You began another report" : "You began " + (begun - 1) + " other reports");
        desk.work(sectors)
                .form(sectors)
                .saying("taking", later)
                .saying("keep", "drop")
                .send()
                .is(200);
        assertThat(begun(desk)).isEqualTo(begun - 2);
    }

    @Test
    void one_that_was_kept_before_each_had_an_id_is_found_under_its_own_link_alone() {
        Desk desk = Desk.of("kind-en-gezin", "kg-handler");
        String sectors = "/nieuw/sectors";
        desk.work(sectors)
                .form(sectors)
                .with("channel", "phone")
                .with("story", story)
                .saying("taking", "")
                .saying("keep", "yes")
                .send()
                .is(200);

        for (String nonsense : new String[] {"nonsense", "", "00", "0%20", "1-1-1-1-1"}) {
            Desk.Page none = desk.work(sectors + "?verder=" + nonsense).is(200).says("it was taken in, or thrown away");
            assertThat(none.form(sectors).value("story")).isEmpty();
        }
        Desk.Page found = desk.work(sectors + "?verder=0").is(200).says("Here is the report that you began");
        assertThat(found.form(sectors).value("story")).isEqualTo(story);
        assertThat(desk.work("/nieuw").html()).contains("?verder=0");

        found.form(sectors).saying("keep", "drop").send().is(200).says("What was kept is gone.");
        assertThat(desk.work("/nieuw").html()).doesNotContain("?verder=0");
    }

    @Test
    void an_acknowledgement_in_other_words_is_held_back_and_sent_as_it_stands_there() {
        Desk desk = Desk.of("solidaris", ME);
        Desk.Form look = filled(desk).send().leaving();
        Desk.Page file = look.with("letters.0", "Chère Claire, " + look.value("letters.0"))
                .send()
                .follow("Open the file");
        String letter = file.html().replaceAll("(?s).*?(/brief/[0-9a-f-]{36}).*", "$1");

        Desk.Page held = file.form(letter).saying("what", "hold").send().is(200);

        held.says("Chère Claire", "OMB-2026-").saysNot("{{number}}");
        held.form(letter).saying("what", "send").send().is(200).says("What is about to leave");
        Time.passes(Duration.ofMinutes(10));
        assertThat(Post.letter(mail, "Chère Claire").text())
                .contains("OMB-2026-")
                .doesNotContain("{{");
    }
}
