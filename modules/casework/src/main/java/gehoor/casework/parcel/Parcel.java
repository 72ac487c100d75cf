package gehoor.casework.parcel;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a parcel holds: the own files of one organisation, and nothing that all share.
 *
 * @param tenant the organisation's id
 * @param files path relative to its folder, as {@code procedures/complaint.yaml}, to text
 */
public record Parcel(String tenant, SortedMap<String, String> files) {
    /** Of all files together, and of the parcel itself. */
    public static final int LARGEST = 16 * 1024 * 1024;

    static final int MOST_FILES = 1_000;

    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{0,79}");
    /** No part begins with a dot, so that no path leads out of the folder or hides in it. */
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,79}/){0,2}[A-Za-z0-9_][A-Za-z0-9._-]{0,74}\\.yaml");

    /** @throws IllegalArgumentException where it has a name that no parcel can hold; {@link #nameable} tells before */
    public Parcel(String tenant, Map<String, String> files) {
        this(tenant, (SortedMap<String, String>) new TreeMap<>(files));
    }

    public Parcel {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("not an organisation's id");
        }
        files.keySet().forEach(path -> {
            if (!nameable(path)) {
                throw new IllegalArgumentException("a name that no parcel can hold: " + path);
            }
        });
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Whether a file can have this path. */
    public static boolean nameable(String path) {
        return PATH.matcher(path).matches();
    }

    static boolean isTenant(String id) {
        return TENANT.matcher(id).matches();
    }
}
