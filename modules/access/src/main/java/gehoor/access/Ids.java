package gehoor.access;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of files, proposals and the like, as they come in addresses and headers. */
public final class Ids {
    private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** What is written as ids are, whole; empty for everything else, shorter spellings that Java would take among it. */
    public static Optional<UUID> read(String text) {
        return UUIDS.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
