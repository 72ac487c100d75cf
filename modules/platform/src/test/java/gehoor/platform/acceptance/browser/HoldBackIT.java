package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organisation says for how long what leaves can be held back, and its staff see by when it leaves. */
@Acceptance
@InBrowser
class HoldBackIT {
    private static final String CUTTER = "kotter";

    private final String mail = "kim." + UUID.randomUUID() + "@example.org";

    @BeforeAll
    static void joins() {
        PilotHouse.joins(CUTTER, "kt-", text -> text.replace("bodies:\n", "hold-back: 5 minutes\nbodies:\n"));
    }

    private Report.Taken report() {
        return Gehoor.tenant(CUTTER)
                .visitor()
                .reports("complaint")
                .saying("language", "en")
                .named("Kim Voorbeeld", mail)
                .with("story", "The lamp was out.")
                .taken();
    }

    @Test
    void what_leaves_waits_as_long_as_the_organisation_says() {
        Report.Taken report = report();
        AtWork keeper = AtWork.as(CUTTER, "kt-keeper").opens(report.file());

        keeper.begins("message").with("message", "We are on it.").sends();
        keeper.says("The messages can still be held back for 5 minutes.");
        keeper.done().says("Leaves at 09:05");

        Time.passes(Duration.ofMinutes(4));
        Post.noLetter(mail, "We are on it.");
        keeper.looksAgain().says("Hold back");
        Time.passes(Duration.ofMinutes(2));
        assertThat(Post.letter(mail, "We are on it.").text()).contains("We are on it.");
        keeper.looksAgain().saysNot("Hold back");
    }
}
