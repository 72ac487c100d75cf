package gehoor.casework;

import gehoor.casework.port.SavedMail;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mails that staff drop in, read for the form that they fill in. What is attached to one is looked at as anything that is attached,
 * and what would not be taken is left out, with why. The mail itself is not kept: its head tells of more people and machines
 * than a file needs.
 */
public final class Mails {
    private final Office office;
    private final SavedMail reading;

    Mails(Office office, SavedMail reading) {
        this.office = office;
        this.reading = reading;
    }

    /** @param field in which it came, for the refusal of what is no mail */
    public Answer<ReadMail> read(Requester requester, String field, byte[] mail) {
        Optional<Tenant> tenant = office.library().tenant(requester.tenant());
        if (!requester.staff() || tenant.isEmpty()) {
            return new Answer.Missing<>();
        }
        SavedMail.Reading read = reading.read(mail);
        if (read instanceof SavedMail.Unreadable unreadable) {
            return new Answer.Refused<>(List.of(refusal(field, unreadable.why())));
        }
        return Answer.done(told(requester, tenant.get(), (SavedMail.Read) read));
    }

    private static Refusal refusal(String field, SavedMail.Why why) {
        return switch (why) {
            case NO_MAIL -> Wording.mailNone(field);
            case LARGE -> Wording.mailLarge(field);
            case BROKEN -> Wording.mailBroken(field);
        };
    }

    private ReadMail told(Requester requester, Tenant tenant, SavedMail.Read mail) {
        String language = office.language(requester.tenant(), requester.language());
        List<String> leftOut = new ArrayList<>();
        mail.leftOut().forEach(each -> leftOut.add(sentence(each, language)));
        List<Upload> taken = new ArrayList<>();
        for (Inspected each : Inspected.all(office.inspection(), mail.attachments())) {
            Optional<Refusal> refusal = each.refusal(true);
            if (refusal.isPresent()) {
                leftOut.add(Wording.words("mail.not-taken", each.upload().name())
                                .in(language) + " " + refusal.get().words().in(language));
            } else {
                taken.add(each.kept(true, taken.size() + 1));
            }
        }
        String text = mail.subject().isEmpty() || mail.text().isEmpty()
                ? mail.subject() + mail.text()
                : mail.subject() + "\n\n" + mail.text();
        return new ReadMail(mail.name(), mail.address(), day(tenant, mail.came()), text, taken, leftOut);
    }

    private @Nullable LocalDate day(Tenant tenant, @Nullable Instant came) {
        if (came == null || came.isAfter(office.now())) {
            return null;
        }
        LocalDate day = came.atZone(tenant.zone()).toLocalDate();
        return day.getYear() < 2000 ? null : day;
    }

    private static String sentence(SavedMail.LeftOut part, String language) {
        String name = part.name().isEmpty() ? "…" : part.name();
        return switch (part.what()) {
            case LOOKS -> Wording.words("mail.looks").in(language);
            case FROM_ELSEWHERE -> Wording.words("mail.from-elsewhere").in(language);
            case CHARACTERS -> Wording.words("mail.characters").in(language);
            case REST_OF_TEXT -> Wording.words("mail.rest").in(language);
            case ENCRYPTED -> Wording.words("mail.encrypted").in(language);
            case SIGNATURE -> Wording.words("mail.signature").in(language);
            case PART -> Wording.words("mail.part", name).in(language);
        };
    }
}
