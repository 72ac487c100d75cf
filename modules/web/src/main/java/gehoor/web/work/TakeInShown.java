package gehoor.web.work;

import gehoor.casework.RegisterLine;
import gehoor.casework.ReportForm;
import gehoor.casework.Reported;
import gehoor.web.form.Question;
import gehoor.web.form.Wrong;
import java.util.List;
import java.util.Map;

/**
 * The page with all questions of a report that is being taken in.
 *
 * @param form by which procedure, and what that asks
 * @param address to which it is sent, within the organisation's pages
 * @param once the key under which it is taken in once
 * @param by account of who fills it in
 * @param about what happened, and how it came
 * @param who who reports it
 * @param refused what rules say against it
 * @param sameAbout earlier files about the same service or facility
 * @param samePerson earlier files in which the same mail address or phone number stands
 * @param looked whether earlier files were looked for
 * @param kept whether something is kept for who fills it in
 * @param waiting names of files that wait with it
 * @param hidden inputs that nobody sees: which one it is, and words that were chosen for what leaves by it
 * @param besides how many others who fills it in began and did not finish
 */
public record TakeInShown(
        ReportForm form,
        String address,
        String once,
        String by,
        List<Question> about,
        List<Question> who,
        List<FileShown.Rule> refused,
        List<Wrong> wrongs,
        List<String> notices,
        List<RegisterLine> sameAbout,
        List<RegisterLine> samePerson,
        boolean looked,
        boolean kept,
        List<String> waiting,
        Map<String, String> hidden,
        int besides) {

    /**
     * A report that somebody began to take in and did not finish.
     *
     * @param title of its procedure
     * @param said when it was begun, and how it came
     * @param address of its form, within the organisation's pages
     * @param which its id, as an address and the form have it; 0 for one of before that has none
     */
    public record Begun(String title, String said, String address, String which) {}

    /**
     * One that was thrown away just now.
     *
     * @param address of its form, within the organisation's pages
     * @param sealed what stood in it, for who puts it back
     */
    public record Gone(String address, String sealed) {}

    /**
     * A report that was taken in.
     *
     * @param form of its procedure
     * @param anonymous whether nobody knows whose it is
     * @param opens whether who took it in may see the file
     * @param before whether it was taken in before, and sent again now
     */
    public record Taken(ReportForm form, Reported reported, boolean anonymous, boolean opens, boolean before) {}

    /**
     * What leaves once it is taken in, to be looked over.
     *
     * @param form by which procedure it is taken in
     * @param address to which it is sent, within the organisation's pages
     * @param typed what was filled in, sealed
     * @param by account of who takes it in
     * @param kept whether something is kept for who fills it in
     * @param files names of those that come with it
     * @param minutes for how many it can be held back; 0: for less than one
     */
    public record Leaving(
            ReportForm form,
            String address,
            String typed,
            String by,
            List<Letter> letters,
            List<Wrong> wrongs,
            List<String> notices,
            boolean kept,
            List<String> files,
            long minutes) {}

    /**
     * @param upon marks the organisation's text
     * @param now that text, where words were chosen in place of another one; else empty
     */
    public record Letter(LetterShown shown, String upon, String now) {}
}
