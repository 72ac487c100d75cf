package gehoor.platform.fire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.casework.Chain;
import gehoor.store.Packed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one tenant's rows hold, read from outside at one moment. Each look answers with what is wrong, one line each, and with
 * nothing where nothing is.
 */
record Kept(List<KeptFile> files, List<KeptEntry> entries, List<KeptNotice> notices, List<KeptRequest> requests) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param receipts how many it has, as of keys and clocks
     * @param marked whether what it is found by is what it says itself
     */
    record KeptFile(
            UUID id,
            @Nullable String number,
            long version,
            String chain,
            @Nullable Instant wakeAt,
            int receipts,
            int keys,
            int clocks,
            boolean marked) {}

    /**
     * @param changes what it changed, as it stands in the record
     * @param previous the hash that it was made upon; empty where there is none, or it was made upon another
     */
    record KeptEntry(
            UUID file, int seq, Instant at, String action, List<JsonNode> changes, String previous, String hash) {
        /** What happened on clocks, in words. */
        List<String> onClocks() {
            List<String> said = new ArrayList<>();
            for (JsonNode change : changes) {
                String is = change.path("is").asText();
                if (is.equals("clock-missed") || is.equals("reminded")) {
                    said.add(is + " " + change.path("run").asText());
                }
            }
            return said;
        }
    }

    record KeptNotice(
            UUID id,
            UUID file,
            int seq,
            String recipient,
            @Nullable String letter,
            String state) {
        String told() {
            return recipient + " " + letter;
        }
    }

    record KeptRequest(UUID file, int seq) {}

    static Kept of(Connection connection, String tenant) throws SQLException {
        return new Kept(
                rows(
                        connection,
                        """
                        select f.*, encode(f.chain, 'hex') as head,
                          (select count(*) from gehoor.receipt r where r.tenant_id = f.tenant_id and r.file_id = f.id) as receipts,
                          (select count(*) from vault.file_key k where k.tenant_id = f.tenant_id and k.file_id = f.id) as keys,
                          (select count(*) from gehoor.clock c where c.tenant_id = f.tenant_id and c.file_id = f.id) as clocks,
                          (select coalesce(array_agg(m.mark order by m.mark), '{}') from gehoor.mark m
                            where m.tenant_id = f.tenant_id and m.file_id = f.id)
                          = (select coalesce(array_agg(x order by x), '{}') from unnest(f.marks) x) as marked
                        from gehoor.file f where f.tenant_id = ?""",
                        tenant,
                        row -> new KeptFile(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getLong("version"),
                                row.getString("head"),
                                moment(row, "wake_at"),
                                row.getInt("receipts"),
                                row.getInt("keys"),
                                row.getInt("clocks"),
                                row.getBoolean("marked"))),
                rows(connection, """
                        select tenant_id, file_id, seq, at, packed, sealed, hash,
                          lag(hash) over (partition by file_id order by seq) as before
                        from gehoor.entry where tenant_id = ? order by file_id, seq""", tenant, Kept::entry),
                rows(
                        connection,
                        "select id, file_id, seq, recipient, letter, state from gehoor.outbox where tenant_id = ?",
                        tenant,
                        row -> new KeptNotice(
                                row.getObject("id", UUID.class),
                                row.getObject("file_id", UUID.class),
                                row.getInt("seq"),
                                row.getString("recipient"),
                                row.getString("letter"),
                                row.getString("state"))),
                rows(
                        connection,
                        "select file_id, seq from gehoor.idempotency where tenant_id = ?",
                        tenant,
                        row -> new KeptRequest(row.getObject("file_id", UUID.class), row.getInt("seq"))));
    }

    // ---------------------------------------------------------------- half written

    /** Files that are not whole: entries, head, receipt, key, clocks, marks and number go together or not at all. */
    List<String> half() {
        List<String> wrong = new ArrayList<>();
        Map<UUID, List<KeptEntry>> byFile = entries.stream().collect(Collectors.groupingBy(KeptEntry::file));
        Map<String, List<Integer>> numbers = new TreeMap<>();
        for (KeptFile file : files) {
            List<KeptEntry> history = byFile.getOrDefault(file.id(), List.of());
            String before = null;
            for (int i = 0; i < history.size(); i++) {
                KeptEntry entry = history.get(i);
                if (entry.seq() != i + 1 || (before != null && !before.equals(entry.previous()))) {
                    wrong.add(file.id() + ": entry " + entry.seq() + " does not follow");
                }
                before = entry.hash();
            }
            if (history.size() != file.version() || !file.chain().equals(before)) {
                wrong.add(file.id() + ": its head is not its last entry");
            }
            if (file.receipts() == 0 || file.keys() == 0 || file.clocks() == 0 || !file.marked()) {
                wrong.add(file.id() + ": a part of it is missing");
            }
            String number = file.number();
            if (number == null) {
                wrong.add(file.id() + ": it has no number");
            } else {
                numbers.computeIfAbsent(number.replaceAll("[0-9]+$", ""), series -> new ArrayList<>())
                        .add(Integer.valueOf(number.replaceAll("^.*[^0-9]", "")));
            }
        }
        Set<UUID> known = files.stream().map(KeptFile::id).collect(Collectors.toSet());
        entries.stream()
                .filter(entry -> !known.contains(entry.file()))
                .forEach(entry -> wrong.add(entry.file() + ": an entry of no file"));
        numbers.forEach((series, each) -> {
            List<Integer> sorted = each.stream().sorted().toList();
            for (int i = 0; i < sorted.size(); i++) {
                if (sorted.get(i) != i + 1) {
                    wrong.add(series + ": " + sorted.get(i) + " stands where " + (i + 1) + " should");
                }
            }
        });
        return wrong;
    }

    // ---------------------------------------------------------------- acknowledged

    /**
     * What was acknowledged and is not there, or is there twice: each key led to one entry, and no entry that a request
     * brought about came without a key.
     */
    List<String> lost(List<Journal.Acknowledged> acknowledged) {
        List<String> wrong = new ArrayList<>();
        Map<String, KeptFile> byName = new HashMap<>();
        for (KeptFile file : files) {
            byName.put(file.id().toString(), file);
            byName.put(String.valueOf(file.number()), file);
        }
        Set<String> led = new HashSet<>();
        requests.forEach(request -> led.add(request.file() + " " + request.seq()));
        Map<String, KeptEntry> there = new HashMap<>();
        entries.forEach(entry -> there.put(entry.file() + " " + entry.seq(), entry));
        Map<String, String> keys = new HashMap<>();
        for (Journal.Acknowledged each : acknowledged) {
            KeptFile file = byName.get(each.file());
            String place = (file == null ? "" : file.id().toString()) + " " + each.seq();
            if (!there.containsKey(place) || !led.contains(place)) {
                wrong.add("lost: " + each);
            }
            String other = keys.put(place, each.key());
            if (other != null && !other.equals(each.key())) {
                wrong.add("two acknowledgements of one entry: " + each);
            }
        }
        for (KeptEntry entry : entries) {
            if (entry.onClocks().isEmpty() && !led.contains(entry.file() + " " + entry.seq())) {
                wrong.add("nobody's: " + entry.file() + " " + entry.seq());
            }
        }
        long asked =
                entries.stream().filter(entry -> entry.onClocks().isEmpty()).count();
        if (asked != requests.size()) {
            wrong.add("%d entries by request, but %d requests".formatted(asked, requests.size()));
        }
        return wrong;
    }

    // ---------------------------------------------------------------- clocks

    /**
     * Files in which not exactly that happened on clocks, once each, or not exactly those were told.
     *
     * @param events as {@link KeptEntry#onClocks} has them
     * @param told recipient and letter, of entries on clocks
     */
    List<String> missedOrDoubled(Set<UUID> of, List<String> events, List<String> told) {
        List<String> wrong = new ArrayList<>();
        Map<UUID, List<String>> happened = new HashMap<>();
        Set<String> onClocks = new HashSet<>();
        for (KeptEntry entry : entries) {
            if (!entry.onClocks().isEmpty()) {
                happened.computeIfAbsent(entry.file(), none -> new ArrayList<>())
                        .addAll(entry.onClocks());
                onClocks.add(entry.file() + " " + entry.seq());
            }
        }
        Map<UUID, List<String>> heard = new HashMap<>();
        for (KeptNotice notice : notices) {
            if (onClocks.contains(notice.file() + " " + notice.seq())) {
                heard.computeIfAbsent(notice.file(), none -> new ArrayList<>()).add(notice.told());
            }
        }
        for (UUID file : of) {
            compare(wrong, file + ": happened", happened.getOrDefault(file, List.of()), events);
            compare(wrong, file + ": told", heard.getOrDefault(file, List.of()), told);
        }
        return wrong;
    }

    private static void compare(List<String> wrong, String what, List<String> is, List<String> should) {
        if (!is.stream().sorted().toList().equals(should.stream().sorted().toList())) {
            wrong.add(what + " " + is + " instead of " + should);
        }
    }

    // ---------------------------------------------------------------- mails

    /** What the mail server took, held against the notices. */
    record Mailed(List<String> wrong, Map<String, Long> again) {}

    /**
     * Notices that did not leave, left without being one, or are not settled. A mail that came twice under one Message-ID is
     * one to a mail program: it is not wrong, but counted.
     */
    Mailed mailed(List<Post.Mail> received) {
        List<String> wrong = new ArrayList<>();
        Map<String, Long> came =
                received.stream().collect(Collectors.groupingBy(Kept::notice, TreeMap::new, Collectors.counting()));
        Set<String> known = new HashSet<>();
        for (KeptNotice notice : notices) {
            String id = notice.id().toString();
            known.add(id);
            boolean left = came.containsKey(id);
            switch (notice.state()) {
                case "MAILED" -> {
                    if (!left) {
                        wrong.add("said to have left, but nobody got it: " + notice);
                    }
                }
                case "SHOWN", "TO_PRINT" -> {
                    if (left) {
                        wrong.add("mailed, but not meant to be: " + notice);
                    }
                }
                default -> wrong.add("not settled: " + notice);
            }
        }
        came.keySet().stream().filter(id -> !known.contains(id)).forEach(id -> wrong.add("a mail of no notice: " + id));
        Map<String, Long> again = new TreeMap<>(came);
        again.values().removeIf(times -> times == 1);
        return new Mailed(wrong, again);
    }

    private static String notice(Post.Mail mail) {
        return mail.id().replaceFirst("^<", "").replaceFirst("@.*$", "");
    }

    // ---------------------------------------------------------------- reading

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String query, String tenant, Reader<T> reader)
            throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
        }
        return all;
    }

    private static KeptEntry entry(ResultSet row) throws SQLException {
        try {
            String text = Packed.unpack(row.getBytes("packed"));
            JsonNode clear = JSON.readTree(text);
            List<JsonNode> changes = new ArrayList<>();
            clear.path("changes").forEach(changes::add);
            HexFormat hex = HexFormat.of();
            byte[] before = row.getBytes("before");
            byte[] hash = row.getBytes("hash");
            boolean follows = Arrays.equals(
                    hash,
                    Chain.hash(
                            row.getString("tenant_id"),
                            row.getObject("file_id", UUID.class),
                            row.getInt("seq"),
                            text,
                            row.getBytes("sealed"),
                            before == null ? new byte[32] : before));
            return new KeptEntry(
                    row.getObject("file_id", UUID.class),
                    row.getInt("seq"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    clear.path("action").asText(),
                    changes,
                    before == null || !follows ? "" : hex.formatHex(before),
                    hex.formatHex(hash));
        } catch (JsonProcessingException e) {
            throw new SQLException("an entry cannot be read", e);
        }
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
