package gehoor.casework;

import java.util.List;

/**
 * What somebody is called and how to reach them.
 *
 * @param holder complainant, or a party's id
 * @param formerly what it was before, latest first
 */
public record ContactView(String holder, Contact contact, List<Contact> formerly) {
    @Override
    public String toString() {
        return "ContactView[…]";
    }
}
