package gehoor.casework;

import gehoor.engine.Refusal;
import gehoor.policy.Words;
import java.util.List;
import java.util.Map;

/** The refusals of the use cases themselves, in the three languages. Those of a procedure come from the engine. */
final class Wording {
    /** The holder of the complainant's receipt, and the complainant's name in the vault. */
    static final String COMPLAINANT = "complainant";

    private Wording() {}

    static Refusal contactRefused() {
        return field(
                "contact",
                "contact",
                "Hier worden geen naam of adres gevraagd of bewaard.",
                "Ni nom ni adresse ne sont demandés ou conservés ici.",
                "No name or address is asked or kept here.");
    }

    static Refusal contactEmpty() {
        return field(
                "contact",
                "contact",
                "Geef een naam en minstens één manier om u te bereiken.",
                "Donnez un nom et au moins un moyen de vous joindre.",
                "Give a name and at least one way to reach you.");
    }

    static Refusal contactUnreadable(String part) {
        return field(
                "contact",
                part,
                "Dit is te lang, of er staan tekens in die niet kunnen.",
                "Ce texte est trop long ou contient des caractères impossibles.",
                "This is too long, or holds characters that cannot be.");
    }

    static Refusal mailUnreadable() {
        return field(
                "contact",
                "contact.mail",
                "Dit is geen e-mailadres: verwacht wordt iets als naam@voorbeeld.org.",
                "Ceci n'est pas une adresse e-mail : on attend quelque chose comme nom@exemple.org.",
                "This is not a mail address: something like name@example.org is expected.");
    }

    static Refusal uploadLarge(String field) {
        return field(
                "attachments",
                field,
                "Een bijlage mag ten hoogste 25 MB groot zijn, alle samen 50 MB.",
                "Une annexe peut compter 25 Mo au plus, toutes ensemble 50 Mo.",
                "An attachment may be 25 MB at most, all together 50 MB.");
    }

    static Refusal uploadCount(String field) {
        return field(
                "attachments",
                field,
                "Dit is een ander aantal bijlagen dan gevraagd wordt.",
                "Ce n'est pas le nombre d'annexes demandé.",
                "This is another number of attachments than is asked.");
    }

    static Refusal uploadField(String field) {
        return field(
                "attachments",
                field,
                "Hier worden geen bijlagen gevraagd.",
                "Aucune annexe n'est demandée ici.",
                "No attachments are asked here.");
    }

    static Refusal date(String field) {
        return field(
                "correct",
                field,
                "Dit is geen datum: verwacht wordt jjjj-mm-dd.",
                "Ceci n'est pas une date : on attend aaaa-mm-jj.",
                "This is not a date: yyyy-mm-dd is expected.");
    }

    static Refusal code(String field) {
        return field(
                "correct",
                field,
                "Kies een van de mogelijkheden.",
                "Choisissez une des possibilités.",
                "Choose one of the possibilities.");
    }

    static Refusal receiptTyped(int characters, int wanted) {
        return field(
                "receipt",
                "receipt",
                "Een code heeft " + wanted + " tekens; dit zijn er " + characters + ".",
                "Un code compte " + wanted + " caractères ; en voici " + characters + ".",
                "A code has " + wanted + " characters; these are " + characters + ".");
    }

    static Refusal receiptCharacter(int position) {
        return field(
                "receipt",
                "receipt",
                "Teken " + position + " komt in geen enkele code voor.",
                "Le caractère " + position + " n'existe dans aucun code.",
                "Character " + position + " is in no code.");
    }

    static Refusal receiptCheck() {
        return field(
                "receipt",
                "receipt",
                "Er zit een tikfout in de code.",
                "Il y a une faute de frappe dans le code.",
                "There is a typing mistake in the code.");
    }

    static Refusal receiptExchange() {
        return new Refusal(
                Refusal.Reason.NOT_NOW,
                "receipt-exchange",
                "",
                "receipt",
                words(
                        "Deze code werd door iemand anders doorgegeven. Open eerst de brievenbus: u krijgt dan een nieuwe code die alleen u kent.",
                        "Ce code vous a été communiqué par quelqu'un d'autre. Ouvrez d'abord la boîte : vous recevrez un nouveau code que vous seul connaissez.",
                        "This code was passed on by somebody else. Open the mailbox first: you then get a new code that only you know."),
                List.of());
    }

    static Refusal notAStaffMatter() {
        return new Refusal(
                Refusal.Reason.NOT_YOURS,
                "staff",
                "",
                null,
                words(
                        "Dit is voor medewerkers van de organisatie.",
                        "Ceci est réservé aux collaborateurs de l'organisation.",
                        "This is for staff of the organisation."),
                List.of());
    }

    static Refusal identityNotSeen() {
        return new Refusal(
                Refusal.Reason.NOT_YOURS,
                "identity",
                "",
                null,
                words(
                        "U mag in dit dossier niet zien wie de klager is. Een onthulling volgens de procedure kan dat veranderen.",
                        "Vous ne pouvez pas voir dans ce dossier qui est le plaignant. Une divulgation selon la procédure peut y changer quelque chose.",
                        "In this file you may not see who complains. A disclosure by the procedure can change that."),
                List.of());
    }

    static Words words(String nl, String fr, String en) {
        return new Words(Map.of("nl", nl, "fr", fr, "en", en));
    }

    private static Refusal field(String rule, String field, String nl, String fr, String en) {
        return new Refusal(Refusal.Reason.FIELD, rule, "", field, words(nl, fr, en), List.of());
    }
}
