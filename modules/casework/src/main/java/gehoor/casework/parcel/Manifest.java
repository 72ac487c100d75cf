package gehoor.casework.parcel;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.vault.NotaryKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is signed of a parcel: each file with its digest, whose they are, and by which key it was signed.
 *
 * @param tenant the organisation's id
 * @param notary who signs
 * @param files path relative to the organisation's folder to what is there
 */
record Manifest(String tenant, NotaryKey notary, SortedMap<String, Listed> files) {
    private static final String FIRST = "gehoor.parcel 1";
    private static final Pattern FILE = Pattern.compile("file ([0-9a-f]{64}) (0|[1-9][0-9]{0,8}) (.+)");

    /** @param sha256 in hexadecimal letters */
    record Listed(String sha256, int bytes) {
        static Listed of(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return new Listed(HexFormat.of().formatHex(digest), content.length);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java knows no SHA-256", e);
            }
        }
    }

    static Manifest of(Parcel parcel, NotaryKey notary) {
        SortedMap<String, Listed> files = new TreeMap<>();
        parcel.files().forEach((path, text) -> files.put(path, Listed.of(text.getBytes(UTF_8))));
        return new Manifest(parcel.tenant(), notary, files);
    }

    /** As it stands in the parcel, and is signed: a line each, always the same for the same content. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST)
                .append("\ntenant ")
                .append(tenant)
                .append("\nnotary ")
                .append(notary.text())
                .append('\n');
        files.forEach((path, listed) -> text.append("file ")
                .append(listed.sha256())
                .append(' ')
                .append(listed.bytes())
                .append(' ')
                .append(path)
                .append('\n'));
        return text.toString();
    }

    /** Reads it; empty where it is not, to the letter, what {@link #text} writes. */
    static Optional<Manifest> of(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3
                || !lines.get(1).startsWith("tenant ")
                || !lines.get(2).startsWith("notary ")) {
            return Optional.empty();
        }
        SortedMap<String, Listed> files = new TreeMap<>();
        for (String line : lines.subList(3, lines.size())) {
            Matcher file = FILE.matcher(line);
            if (!file.matches() || !Parcel.nameable(file.group(3))) {
                return Optional.empty();
            }
            files.put(file.group(3), new Listed(file.group(1), Integer.parseInt(file.group(2))));
        }
        String tenant = lines.get(1).substring("tenant ".length());
        try {
            Manifest read = new Manifest(tenant, NotaryKey.of(lines.get(2).substring("notary ".length())), files);
            return Parcel.isTenant(tenant) && read.text().equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
