package gehoor.platform.fire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each look finds what was planted for it, and nothing where all is as it should be. */
class KeptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID FILE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID NOTICE = new UUID(2, 1);
    private static final List<String> EVENTS = List.of("reminded treatment-1");
    private static final List<String> TOLD = List.of("ROLE due-soon");

    private final List<Kept.KeptFile> files =
            new ArrayList<>(List.of(file(FILE, "A-1", 2, "h2"), file(OTHER, "A-2", 1, "g1")));
    private final List<Kept.KeptEntry> entries = new ArrayList<>(
            List.of(entry(FILE, 1, "h0", "h1"), reminder(FILE, 2, "h1", "h2"), entry(OTHER, 1, "g0", "g1")));
    private final List<Kept.KeptNotice> notices =
            new ArrayList<>(List.of(new Kept.KeptNotice(NOTICE, FILE, 2, "ROLE", "due-soon", "MAILED")));
    private final List<Kept.KeptRequest> requests =
            new ArrayList<>(List.of(new Kept.KeptRequest(FILE, 1), new Kept.KeptRequest(OTHER, 1)));
    private final List<Journal.Acknowledged> journal = new ArrayList<>(
            List.of(new Journal.Acknowledged("k1", FILE.toString(), 1), new Journal.Acknowledged("k2", "A-2", 1)));
    private final List<Post.Mail> mails = new ArrayList<>(List.of(mail(NOTICE)));

    private Kept kept() {
        return new Kept(List.copyOf(files), List.copyOf(entries), List.copyOf(notices), List.copyOf(requests));
    }

    private static Kept.KeptFile file(UUID id, String number, long version, String chain) {
        return new Kept.KeptFile(id, number, version, chain, null, 1, 2, 2, true);
    }

    private static Kept.KeptEntry entry(UUID file, int seq, String previous, String hash) {
        return new Kept.KeptEntry(file, seq, Instant.EPOCH, "report", List.of(), previous, hash);
    }

    private static Kept.KeptEntry reminder(UUID file, int seq, String previous, String hash) {
        JsonNode change = JSON.createObjectNode().put("is", "reminded").put("run", "treatment-1");
        return new Kept.KeptEntry(file, seq, Instant.EPOCH, "clock", List.of(change), previous, hash);
    }

    private static Post.Mail mail(UUID notice) {
        return new Post.Mail("<" + notice + "@example.org>", "an@example.org");
    }

    @Test
    void where_all_is_as_it_should_be_nothing_is_found() {
        assertThat(kept().half()).isEmpty();
        assertThat(kept().lost(journal)).isEmpty();
        assertThat(kept().missedOrDoubled(Set.of(FILE), EVENTS, TOLD)).isEmpty();
        assertThat(kept().mailed(mails)).isEqualTo(new Kept.Mailed(List.of(), java.util.Map.of()));
    }

    @Test
    void an_acknowledged_complaint_that_is_gone_is_found() {
        files.remove(1);
        entries.remove(2);
        requests.remove(1);

        assertThat(kept().lost(journal)).singleElement().asString().startsWith("lost:");
    }

    @Test
    void an_action_that_was_done_twice_is_found() {
        entries.add(entry(OTHER, 2, "g1", "g2"));

        assertThat(kept().lost(journal)).hasSize(2).first().asString().startsWith("nobody's");
    }

    @Test
    void one_entry_for_two_acknowledgements_is_found() {
        journal.add(new Journal.Acknowledged("k3", "A-2", 1));

        assertThat(kept().lost(journal)).singleElement().asString().startsWith("two acknowledgements");
    }

    @Test
    void what_is_half_written_is_found() {
        files.set(1, file(OTHER, "A-2", 2, "g2"));
        assertThat(kept().half()).singleElement().asString().contains("its head");

        files.set(1, new Kept.KeptFile(OTHER, "A-2", 1, "g1", null, 0, 2, 2, true));
        assertThat(kept().half()).singleElement().asString().contains("a part of it");

        files.set(1, new Kept.KeptFile(OTHER, null, 1, "g1", null, 1, 2, 2, true));
        assertThat(kept().half()).singleElement().asString().contains("no number");

        files.set(1, file(OTHER, "A-3", 1, "g1"));
        assertThat(kept().half()).singleElement().asString().contains("3 stands where 2 should");

        files.set(1, file(OTHER, "A-2", 1, "g1"));
        entries.set(1, reminder(FILE, 2, "elsewhere", "h2"));
        assertThat(kept().half()).singleElement().asString().contains("does not follow");
    }

    @Test
    void a_clock_that_was_missed_or_fired_twice_is_found() {
        assertThat(kept().missedOrDoubled(Set.of(FILE, OTHER), EVENTS, TOLD))
                .as("nothing happened in the other")
                .hasSize(2);

        entries.add(reminder(FILE, 3, "h2", "h3"));
        notices.add(new Kept.KeptNotice(new UUID(2, 2), FILE, 3, "ROLE", "due-soon", "MAILED"));
        assertThat(kept().missedOrDoubled(Set.of(FILE), EVENTS, TOLD))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(FILE.toString()));
    }

    @Test
    void a_mail_that_was_lost_or_belongs_to_nothing_is_found_and_one_that_came_twice_is_counted() {
        assertThat(kept().mailed(List.of()).wrong()).singleElement().asString().startsWith("said to have left");

        mails.add(mail(new UUID(2, 9)));
        assertThat(kept().mailed(mails).wrong()).singleElement().asString().startsWith("a mail of no notice");

        assertThat(kept().mailed(List.of(mail(NOTICE), mail(NOTICE))))
                .isEqualTo(new Kept.Mailed(List.of(), java.util.Map.of(NOTICE.toString(), 2L)));

        notices.set(0, new Kept.KeptNotice(NOTICE, FILE, 2, "ROLE", "due-soon", "WAITING"));
        assertThat(kept().mailed(List.of()).wrong()).singleElement().asString().startsWith("not settled");
    }
}
