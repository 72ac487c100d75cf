package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows.Act;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done about what is live at an organisation, by whom and when: each act bound by its hash to the one before, so that none
 * can be changed or left out without every later one changing; the signed checkpoints cover the last one.
 */
public final class Trail {
    /** The folder changed, and what it holds was made live. */
    public static final String FROM_FOLDER = "from-folder";

    private static final String START = "0".repeat(64);

    private Trail() {}

    /**
     * Adds to it, in the transaction that does what is told.
     *
     * @param account empty where nobody did it
     * @param proposal null where it was about none
     */
    public static void add(
            Ports ports,
            String tenant,
            Instant at,
            String account,
            String name,
            String act,
            @Nullable UUID proposal,
            String about) {
        Act last = ports.proposals().hold(tenant).orElse(null);
        ports.proposals().add(tenant, after(last, tenant, at, account, name, act, proposal, about));
    }

    /**
     * An act, bound to the one before.
     *
     * @param last null where it is the first
     */
    public static Act after(
            @Nullable Act last,
            String tenant,
            Instant at,
            String account,
            String name,
            String act,
            @Nullable UUID proposal,
            String about) {
        int seq = last == null ? 1 : last.seq() + 1;
        Act unsealed = new Act(seq, at, account, name, act, proposal, about, "");
        String hash = hash(tenant, unsealed, last == null ? START : last.hash());
        return new Act(seq, at, account, name, act, proposal, about, hash);
    }

    /**
     * The first that does not follow the one before it as it was written; empty where all do.
     *
     * @param acts oldest first, from the first of all
     * @return its number
     */
    public static OptionalInt broken(String tenant, List<Act> acts) {
        String before = START;
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            if (act.seq() != i + 1 || !act.hash().equals(hash(tenant, act, before))) {
                return OptionalInt.of(i + 1);
            }
            before = act.hash();
        }
        return OptionalInt.empty();
    }

    private static String hash(String tenant, Act act, String before) {
        MessageDigest digest = Chain.sha256();
        for (String part : List.of(
                "gehoor.governed",
                tenant,
                Integer.toString(act.seq()),
                Long.toString(act.at().toEpochMilli()),
                act.account(),
                act.name(),
                act.act(),
                act.proposal() == null ? "" : act.proposal().toString(),
                act.about(),
                before)) {
            Chain.part(digest, part.getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
