package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as this viewer may see it. Where only its existence is seen, lists are empty and what tells more is null.
 *
 * @param version entity tag
 * @param movableTo the version of its procedure that is in force, where this viewer may move it there ({@link GoingOver}); null elsewhere
 * @param compartments what this viewer sees
 * @param ownOnly compartments of which this viewer sees only what is their own
 * @param seenBy ids of the rules that let them
 * @param contactHeld name and ways to be reached are in the vault
 * @param contactOpen this viewer may ask for them ({@link Handling#contact})
 * @param transferred it moved to another procedure; nothing else is told
 * @param messages where this viewer sees them
 * @param invitations of which this member of staff can do the action themselves
 */
public record FileView(
        UUID id,
        @Nullable String number,
        String procedure,
        String procedureVersion,
        @Nullable String movableTo,
        String procedureTitle,
        long version,
        String stage,
        String stageLabel,
        @Nullable String outcome,
        @Nullable String outcomeLabel,
        @Nullable LocalDate closedOn,
        LocalDate received,
        LocalDate registered,
        boolean transferred,
        @Nullable String kind,
        @Nullable String reporter,
        @Nullable String capacity,
        @Nullable String identity,
        @Nullable String channel,
        @Nullable String language,
        Set<String> compartments,
        Set<String> ownOnly,
        Set<String> seenBy,
        boolean contactHeld,
        boolean contactOpen,
        List<FactView> facts,
        List<PartyView> parties,
        List<InstrumentView> instruments,
        List<AssignedView> assigned,
        List<DutyView> duties,
        List<ClockView> clocks,
        List<LinkView> links,
        List<MessageView> messages,
        List<AttachmentView> attachments,
        List<InvitationView> invitations) {

    public record PartyView(String id, String kind, String label) {}

    public record InstrumentView(
            String id, String instrument, String label, String state, boolean ended, LocalDate opened) {}

    public record AssignedView(String role, String roleLabel, String person, String name) {}

    /** @param on the instrument or party for which it is owed; null: the file */
    public record DutyView(
            String duty, String label, @Nullable String on, int open, String basis) {}

    /**
     * @param link link id, or {@code origin}
     * @param file id of the other file; only files this viewer may see are listed
     */
    public record LinkView(String link, String label, UUID file, String procedure, String stage) {}

    /**
     * An action that somebody outside was asked for by a link.
     *
     * @param as role or party id; {@code asLabel} says who it is
     * @param to the address that was given, or empty: it was passed on by hand, or went to the address that is known
     * @param until the last day on which the link opens
     * @param state sent, opened, used, withdrawn or expired
     */
    public record InvitationView(
            String invitation,
            String action,
            String label,
            @Nullable String on,
            String as,
            String asLabel,
            String to,
            LocalDate made,
            LocalDate until,
            String state) {}

    @Override
    public String toString() {
        return "FileView[" + id + ", " + version + "]";
    }
}
