package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gehoor.vault.Notary;
import gehoor.vault.NotaryKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind the last checkpoint of a tenant that was removed, signed as they are: by it what was destroyed as agreed is told from
 * what was emptied. It names nobody. Nothing comes behind it.
 *
 * @param number one more than that of the checkpoint before; 1 where there is none
 * @param previous hash of the checkpoint before; 64 zeros where there is none
 * @param at when it was written, before anything was destroyed
 * @param acts how many acts the trail had
 * @param trail hash of the last of them, in which all before it are bound; 64 zeros where there is none
 * @param key fingerprint of the notary that signed
 * @param signature over {@link #statement}, in Base64
 */
public record LastLine(
        String tenant, int number, String previous, Instant at, int acts, String trail, String key, String signature) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Where the checkpoints do not end where the database says they do. */
    public static final class Behind extends Exception {
        private static final long serialVersionUID = 1;

        Behind(int there, int known) {
            super("the checkpoints end with number %d, and the database knows of number %d".formatted(there, known));
        }
    }

    /**
     * Writes it behind the last checkpoint.
     *
     * @param known number of the last checkpoint that the database knows of; 0: none
     * @param trail the last act of the trail, as a checkpoint would seal it; empty where there is none
     * @return that which was written
     * @throws Behind when the log ends before that, as the wrong folder does
     * @throws IllegalStateException when the last line there is no line of this tenant
     */
    public static LastLine write(
            CheckpointLog log, String tenant, int known, Instant at, Optional<Leaf> trail, Notary notary)
            throws Behind {
        List<String> lines = log.last(tenant, 1);
        int number = 0;
        String previous = Checkpoint.NONE;
        if (!lines.isEmpty()) {
            Checkpoint last = Checkpoint.of(lines.get(0))
                    .filter(each -> each.tenant().equals(tenant))
                    .orElseThrow(() -> new IllegalStateException("the last checkpoint is not as it was written"));
            number = last.number();
            previous = last.hash();
        }
        if (number < known) {
            throw new Behind(number, known);
        }
        LastLine unsigned = new LastLine(
                tenant,
                number + 1,
                previous,
                at,
                trail.map(Leaf::seq).orElse(0),
                trail.map(Leaf::chain).orElse(Checkpoint.NONE),
                notary.key().fingerprint(),
                "");
        LastLine signed = new LastLine(
                tenant,
                unsigned.number,
                previous,
                at,
                unsigned.acts,
                unsigned.trail,
                unsigned.key,
                Base64.getEncoder()
                        .encodeToString(notary.sign(unsigned.statement().getBytes(UTF_8))));
        log.append(tenant, signed.line());
        return signed;
    }

    /** The one that a log ends with; empty where it ends otherwise, or is not signed by one of these. */
    public static Optional<LastLine> of(CheckpointLog log, String tenant, List<NotaryKey> notaries) {
        return log.last(tenant, 1).stream()
                .flatMap(line -> of(line).stream())
                .filter(last -> last.tenant.equals(tenant) && notaries.stream().anyMatch(last::signedBy))
                .findFirst();
    }

    /** What is signed, a line each. The first tells it from a checkpoint. */
    public String statement() {
        return String.join(
                "\n",
                "gehoor.removed 1",
                "tenant " + tenant,
                "number " + number,
                "previous " + previous,
                "at " + at,
                "acts " + acts,
                "trail " + trail,
                "key " + key);
    }

    /** SHA-256 of the statement, in hexadecimal. */
    public String hash() {
        return HexFormat.of().formatHex(Tree.sha256().digest(statement().getBytes(UTF_8)));
    }

    boolean signedBy(NotaryKey notary) {
        try {
            return notary.fingerprint().equals(key)
                    && notary.signed(
                            statement().getBytes(UTF_8), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }

    /** As it is kept: JSON on one line. */
    String line() {
        return ("{\"removed\":\"%s\",\"number\":%d,\"previous\":\"%s\",\"at\":\"%s\",\"acts\":%d,\"trail\":\"%s\","
                        + "\"key\":\"%s\",\"signature\":\"%s\"}")
                .formatted(tenant, number, previous, at, acts, trail, key, signature);
    }

    /** Reads a line; empty where it is not, to the letter, what {@link #line} writes. */
    static Optional<LastLine> of(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            LastLine read = new LastLine(
                    json.path("removed").asText(),
                    json.path("number").asInt(),
                    json.path("previous").asText(),
                    Instant.parse(json.path("at").asText()),
                    json.path("acts").asInt(),
                    json.path("trail").asText(),
                    json.path("key").asText(),
                    json.path("signature").asText());
            return read.line().equals(line) ? Optional.of(read) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
