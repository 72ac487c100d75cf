package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsentTest {
    private static final byte[] WORDS = "note=Half a thought".getBytes(UTF_8);

    @TempDir
    Path scratch;

    private Linden linden;
    private Unsent unsent;
    private Unsent.Form form;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        unsent = linden.casework.unsent();
        form = new Unsent.Form(linden.report("named", AN).file(), "act note");
    }

    private boolean kept(Requester who, Unsent.Form where) {
        return unsent.find(who, where).isPresent();
    }

    @Test
    void whatWasKeptIsThereAfterARestartForWhoWroteItAlone() {
        assertThat(unsent.keep(linden.handler, form, WORDS)).isTrue();

        assertThat(linden.restarted().unsent().find(linden.handler, form))
                .hasValueSatisfying(kept -> assertThat(kept.written()).isEqualTo(WORDS));
        assertThat(kept(linden.colleague, form)).isFalse();
        assertThat(kept(linden.handler, new Unsent.Form(form.file(), "act message")))
                .isFalse();
        unsent.clear(linden.colleague, form);
        assertThat(kept(linden.handler, form)).isTrue();
        unsent.clear(linden.handler, form);
        assertThat(kept(linden.handler, form)).isFalse();
    }

    @Test
    void whoMayNotKnowOfTheFileKeepsNothing() {
        assertThat(unsent.keep(linden.responsibleForRooms, form, WORDS)).isFalse();
        assertThat(unsent.keep(linden.visitor, form, WORDS)).isFalse();
        assertThat(unsent.keep(linden.handler, new Unsent.Form(UUID.randomUUID(), "act note"), WORDS))
                .isFalse();
        assertThat(unsent.keep(linden.handler, form, new byte[1_000_001])).isFalse();
    }

    @Test
    void whatIsErasedIsNotFoundAnyMore() {
        unsent.keep(linden.handler, form, WORDS);

        linden.eraseTexts(form.file());

        assertThat(kept(linden.handler, form)).isFalse();
    }

    @Test
    void afterAMonthItIsForgotten() {
        unsent.keep(linden.handler, form, WORDS);
        linden.pass(Duration.ofDays(Unsent.DAYS));
        linden.casework.timers().tidy();
        assertThat(kept(linden.handler, form)).isTrue();

        linden.pass(Duration.ofDays(2));
        linden.casework.timers().tidy();

        assertThat(kept(linden.handler, form)).isFalse();
    }

    @Test
    void whatWasBegunIsListedForWhoBeganItAlone() {
        Unsent.Form one = new Unsent.Form(null, "take-in complaints one");
        Unsent.Form two = new Unsent.Form(null, "take-in complaints two");
        unsent.keep(linden.handler, form, WORDS);
        unsent.keep(linden.handler, one, WORDS);
        linden.pass(Duration.ofDays(1));
        unsent.keep(linden.handler, two, "note=Another".getBytes(UTF_8));
        unsent.keepFiles(linden.handler, two, List.of(new Upload("photos", "a.png", "image/png", new byte[] {1})));

        assertThat(unsent.standing(linden.handler, "take-in"))
                .satisfiesExactly(
                        later -> {
                            assertThat(later.form()).isEqualTo(two);
                            assertThat(later.kept().written()).asString(UTF_8).isEqualTo("note=Another");
                        },
                        earlier -> assertThat(earlier.form()).isEqualTo(one));
        assertThat(unsent.begun(linden.handler, "take-in")).containsExactly(two, one);
        assertThat(unsent.begun(linden.handler, "take")).isEmpty();
        assertThat(unsent.begun(linden.colleague, "take-in")).isEmpty();
        assertThat(unsent.begun(linden.visitor, "take-in")).isEmpty();
        assertThat(unsent.standing(linden.handler, "take")).isEmpty();
        assertThat(unsent.standing(linden.colleague, "take-in")).isEmpty();
        assertThat(unsent.standing(linden.visitor, "take-in")).isEmpty();
        unsent.clear(linden.handler, one);
        assertThat(unsent.standing(linden.handler, "take-in"))
                .extracting(Unsent.Standing::form)
                .containsExactly(two);
    }

    @Test
    void filesAreKeptAsTheyWereChosen() {
        Upload photo = new Upload("photos", "é.png", "image/png", new byte[] {1, 2, 3});

        assertThat(unsent.files(linden.handler, form)).isEmpty();
        assertThat(unsent.keepFiles(linden.handler, form, List.of(photo, photo)))
                .isTrue();

        assertThat(unsent.files(linden.handler, form)).hasSize(2).allSatisfy(file -> {
            assertThat(file.name()).isEqualTo("é.png");
            assertThat(file.content()).containsExactly(1, 2, 3);
        });
    }
}
