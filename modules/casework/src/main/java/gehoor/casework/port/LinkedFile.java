package gehoor.casework.port;

/**
 * A file as seen from one that is linked with it.
 *
 * @param link the link's id; {@code origin} where the other one is the file this one came from
 */
public record LinkedFile(String link, FileRow file) {}
