package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import java.util.EnumSet;
import java.util.Set;

/** Who may be asked by a link must be somebody who can come by one, and somebody of the staff must be there to ask. */
final class Invitations {
    /** What the invitation itself gives, or the file says. */
    private static final Set<Who.Relation> WITHOUT_ACCOUNT = EnumSet.of(
            Who.Relation.ASSIGNED, Who.Relation.OF_THE_SERVICE, Who.Relation.OF_THE_FACILITY, Who.Relation.OF_THE_BODY);

    private Invitations() {}

    static void check(Action action, Told told) {
        Action.Invitation invitation = action.byInvitation();
        if (invitation == null) {
            return;
        }
        for (String role : invitation.who()) {
            if (role.equals(Who.COMPLAINANT) || role.equals(Who.ANYONE)) {
                told.add(invitation.at(), "invitation.nobody", role);
            } else if (action.by().stream().noneMatch(who -> who.role().equals(role))) {
                told.add(invitation.at(), "invitation.not-theirs", action.id(), role);
            } else if (action.by().stream()
                    .filter(who -> who.role().equals(role))
                    .noneMatch(who -> WITHOUT_ACCOUNT.containsAll(who.only()))) {
                told.add(invitation.at(), "invitation.account", action.id(), role);
            }
        }
        if (action.by().stream()
                .noneMatch(who -> staff(who) && !invitation.who().contains(who.role()))) {
            told.add(invitation.at(), "invitation.no-staff", action.id());
        }
        if (days(invitation.valid()) > Action.Invitation.MOST_DAYS) {
            told.add(invitation.at(), "invitation.too-long", invitation.valid());
        }
    }

    private static boolean staff(Who who) {
        return !who.role().equals(Who.COMPLAINANT) && !who.role().startsWith(Who.PARTY);
    }

    /** At least so many; too many for what is not counted in days. */
    private static int days(Period period) {
        return switch (period.unit()) {
            case CALENDAR_DAYS -> period.amount();
            case WORKING_DAYS -> period.amount() * 7 / 5;
            case WEEKS -> period.amount() * 7;
            case MONTHS -> period.amount() * Action.Invitation.MOST_DAYS;
            case YEARS, HOURS -> Integer.MAX_VALUE;
        };
    }
}
