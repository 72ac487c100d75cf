package gehoor.web.portal;

import gehoor.casework.FileView;
import gehoor.casework.MailboxView;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Wrong;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as it is shown.
 *
 * @param file the one that is looked at
 * @param forms what can be done in it now
 * @param opened the code, sealed
 * @param done what was done just now; empty where nothing was
 * @param removal from which day all files of the organisation are destroyed; null where that is not asked for
 */
public record MailboxShown(
        MailboxView mailbox,
        FileView file,
        List<OfferForm> forms,
        String opened,
        List<Wrong> wrongs,
        String done,
        @Nullable LocalDate removal) {}
