package gehoor.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter or message to somebody outside, before it leaves.
 *
 * @param notice its id; null as long as the act that sends it is not done
 * @param seq the entry that brings it about
 * @param place which of that entry's it is; words for it are sent under this number
 * @param recipient complainant, party, body, service or facility
 * @param name id of the party, body …; empty for the complainant
 * @param letter letter id of the organisation; null: a message
 * @param language of its reader
 * @param text that can be put in other words; {@code {{receipt}}} stands for a code that only its reader gets to know
 * @param under what stands under it and stays; empty where nothing does
 * @param changeable false where who looks may not read all that it says: then it leaves as it is
 * @param stays lines that must be in the text, whatever its words
 * @param state waiting or held
 * @param leaves when it leaves; null where it is held, or the act is not done
 * @param yours whether who looks may hold it back, and send what is held
 * @param needed by the procedure it goes with what was done, and cannot be left unsent
 */
public record LeavingView(
        @Nullable UUID notice,
        int seq,
        int place,
        String recipient,
        String name,
        @Nullable String letter,
        String language,
        String subject,
        String text,
        String under,
        boolean changeable,
        List<String> stays,
        String state,
        @Nullable Instant leaves,
        boolean yours,
        boolean needed) {
    public LeavingView {
        stays = List.copyOf(stays);
    }

    @Override
    public String toString() {
        return "LeavingView[" + seq + "/" + place + "]";
    }
}
