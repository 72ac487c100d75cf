package gehoor.casework.port;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Words as they are looked for: {@code klachten} and {@code klacht} are the same. */
public interface Stems {

    /**
     * The words of a text, in order.
     *
     * @param languages nl, fr, en: a word may be of any of them
     * @return for each word its stems, one a language at most; words that say nothing by themselves ({@code de}, {@code et})
     *     are left out
     */
    List<Set<String>> of(String text, Collection<String> languages);
}
