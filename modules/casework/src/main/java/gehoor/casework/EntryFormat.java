package gehoor.casework;

import gehoor.casework.record.EntryCodec;
import gehoor.engine.Entry;
import java.util.Locale;

/** How the clear part of an entry is written down, for years: see {@link EntryCodec}. */
final class EntryFormat {
    private EntryFormat() {}

    static String write(Entry entry) {
        return EntryCodec.write(entry);
    }

    static Entry read(String clear) {
        return EntryCodec.read(clear);
    }

    static String dashed(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
