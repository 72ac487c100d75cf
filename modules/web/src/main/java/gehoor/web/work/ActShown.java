package gehoor.web.work;

import gehoor.casework.FileView;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Wrong;
import java.util.List;

/**
 * The form of something that can be done in a file.
 *
 * @param label of the action, with what it is about
 * @param address where it is sent to, within the organisation's pages
 * @param version of the file that it was filled in upon
 * @param by account of who fills it in
 * @param refused what rules say against it
 * @param wrongs what is to be mended, with where
 * @param barred what rules say against it before it is sent
 * @param since what happened in the file since it was read
 * @param kept whether something is kept for who fills it in
 * @param mail whether a mail can be read into it
 * @param files names of files that wait with it
 * @param notices sentences on how this page came about
 */
public record ActShown(
        FileView file,
        OfferForm form,
        String label,
        String address,
        long version,
        String by,
        List<FileShown.Rule> refused,
        List<Wrong> wrongs,
        List<FileShown.Rule> barred,
        List<Story.Event> since,
        boolean kept,
        boolean mail,
        List<String> files,
        List<String> notices) {

    /** Whether something stands in the way. */
    public boolean mending() {
        return !refused.isEmpty() || !wrongs.isEmpty();
    }

    /**
     * What was written for something that is not offered any more, to be copied from.
     *
     * @param written label and text
     */
    public record Late(FileView file, List<FileShown.Said> written, List<Story.Event> since) {}

    /**
     * What leaves by something that is about to be done, to be looked over.
     *
     * @param typed what was filled in, sealed
     * @param version of the file that it was filled in upon
     * @param files names of those that were chosen
     * @param minutes for how many it can be held back; 0: for less than one
     */
    public record Leaving(
            FileView file,
            String label,
            String address,
            String typed,
            long version,
            String by,
            List<LetterShown> letters,
            List<Wrong> wrongs,
            List<String> notices,
            List<String> files,
            long minutes) {}

    /**
     * Codes that were given out by an act, shown this once.
     *
     * @param codes whose and which
     */
    public record Codes(FileView file, String done, List<FileShown.Said> codes) {}
}
