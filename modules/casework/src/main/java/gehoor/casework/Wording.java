package gehoor.casework;

import gehoor.engine.Refusal;
import gehoor.policy.Bundle;
import gehoor.policy.Words;
import gehoor.policy.calendar.Sentences;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The refusals of the use cases themselves, in the three languages. Those of a procedure come from the engine. */
final class Wording {
    /** The holder of the complainant's receipt, and the complainant's name in the vault. */
    static final String COMPLAINANT = "complainant";

    private static final Bundle BUNDLE = Bundle.beside(Wording.class, "wording");

    private Wording() {}

    static Refusal contactRefused() {
        return field("contact", "contact", "contactRefused");
    }

    static Refusal contactEmpty() {
        return field("contact", "contact", "contactEmpty");
    }

    static Refusal contactUnreadable(String part) {
        return field("contact", part, "contactUnreadable");
    }

    static Refusal mailUnreadable() {
        return field("contact", "contact.mail", "mailUnreadable");
    }

    static Refusal languageNotSpoken(String part) {
        return field("contact", part, "code");
    }

    static Refusal languageOfReport(String part) {
        return field("contact", part, "languageOfReport");
    }

    static Refusal uploadLarge(String field) {
        return field("attachments", field, "uploadLarge");
    }

    static Refusal uploadKind(String field) {
        return field("attachments", field, "uploadKind");
    }

    static Refusal uploadBroken(String field) {
        return field("attachments", field, "uploadBroken");
    }

    static Refusal uploadLocked(String field) {
        return field("attachments", field, "uploadLocked");
    }

    static Refusal uploadVast(String field) {
        return field("attachments", field, "uploadVast");
    }

    static Refusal uploadTelling(String field) {
        return field("attachments", field, "uploadTelling");
    }

    static Refusal uploadCount(String field) {
        return field("attachments", field, "uploadCount");
    }

    static Refusal uploadText(String field) {
        return field("attachments", field, "uploadText");
    }

    static Refusal uploadField(String field) {
        return field("attachments", field, "uploadField");
    }

    static Refusal letterUnknown(int place) {
        return field("letter", letter(place), "letterUnknown");
    }

    static Refusal letterEmpty(int place) {
        return field("letter", letter(place), "letterEmpty");
    }

    static Refusal letterLong(int place, int most) {
        return field("letter", letter(place), "letterLong", most);
    }

    /** @param line that must be in it */
    static Refusal letterStays(int place, String line) {
        return field("letter-stays", letter(place), "letterStays", line);
    }

    /** Under which name words for a letter are sent. */
    static String letter(int place) {
        return "letters." + place;
    }

    static Refusal letterGone() {
        return new Refusal(Refusal.Reason.NOT_NOW, "letter-gone", "", null, words("letterGone"), List.of());
    }

    static Refusal letterNotHeld() {
        return new Refusal(Refusal.Reason.NOT_NOW, "letter-not-held", "", null, words("letterNotHeld"), List.of());
    }

    static Refusal letterNotYours() {
        return new Refusal(Refusal.Reason.NOT_YOURS, "letter-not-yours", "", null, words("letterNotYours"), List.of());
    }

    static Refusal letterNeeded() {
        return new Refusal(Refusal.Reason.NOT_NOW, "letter-needed", "", null, words("letterNeeded"), List.of());
    }

    static Refusal mailNone(String field) {
        return field("mail", field, "mailNone");
    }

    static Refusal mailLarge(String field) {
        return field("mail", field, "mailLarge");
    }

    static Refusal mailBroken(String field) {
        return field("mail", field, "mailBroken");
    }

    static Refusal findNothing(String field) {
        return field("search", field, "findNothing");
    }

    static Refusal findLong(String field, int characters, int words) {
        return new Refusal(Refusal.Reason.FIELD, "search", "", field, words("findLong", characters, words), List.of());
    }

    static Refusal date(String field) {
        return field("correct", field, "date");
    }

    static Refusal code(String field) {
        return field("correct", field, "code");
    }

    static Refusal receiptTyped(int characters, int wanted) {
        return field("receipt", "receipt", "receiptTyped", wanted, characters);
    }

    static Refusal receiptCharacter(int position) {
        return field("receipt", "receipt", "receiptCharacter", position);
    }

    static Refusal receiptCheck() {
        return field("receipt", "receipt", "receiptCheck");
    }

    static Refusal receiptExchange() {
        return new Refusal(
                Refusal.Reason.NOT_NOW, "receipt-exchange", "", "receipt", words("receiptExchange"), List.of());
    }

