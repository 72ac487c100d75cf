package gehoor.api;

import gehoor.casework.ActRequest;
import gehoor.casework.Contact;
import gehoor.casework.FindRequest;
import gehoor.casework.InviteRequest;
import gehoor.casework.ReportRequest;
import gehoor.casework.StandInRequest;
import gehoor.casework.Upload;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients send. A member that is not marked as nullable must be there. */
final class Bodies {
    private Bodies() {}

    /**
     * A report. Which kinds, reporters, capacities, identities, channels and fields there are, the procedure's form
     * tells.
     *
     * @param received the day it reached the organisation, where the channel asks it
     * @param language of the complainant
     */
    record Report(
            String procedure,
            String kind,
            String reporter,
            @Nullable String capacity,
            @Nullable String identity,
            String channel,
            @Nullable String received,
            @Nullable String language,
            @Nullable ContactDetails contact,
            @ReadByTheEngine @Nullable Map<String, Object> given) {

        ReportRequest request(Parameters in, List<Upload> uploads) {
            LocalDate day = received == null ? null : in.day("received", received);
            return new ReportRequest(
                    procedure,
                    kind,
                    reporter,
                    capacity,
                    identity,
                    channel,
                    day,
                    language,
                    contact == null ? null : contact.contact(),
                    answers(given),
                    uploads);
        }
    }

    /** What is looked for; all that is given must be found in the same file. It comes in a body: no name may stand in an address. */
    record Search(
            @Nullable String text,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String after,
            @Nullable Integer size) {

        FindRequest request(Parameters in) {
            return new FindRequest(
                    said(text), said(name), said(mail), said(phone), in.place(after), size == null ? 20 : size);
        }

        private static @Nullable String said(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    /**
     * @param on instrument or party, as the offer says
     * @param letters in other words than the organisation's, for those that say they are changeable
     * @param waits whether what leaves by it can be held back for a while; as it is not said, it leaves at once
     */
    record Act(
            @Nullable String on,
            @ReadByTheEngine @Nullable Map<String, Object> given,
            @Nullable ContactDetails contact,
            @Nullable List<LetterWords> letters,
            @Nullable Boolean waits) {

        ActRequest request(String action, List<Upload> uploads) {
            Map<Integer, String> words = new LinkedHashMap<>();
            if (letters != null) {
                letters.forEach(letter -> words.put(letter.place(), letter.text()));
            }
            return new ActRequest(
                    action,
                    on,
                    answers(given),
                    contact == null ? null : contact.contact(),
                    uploads,
                    words,
                    Boolean.TRUE.equals(waits));
        }
    }

    /** @param place as what would leave has it */
    record LetterWords(Integer place, @Whole String text) {}

    /**
     * What becomes of a letter that did not leave yet.
     *
     * @param what hold, send or drop
     * @param text in which words it is sent; as it stands where it is left out
     */
    record LetterDecision(String what, @Whole @Nullable String text) {}

    /**
     * Somebody outside is to be asked for one action.
     *
     * @param on instrument or party, as what can be asked says
     * @param as role or party
     * @param way mail, known or hand
     * @param mail with the way mail
     * @param language in which they are written to
     */
    record Invite(
            String action,
            @Nullable String on,
            String as,
            String way,
            @Nullable String mail,
            @Nullable String language) {

        InviteRequest request(String otherwise) {
            return new InviteRequest(
                    action, on, as, way, mail == null ? "" : mail, language == null ? otherwise : language);
        }
    }

    record Withdrawal(String invitation) {}

    /** @param reason why the file goes over to another version of its procedure */
    record GoOver(String reason) {}

    /**
     * Somebody is to stand in for somebody.
     *
     * @param person who is or may be away; who asks where it is left out
     * @param roles that are passed on; all where it is left out
     * @param from the first day; left out with {@code until}: named beforehand, for who stands in to begin
     */
    record StandIn(
            @Nullable String person,
            String deputy,
            @Nullable List<String> roles,
            @Nullable String from,
            @Nullable String until) {

        StandInRequest request(Parameters in) {
            return new StandInRequest(
                    person,
                    deputy,
                    roles == null ? Set.of() : new LinkedHashSet<>(roles),
                    in.dayOrNone("from", from),
                    in.dayOrNone("until", until));
        }
    }

    /** @param until the last day */
    record StandInBegun(String standIn, String until) {}

    record StandInEnded(String standIn) {}

    /** @param mail that was given with the report */
    record LostCode(String number, String mail) {}

    /** @param ticket what stands behind the # of the link; it comes in a body, since addresses are written down everywhere */
    record Ticket(String ticket) {}

    record TicketAttachment(String ticket, String attachment) {}

    record Comply(
            String ticket,
            @ReadByTheEngine @Nullable Map<String, Object> given,
            @Nullable ContactDetails contact) {

        ActRequest request(List<Upload> uploads) {
            return new ActRequest("", null, answers(given), contact == null ? null : contact.contact(), uploads);
        }
    }

    /**
     * What somebody is called and how to reach them.
     *
     * @param language in which a party is written to; of who complains the report says it
     */
    record ContactDetails(
            @Nullable String name,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable List<String> postal,
            @Nullable String preferredWay,
            @Nullable String language,
            @Nullable Map<String, String> extra) {

        Contact contact() {
            return new Contact(
                    or(name),
                    or(mail),
                    or(phone),
                    postal == null ? List.of() : postal,
                    or(preferredWay),
                    or(language),
                    extra == null ? Map.of() : extra);
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** What is null was not answered. */
    private static Map<String, Object> answers(@Nullable Map<String, Object> given) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((field, value) -> {
                if (value != null) {
                    answers.put(field, value);
                }
            });
        }
        return answers;
    }
}
