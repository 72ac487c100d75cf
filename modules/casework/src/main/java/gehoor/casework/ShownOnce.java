package gehoor.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Receipt codes for a client whose answer got lost on the way: repeated under the same idempotency key for ten minutes, by
 * the process that drew them. In memory only: a code is kept nowhere. A client that comes later, or to another process, is
 * told that the report was taken in, without the code.
 */
final class ShownOnce {
    private static final Duration REPEATED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private record Codes(Map<String, String> byHolder, Instant until) {}

    private final Map<String, Codes> codes = new LinkedHashMap<>();

    synchronized void remember(byte[] request, Map<String, String> byHolder, Instant now) {
        forget(now);
        if (!byHolder.isEmpty()) {
            codes.put(HexFormat.of().formatHex(request), new Codes(Map.copyOf(byHolder), now.plus(REPEATED)));
        }
    }

    synchronized Map<String, String> repeat(byte[] request, Instant now) {
        forget(now);
        Codes found = codes.get(HexFormat.of().formatHex(request));
        return found == null ? Map.of() : found.byHolder();
    }

    private void forget(Instant now) {
        codes.values().removeIf(each -> !now.isBefore(each.until()));
        while (codes.size() >= MOST) {
            codes.remove(codes.keySet().iterator().next());
        }
    }
}
