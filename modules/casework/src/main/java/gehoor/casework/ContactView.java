package gehoor.casework;

import java.util.List;

/** @param holder complainant, or a party's id @param formerly names held before, latest first */
public record ContactView(String holder, Contact contact, List<Contact> formerly) {
    @Override
    public String toString() {
        return "ContactView[…]";
    }
}
