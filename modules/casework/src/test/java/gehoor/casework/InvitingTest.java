package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.EntryRow;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody outside is asked for one action by a link. */
class InvitingTest {
    private static final Contact BEA = Contact.of("Bea Neighbour", "bea@example.org");

    @TempDir
    Path scratch;

    private Linden linden;
    private UUID file;

    @BeforeEach
    void aFileWithANeighbour() {
        linden = new Linden(scratch);
        file = done(linden.casework
                        .reporting()
                        .report(
                                linden.visitor,
                                new ReportRequest(
                                        "neighbours",
                                        "complaint",
                                        "person",
                                        null,
                                        "named",
                                        "web",
                                        null,
                                        null,
                                        AN,
                                        Map.of("story", "Drums at night.", "service", "rooms"),
                                        List.of()),
                                null))
                .file();
        linden.casework
                .handling()
                .act(
                        linden.handler,
                        file,
                        new ActRequest("add-neighbour", null, Map.of("neighbour-name", "A"), BEA, List.of()),
                        null,
                        null);
        linden.casework.timers().deliver(100);
        linden.post.sent.clear();
    }

    private Answer<InvitationMade> invite(Requester who, String way, String mail) {
        return linden.casework
                .inviting()
                .invite(
                        who,
                        file,
                        new InviteRequest("tell-view", "neighbour-1", "neighbour-1", way, mail, "en"),
                        null,
                        null);
    }

    private static ByTicket by(String ticket) {
        return new ByTicket(TENANT, ticket, "en");
    }

    private Answer<InvitedView> open(String ticket) {
        return linden.casework.invitations().open(by(ticket));
    }

    private String byHand() {
        return Objects.requireNonNull(done(invite(linden.handler, "hand", "")).link());
    }

    private Answer<Performed> tell(String ticket, String views) {
        return linden.casework.invitations().act(by(ticket), ActRequest.of("ignored", Map.of("views", views)), null);
    }

    @Test
    void theTicketIsKeptNowhereAndTheAddressSealed() {
        done(invite(linden.handler, "mail", "els@example.org"));

        List<EntryRow> entries = linden.memory.entries(TENANT, file);
        assertThat(entries.get(entries.size() - 1).clear())
                .contains("invitation.made", "invitation-1", "tell-view")
                .doesNotContain("els@example.org");
        assertThat(linden.casework.timers().deliver(100).mailed()).isEqualTo(1);
        String text = linden.post.sent.get(0).text();
        assertThat(linden.post.sent.get(0).to()).isEqualTo("els@example.org");
        String ticket = text.replaceAll("(?s).*gevraagd#([A-Za-z0-9_-]{43}).*", "$1");
        assertThat(text).contains("Tell a view", "7 March 2026").doesNotContain("Drums");
        assertThat(linden.memory.notices(TENANT)).allMatch(sent -> sent.notice().enclosed() == null);
        assertThat(done(open(ticket)).offer().action()).isEqualTo("tell-view");
    }

    @Test
    void whatIsKnownOfAPartyIsUsedAndShownToNobody() {
        done(invite(linden.handler, "known", ""));
        linden.casework.timers().deliver(100);

        assertThat(linden.post.sent.get(0).to()).isEqualTo("bea@example.org");
        assertThat(linden.open(linden.handler, file).invitations())
                .singleElement()
                .satisfies(each -> assertThat(each.to()).isEmpty());
        assertThat(linden.memory.disclosures(TENANT))
                .anyMatch(each -> each.ground().equals("notice.house.invitation"));
    }

    @Test
    void whatWasWithdrawnBeforeItLeftDoesNotLeave() {
        InvitationMade made = done(invite(linden.handler, "mail", "els@example.org"));
        done(linden.casework.inviting().withdraw(linden.handler, file, made.invitation(), null));

        linden.casework.timers().deliver(100);

        assertThat(linden.post.sent).isEmpty();
        assertThat(linden.memory.notices(TENANT))
                .filteredOn(sent -> sent.notice().recipient() == Notice.Recipient.INVITED)
                .extracting(Outbox.Sent::state)
                .containsExactly(Notice.State.FAILED);
        assertThat(rules(linden.casework.inviting().withdraw(linden.handler, file, made.invitation(), null)))
                .containsExactly("tell-view");
    }