    static Refusal goingOverNotYours() {
        return new Refusal(Refusal.Reason.NOT_YOURS, "files-moved-by", "", null, words("goingOverNotYours"), List.of());
    }

    static Refusal goingOverNowhere() {
        return new Refusal(Refusal.Reason.NOT_NOW, "version", "", null, words("goingOverNowhere"), List.of());
    }

    static Refusal goingOverLetter(String letter) {
        return new Refusal(Refusal.Reason.RULE, letter, "", null, words("goingOverLetter", letter), List.of());
    }

    static Refusal goingOverWhy() {
        return field("version", "reason", "goingOverWhy");
    }

    static Refusal goingOverLong(int characters) {
        return field("version", "reason", "goingOverLong", characters);
    }

    static Refusal invitationMail() {
        return field("invitation", "mail", "mailUnreadable");
    }

    static Refusal invitationByHand() {
        return field("invitation", "mail", "invitationByHand");
    }

    static Refusal invitationNotKnown() {
        return field("invitation", "way", "invitationNotKnown");
    }

    static Refusal invitationWay() {
        return field("invitation", "way", "invitationWay");
    }

    static Refusal invitationLanguage() {
        return field("invitation", "language", "code");
    }

    /** What was asked cannot be done any more, or not yet. */
    static Refusal invitationIdle() {
        return new Refusal(Refusal.Reason.NOT_NOW, "invitation", "", null, words("invitationIdle"), List.of());
    }

    static Refusal notAStaffMatter() {
        return new Refusal(Refusal.Reason.NOT_YOURS, "staff", "", null, words("notAStaffMatter"), List.of());
    }

    static Refusal viewName(int characters) {
        return field("view", "name", "viewName", characters);
    }

    static Refusal viewsMany(int most) {
        return field("view", "name", "viewsMany", most);
    }

    static Refusal standInOwnPlace() {
        return new Refusal(Refusal.Reason.NOT_NOW, "stand-in", "", null, words("standInOwnPlace"), List.of());
    }

    static Refusal standInGone() {
        return new Refusal(Refusal.Reason.NOT_NOW, "stand-in", "", null, words("standInGone"), List.of());
    }

    static Refusal takingAlongNotAsked() {
        return new Refusal(Refusal.Reason.NOT_NOW, "taking-along", "", null, words("takingAlongNotAsked"), List.of());
    }

    static Refusal takingAlongAlready() {
        return new Refusal(Refusal.Reason.NOT_NOW, "taking-along", "", null, words("takingAlongAlready"), List.of());
    }

    static Refusal takingAlongSafe() {
        return field("taking-along", "keptSafe", "takingAlongSafe");
    }

    /** @param job its id */
    static Refusal jobRunning(String job) {
        return new Refusal(Refusal.Reason.NOT_NOW, "job", "", null, words("jobRunning", job), List.of());
    }

    static Refusal jobGone() {
        return new Refusal(Refusal.Reason.UNKNOWN, "job", "", null, words("jobGone"), List.of());
    }

    static Refusal standInFor() {
        return field("stand-in", "person", "standInFor");
    }

    static Refusal standInRole() {
        return field("stand-in", "roles", "standInRole");
    }

    static Refusal standInDeputy() {
        return field("stand-in", "deputy", "standInDeputy");
    }

    static Refusal standInNotIn(String deputy, String role) {
        return field("stand-in", "deputy", "standInNotIn", deputy, role);
    }

    static Refusal standInFrom() {
        return field("stand-in", "from", "standInFrom");
    }

    static Refusal standInUntil() {
        return field("stand-in", "until", "standInUntil");
    }

    static Refusal standInLong(int days) {
        return field("stand-in", "until", "standInLong", days);
    }

    static Refusal standInsMany(int most) {
        return field("stand-in", "deputy", "standInsMany", most);
    }

    static Refusal identityNotSeen() {
        return new Refusal(Refusal.Reason.NOT_YOURS, "identity", "", null, words("identityNotSeen"), List.of());
    }

    static Refusal suspended(Words house, LocalDate since) {
        Map<String, String> day = new LinkedHashMap<>();
        Bundle.LANGUAGES.forEach(
                language -> day.put(language, Sentences.in(language).date(since)));
        return new Refusal(
                Refusal.Reason.SUSPENDED, "suspended", "", null, words("suspended", house, new Words(day)), List.of());
    }

    /** A sentence of the use cases in the three languages, from {@code wording_<language>.properties}. */
    static Words words(String key, Object... with) {
        return BUNDLE.words(key, with);
    }

    private static Refusal field(String rule, String field, String key, Object... with) {
        return new Refusal(Refusal.Reason.FIELD, rule, "", field, words(key, with), List.of());
    }
}
