package gehoor.casework;

import gehoor.policy.Book;
import gehoor.policy.Problem;
import java.util.List;

/** The book that is live. A faulty folder never takes its place. */
public final class Library {
    public Book current() {
        throw new UnsupportedOperationException();
    }

    /** What kept the folder, as it is now, from becoming live; empty where it is live. */
    public List<Problem> problems() {
        throw new UnsupportedOperationException();
    }

    /** Looks at the folder; where it changed, reads and checks it, and makes it live. Cheap where nothing changed. @return whether another book is live now */
    public boolean reloadIfChanged() {
        throw new UnsupportedOperationException();
    }
}