    @Test
    void itIsUsedOnceAndOpenedAsOftenAsOneLikesAndBothAreOnRecord() {
        String link = byHand();
        done(open(link));
        done(open(link));
        done(tell(link, "I do not drum."));

        assertThat(rules(open(link))).containsExactly("tell-view");
        assertThat(rules(tell(link, "I do."))).containsExactly("tell-view");
        List<String> did = done(linden.casework.handling().history(linden.handler, file)).stream()
                .map(HistoryLine::action)
                .toList();
        assertThat(did)
                .containsOnlyOnce("invitation.made", "invitation.opened", "tell-view")
                .endsWith("tell-view");
    }

    @Test
    void aRefusalUsesNothingUp() {
        String link = byHand();

        assertThat(tell(link, "")).isInstanceOf(Answer.Refused.class);
        assertThat(done(linden.casework.invitations().preview(by(link), ActRequest.of("", Map.of()))))
                .isNotEmpty();
        done(tell(link, "I do not drum."));
    }

    @Test
    void itEndsWithItsDayAndIsForgottenAWhileLater() {
        String link = byHand();
        linden.pass(Duration.ofDays(5));
        done(open(link));
        linden.pass(Duration.ofDays(1));
        assertThat(rules(open(link))).containsExactly("tell-view");
        linden.pass(Duration.ofDays(91));
        linden.casework.timers().tidy();
        assertThat(open(link)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void ofAFileThatWasErasedNothingIsTold() {
        String link = byHand();
        linden.eraseTexts(file);

        assertThat(open(link)).isInstanceOf(Answer.Missing.class);
        assertThat(tell(link, "I do not drum.")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void whoCannotDoItCannotAskForIt() {
        assertThat(rules(invite(linden.responsibleForRooms, "hand", ""))).containsExactly("tell-view");
        assertThat(invite(linden.dpo, "hand", "")).isInstanceOf(Answer.Missing.class);
        assertThat(done(linden.casework.inviting().possible(linden.responsibleForRooms, file)))
                .isEmpty();
        byHand();
        assertThat(linden.open(linden.responsibleForRooms, file).invitations()).isEmpty();
    }

    @Test
    void whoIsInvitedInARoleIsAssignedByThatForOnceAndIsNobodyOfTheStaff() {
        assertThat(linden.casework.handling().open(linden.secretary, file)).isInstanceOf(Answer.Missing.class);
        String link = Objects.requireNonNull(done(linden.casework
                        .inviting()
                        .invite(
                                linden.handler,
                                file,
                                new InviteRequest("advise", null, "secretary", "hand", "", "en"),
                                null,
                                null))
                .link());

        InvitedView invited = done(open(link));
        assertThat(invited.file().facts()).isEmpty();
        assertThat(invited.file().compartments()).containsExactly("existence");
        done(linden.casework
                .invitations()
                .act(by(link), ActRequest.of("advise", Map.of("words", "Talk with them.")), null));

        HistoryLine advised = done(linden.casework.handling().history(linden.handler, file)).stream()
                .filter(line -> line.action().equals("advise"))
                .findFirst()
                .orElseThrow();
        assertThat(advised.by()).isEqualTo("invited");
        assertThat(advised.person()).isEmpty();
        assertThat(linden.memory.file(TENANT, file).handlers()).doesNotContain("");
        assertThat(linden.casework.handling().open(linden.secretary, file)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void anAttachmentOrAnyOtherActionIsNotBehindTheLink() {
        String link = byHand();

        assertThat(linden.casework.invitations().attachment(by(link), UUID.randomUUID()))
                .isInstanceOf(Answer.Missing.class);
        Performed done = done(linden.casework
                .invitations()
                .act(by(link), ActRequest.of("settle", Map.of("views", "I do not drum.")), null));
        assertThat(done.action()).isEqualTo("tell-view");
    }
}
