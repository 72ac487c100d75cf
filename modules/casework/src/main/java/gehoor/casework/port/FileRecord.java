package gehoor.casework.port;

import java.util.List;

/**
 * A file as it is kept, whole.
 *
 * @param history oldest first
 * @param linked the files on both ends of its links
 */
public record FileRecord(FileRow row, List<EntryRow> history, List<LinkedFile> linked) {}
