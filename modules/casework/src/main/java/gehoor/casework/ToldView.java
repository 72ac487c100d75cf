package gehoor.casework;

import org.jspecify.annotations.Nullable;

/**
 * Somebody was told something.
 *
 * @param recipient role, person, complainant, party, body, service or facility
 * @param name id of the role, person …; empty for the complainant
 * @param letter letter id; null: only that there is a message
 * @param subject of the letter, in the reader's language
 * @param state waiting, mailed, shown, to-print or failed
 */
public record ToldView(
        String recipient, String name, @Nullable String letter, String subject, String state) {}
