package gehoor.casework;

import java.util.List;

/**
 * All of a file that one viewer may read, at one moment.
 *
 * @param history oldest first
 * @param letters none where messages are not seen
 * @param contacts of whom this viewer may be told what they are called; none where it was erased
 */
public record WholeFile(
        FileView file, List<HistoryLine> history, List<RenderedLetter> letters, List<ContactView> contacts) {
    public WholeFile {
        history = List.copyOf(history);
        letters = List.copyOf(letters);
        contacts = List.copyOf(contacts);
    }

    @Override
    public String toString() {
        return "WholeFile[" + file.id() + "]";
    }
}
