package gehoor.casework;

import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.policy.Compartment;
import gehoor.policy.Field;
import gehoor.policy.PartyKind;
import gehoor.policy.Procedure;
import gehoor.vault.Disclosure;
import gehoor.vault.FileKey;
import gehoor.vault.Identity;
import gehoor.vault.IdentityVault;
import gehoor.vault.Party;
import gehoor.vault.Purpose;
import gehoor.vault.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people in a file are called and how to reach them: read carefully, kept in the vault, told only with a record. */
final class Contacts {
    private static final int LONGEST = 200;
    private static final int MOST_LINES = 8;
    private static final String LANGUAGE = "contact.language";
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Duration ONE_TELLING = Duration.ofMinutes(1);

    private final IdentityVault vault;
    private final Sealer sealer;

    Contacts(IdentityVault vault, Sealer sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    /** In which compartment the contact data of somebody in a file lie: a party's where its own field for them says. */
    static String compartment(Procedure procedure, FileState state, String holder) {
        FileState.Party party = state.parties().get(holder);
        PartyKind kind = party == null ? null : procedure.parties().get(party.kind());
        return kind == null
                ? Compartment.IDENTITY
                : kind.fields().stream()
                        .map(procedure.fields()::get)
                        .filter(field -> field != null && field.type() == Field.Type.CONTACT)
                        .map(Field::compartment)
                        .findFirst()
                        .orElse(Compartment.IDENTITY);
    }

    /** @param languages those of the organisation */
    static List<Refusal> problems(@Nullable Contact contact, List<String> languages) {
        List<Refusal> problems = new ArrayList<>();
        if (contact == null) {
            return problems;
        }
        boolean reachable = !contact.mail().isBlank()
                || !contact.phone().isBlank()
                || !String.join("", contact.postal()).isBlank();
        if (contact.name().isBlank() || !(reachable || contact.preferredWay().equals("mailbox"))) {
            problems.add(Wording.contactEmpty());
        }
        unreadable("contact.name", contact.name(), problems);
        unreadable("contact.phone", contact.phone(), problems);
        unreadable("contact.preferredWay", contact.preferredWay(), problems);
        contact.postal().forEach(line -> unreadable("contact.postal", line, problems));
        if (contact.postal().size() > MOST_LINES || contact.extra().size() > MOST_LINES) {
            problems.add(Wording.contactUnreadable("contact.postal"));
        }
        for (Map.Entry<String, String> extra : contact.extra().entrySet()) {
            unreadable("contact.extra", extra.getKey(), problems);
            unreadable("contact.extra", extra.getValue(), problems);
        }
        String mail = contact.mail().strip();
        if (!mail.isEmpty() && !mail(mail)) {
            problems.add(Wording.mailUnreadable());
        }
        if (!contact.language().isEmpty() && !languages.contains(contact.language())) {
            problems.add(Wording.languageNotSpoken(LANGUAGE));
        }
        return problems;
    }

    /** Two places for one language could differ. */
    static List<Refusal> complainants(@Nullable Contact contact) {
        return contact == null || contact.language().isEmpty()
                ? List.of()
                : List.of(Wording.languageOfReport(LANGUAGE));
    }

    /** Whether it can be a mail address. */
    static boolean mail(String mail) {
        return mail.length() <= LONGEST && MAIL.matcher(mail).matches();
    }

    private static void unreadable(String part, String text, List<Refusal> problems) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl) || !wellFormed(text)) {
            problems.add(Wording.contactUnreadable(part));
        }
    }

    private static boolean wellFormed(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * Locks it away; where something is kept already, that stays behind it: letters went out under the old name.
     *
     * @param language in which this person is written to; empty where nobody said
     */
    void keep(String tenant, UUID file, String holder, Contact contact, String language) {
        Identity identity = new Identity(
                contact.name().strip(),
                contact.mail().strip(),
                contact.phone().strip(),
                contact.postal(),
                contact.preferredWay(),
                language,
                contact.extra());
        Party party = party(tenant, file, holder);
        IdentityVault.Keeping keeping = vault.put(party, identity);
        if (keeping == IdentityVault.Keeping.ALREADY_KEPT) {
            keeping = vault.replace(party, identity, IdentityVault.Former.KEEP);
        }
        if (keeping != IdentityVault.Keeping.KEPT) {
            throw new IllegalStateException("contact data could not be kept: " + keeping);
        }
    }

    /** Tells it, once that is written down. Empty where nothing is kept, or it was erased. */
    Optional<ContactView> tell(
            String tenant,
            UUID file,
            String holder,
            String to,
            String role,
            String ground,
            String purpose,
            Instant now) {
        IdentityVault.Answer answer = vault.open(
                party(tenant, file, holder), new Disclosure(to, role, ground, purpose, now.plus(ONE_TELLING)), now);
        if (answer instanceof IdentityVault.Told told) {
            return Optional.of(new ContactView(
                    holder,
                    contact(holder, told.identity()),
                    told.formerly().stream()
                            .map(formerly -> contact(holder, formerly))
                            .toList()));
        }
        return Optional.empty();
    }

    /** Nobody in this file has a name any more. */
    void erase(String tenant, UUID file) {
        vault.forget(party(tenant, file, Wording.COMPLAINANT));
        sealer.erase(new FileKey(tenant, file.toString(), Purpose.IDENTITY));
    }

    private static Contact contact(String holder, Identity identity) {
        return new Contact(
                identity.name(),
                identity.mail(),
                identity.phone(),
                identity.postal(),
                identity.preferredWay(),
                holder.equals(Wording.COMPLAINANT) ? "" : identity.language(),
                identity.extra());
    }

    private static Party party(String tenant, UUID file, String holder) {
        return new Party(new FileKey(tenant, file.toString(), Purpose.IDENTITY), holder);
    }
}
