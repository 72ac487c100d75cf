package gehoor.casework;

import java.time.LocalDate;

/**
 * What somebody outside sees who was asked for one action: the file as far as it is theirs to see, and what they were asked.
 *
 * @param as who they are asked as, in words
 * @param until the last day on which the link opens
 */
public record InvitedView(FileView file, OfferView offer, String as, LocalDate until) {
    @Override
    public String toString() {
        return "InvitedView[" + offer.action() + "]";
    }
}
