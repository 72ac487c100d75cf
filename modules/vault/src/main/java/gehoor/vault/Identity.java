package gehoor.vault;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person in a file is called and how to reach them. Something not known is the empty text.
 * There is no identity of someone anonymous: one that says nothing cannot be made.
 *
 * @param postal the lines of an address as they stand on an envelope
 * @param preferredWay the procedure's own word for how the person wants to be reached
 * @param language a BCP 47 tag, such as {@code nl-BE}
 * @param extra what else a procedure asks of a person, by the procedure's field names
 */
public record Identity(
        String name,
        String mail,
        String phone,
        List<String> postal,
        String preferredWay,
        String language,
        Map<String, String> extra) {

    public Identity {
        postal = List.copyOf(postal);
        extra = Collections.unmodifiableMap(new TreeMap<>(extra));
        if (name.isBlank()
                && mail.isBlank()
                && phone.isBlank()
                && String.join("", postal).isBlank()
                && String.join("", extra.values()).isBlank()) {
            throw new IllegalArgumentException("an identity says at least a name or a way to reach someone");
        }
    }

    /** Someone of whom only the name is known. */
    public static Identity named(String name) {
        return new Identity(name, "", "", List.of(), "", "", Map.of());
    }

    public Identity withName(String other) {
        return new Identity(other, mail, phone, postal, preferredWay, language, extra);
    }

    public Identity withMail(String other) {
        return new Identity(name, other, phone, postal, preferredWay, language, extra);
    }

    public Identity withPhone(String other) {
        return new Identity(name, mail, other, postal, preferredWay, language, extra);
    }

    public Identity withPostal(List<String> other) {
        return new Identity(name, mail, phone, other, preferredWay, language, extra);
    }

    public Identity withPreferredWay(String other) {
        return new Identity(name, mail, phone, postal, other, language, extra);
    }

    public Identity withLanguage(String other) {
        return new Identity(name, mail, phone, postal, preferredWay, other, extra);
    }

    public Identity withExtra(Map<String, String> other) {
        return new Identity(name, mail, phone, postal, preferredWay, language, other);
    }

    /** Tells nothing of the person. */
    @Override
    public String toString() {
        return "Identity[…]";
    }
}
