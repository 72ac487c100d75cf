package gehoor.casework;

import java.util.List;
import java.util.Map;

/**
 * What somebody is called and how to reach them; goes to the vault. Unknown is the empty text.
 *
 * @param postal the lines of an address
 * @param preferredWay mail, phone, post or mailbox; empty: mail where there is one
 * @param language in which a party is written to; empty: the organisation's own. Of who complains the report says it
 * @param extra what else, by name
 */
public record Contact(
        String name,
        String mail,
        String phone,
        List<String> postal,
        String preferredWay,
        String language,
        Map<String, String> extra) {
    public Contact {
        postal = List.copyOf(postal);
        extra = Map.copyOf(extra);
    }

    public static Contact of(String name, String mail) {
        return new Contact(name, mail, "", List.of(), "", "", Map.of());
    }

    /** Tells nothing of the person. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
