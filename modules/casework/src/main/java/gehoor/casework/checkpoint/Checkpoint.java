package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gehoor.vault.Notary;
import gehoor.vault.NotaryKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One signed statement of what the record of a tenant holds. Each names the hash of the one before, so that none can be left
 * out; nothing in it is secret, and nothing tells what a file is about.
 *
 * @param number from 1, without gaps
 * @param previous hash of the checkpoint before; 64 zeros for the first
 * @param at when it was made, by the platform's clock
 * @param through the last day whose anonymous files were sealed, with this checkpoint or one before it; null before the
 *     first
 * @param root over the leaves in their order, in hexadecimal
 * @param key fingerprint of the notary that signed
 * @param leaves what it covers that no checkpoint before it does, in an order that tells nothing
 * @param signature over {@link #statement}, in Base64
 */
public record Checkpoint(
        String tenant,
        int number,
        String previous,
        Instant at,
        @Nullable LocalDate through,
        String root,
        String key,
        List<Leaf> leaves,
        String signature) {
    /** What stands before the first. */
    public static final String NONE = "0".repeat(64);

    private static final JsonMapper JSON = new JsonMapper();

    public Checkpoint {
        leaves = List.copyOf(leaves);
    }

    static Checkpoint signed(
            String tenant,
            int number,
            String previous,
            Instant at,
            @Nullable LocalDate through,
            List<Leaf> leaves,
            Notary notary) {
        String key = notary.key().fingerprint();
        Checkpoint unsigned = new Checkpoint(tenant, number, previous, at, through, Tree.root(leaves), key, leaves, "");
        byte[] signature = notary.sign(unsigned.statement().getBytes(UTF_8));
        return new Checkpoint(
                tenant,
                number,
                previous,
                at,
                through,
                unsigned.root(),
                key,
                leaves,
                Base64.getEncoder().encodeToString(signature));
    }

    /** What is signed, a line each: all of it but the leaves, which the root stands for. */
    public String statement() {
        return String.join(
                "\n",
                "gehoor.checkpoint 1",
                "tenant " + tenant,
                "number " + number,
                "previous " + previous,
                "at " + at,
                "through " + (through == null ? "-" : through),
                "count " + leaves.size(),
                "root " + root,
                "key " + key);
    }

    /** SHA-256 of the statement, in hexadecimal: what the next one and the database know this one by. */
    public String hash() {
        return HexFormat.of().formatHex(Tree.sha256().digest(statement().getBytes(UTF_8)));
    }

    /** Whether the root stands for the leaves. */
    boolean rooted() {
        return Tree.root(leaves).equals(root);
    }

    /** Whether that notary signed it. */
    boolean signedBy(NotaryKey notary) {
        try {
            return notary.fingerprint().equals(key)
                    && notary.signed(
                            statement().getBytes(UTF_8), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }

    /** As it is kept: JSON on one line, always the same for the same checkpoint. */
    public String line() {
        StringBuilder line = new StringBuilder(400 + 120 * leaves.size())
                .append("{\"tenant\":\"")
                .append(tenant)
                .append("\",\"number\":")
                .append(number)
                .append(",\"previous\":\"")
                .append(previous)
                .append("\",\"at\":\"")
                .append(at)
                .append("\",\"through\":\"")
                .append(through == null ? "-" : through)
                .append("\",\"count\":")
                .append(leaves.size())
                .append(",\"root\":\"")
                .append(root)
                .append("\",\"key\":\"")
                .append(key)
                .append("\",\"signature\":\"")
                .append(signature)
                .append("\",\"leaves\":[");
        String between = "";
        for (Leaf leaf : leaves) {
            line.append(between).append('"').append(leaf).append('"');
            between = ",";
        }
        return line.append("]}").toString();
    }

    /** Reads a line; empty where it is not, to the letter, what {@link #line} writes. */
    static Optional<Checkpoint> of(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            List<Leaf> leaves = new ArrayList<>();
            json.path("leaves").forEach(leaf -> leaves.add(Leaf.of(leaf.asText())));
            String through = json.path("through").asText();
            Checkpoint read = new Checkpoint(
                    json.path("tenant").asText(),
                    json.path("number").asInt(),
                    json.path("previous").asText(),
                    Instant.parse(json.path("at").asText()),
                    through.equals("-") ? null : LocalDate.parse(through),
                    json.path("root").asText(),
                    json.path("key").asText(),
                    leaves,
                    json.path("signature").asText());
            return read.line().equals(line) ? Optional.of(read) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
