package gehoor.platform.acceptance.ikbenerook;

import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** How a client usually begins here, and who works there. */
final class IkBenErOok {
    static final Tenant IB = Gehoor.tenant("ik-ben-er-ook");

    static final String STORY = "The hour never suits me.";
    static final String COMMITTEE = "klachtencommissie.example.org";

    /** Where the confidant, the organisation and the bodies get their mail. */
    static final String CONFIDANT = "confidant@ikbenerook.example.org";

    static final String ORGANISATION = "contact@ikbenerook.example.org";
    static final String SAFE_AT_HOME = "contact@veilig-thuis.example.org";
    static final String POLICE = "post@police.example.org";
    static final String DOCTOR = "post@family-doctor.example.org";

    /** Everybody who works there and is not the confidant. */
    static final List<String> OTHERS = List.of("ib-coach", "ib-coach2", "ib-organisation", "ib-admin", "nl-dpo");

    private IkBenErOok() {}

    /** A mail address of nobody else. */
    static String ownMail() {
        return "client." + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits()) + "@example.org";
    }

    /** Told to the coach in a talk. */
    static Report toldToCoach(String mail) {
        return IB.as("ib-coach")
                .reports("coach")
                .kind("dissatisfaction")
                .capacity("client")
                .channel("talk")
                .named("Sam Voorbeeld", mail)
                .with("subject", "practical")
                .with("feels-safe", true)
                .with("story", STORY);
    }

    static CaseFile coach(Report.Taken report) {
        return IB.as("ib-coach").file(report);
    }

    static Act talked(CaseFile file) {
        return file.does("record-talk")
                .with("talk-by", "whatsapp")
                .with("talk-on", "2026-03-02")
                .with("talk-about", "From now on at four.");
    }

    /** Told to the confidant by the form, by a client who tried it with the coach and gives a name. */
    static Report toldToConfidant(String mail) {
        return confiding(IB.visitor().reports("confidant").named("Sam Voorbeeld", mail));
    }

    /** The same without a name. */
    static Report anonymously() {
        return confiding(IB.visitor().reports("confidant").anonymous());
    }

    static Report confiding(Report report) {
        return report.capacity("client")
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", STORY);
    }

    static Person confidant() {
        return IB.as("ib-confidant");
    }

    static CaseFile confidant(Report.Taken report) {
        return confidant().file(report);
    }

    static Act consulted(CaseFile file) {
        return file.does("record-consultation")
                .with("consulted-on", "2026-03-02")
                .with("consulted-how", "mailbox")
                .with("consultation", "Only the story, said the client.")
                .with("action-agreed", true);
    }

    static Act committee(CaseFile file) {
        return file.does("refer-to-committee").with("summary", "What happened, what was tried, what I want.");
    }

    /** With the confidant it was not solved: now the generalist. */
    static CaseFile stepThree(Report.Taken report) {
        CaseFile file = confidant(report);
        file.does("not-solved-here").done();
        return file;
    }

    /** With the generalist, to whom the client went alone, it was not solved either: now the committee. */
    static CaseFile stepFour(Report.Taken report) {
        CaseFile file = stepThree(report);
        CaseFile client = IB.mailbox(report.receipt());
        client.does("go-alone").with("generalist-by", "talk").done();
        client.does("not-solved-by-generalist").done();
        return file;
    }

    static int letters(String to) {
        return Post.letters(to, "").size();
    }
}
