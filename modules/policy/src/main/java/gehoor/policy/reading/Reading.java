package gehoor.policy.reading;

import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What reading a tenant-config folder gives: all of it, checked, or everything that is wrong with it.
 * Nothing in between: a faulty folder never becomes a Book.
 */
public sealed interface Reading {
    /** The folder of what tenants may take as if it stood in their own. */
    String SHARED = BookMaking.SHARED;

    /**
     * It is sound.
     *
     * @param examples the worked cases of all tenants, in order of tenant, file and line
     */
    record Read(Book book, List<Example> examples) implements Reading {}

    /**
     * It is not.
     *
     * @param problems at least one, in order of file, line and column
     */
    record Faulty(List<Problem> problems) implements Reading {}

    /** Reads a tenant-config folder. */
    static Reading read(Path tenantConfig) {
        return read(tenantConfig, Limits.USUAL);
    }

    static Reading read(Path tenantConfig, Limits limits) {
        Problems problems = new Problems(limits.problems());
        return new BookMaking(limits, problems).read(Folder.take(tenantConfig, limits, problems));
    }

    /**
     * Reads a tenant-config folder that is given as texts.
     *
     * @param files path relative to tenant-config, as {@code example-org/procedures/complaints.yaml}, to text
     */
    static Reading read(Map<String, String> files) {
        Limits limits = Limits.USUAL;
        Problems problems = new Problems(limits.problems());
        return new BookMaking(limits, problems).read(new Folder.Taken(new TreeMap<>(files), new TreeSet<>()));
    }

    /**
     * Reads one tenant, under the laws and calendars that are there already.
     *
     * @param book what is in force; the tenant may be in it
     * @param tenant its id
     * @param files path relative to the tenant's folder, as {@code procedures/complaints.yaml}, to text
     * @param shared path relative to tenant-config, of files under {@code _shared}, to text
     * @return on success the Book with this tenant in its new form, and the examples of this tenant
     */
    static Reading readTenant(Book book, String tenant, Map<String, String> files, Map<String, String> shared) {
        Limits limits = Limits.USUAL;
        Problems problems = new Problems(limits.problems());
        TreeMap<String, String> texts = new TreeMap<>(shared);
        files.forEach((path, text) -> texts.put(tenant + "/" + path, text));
        return new BookMaking(limits, problems).readTenant(book, new Folder.Taken(texts, new TreeSet<>()));
    }

    /** Which names there are in one tenant's files, given as for {@link #readTenant}; whether they are sound or not. */
    static Known known(Book book, String tenant, Map<String, String> files, Map<String, String> shared) {
        return Known.of(book, tenant, files, shared);
    }
}
