package gehoor.platform.launch;

import gehoor.casework.checkpoint.CheckpointFolder;
import gehoor.casework.checkpoint.CheckpointLog;
import gehoor.casework.checkpoint.LastLine;
import gehoor.casework.checkpoint.Sealed;
import gehoor.casework.checkpoint.Verification;
import gehoor.store.RecordReading;
import gehoor.vault.FileNotary;
import gehoor.vault.KeysUnavailable;
import gehoor.vault.NotaryKey;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code ./gehoor verify-record}: follows the chain of hashes through every entry of every file and holds it against the
 * signed checkpoints, with nothing but the right to read. It needs no keys but the public one of the notary: the hashes are
 * over what is sealed, not over what it says.
 *
 * <p>Of an organisation that was removed it says so where its last line does and nothing of it is left.
 *
 * <p>It finds whatever was changed, left out, moved or added in what a checkpoint covers, also where every hash in the
 * database was made anew; and it names what no checkpoint covers yet.
 */
public final class RecordCheck {
    private static final PrintStream OUT = System.out;

    /** Every day has its checkpoint, also where nothing happened. */
    private static final Duration LONG = Duration.ofHours(36);

    private static final int WHOLE = 0;
    private static final int NOT_WHOLE = 1;
    private static final int NOT_READ = 2;

    private RecordCheck() {}

    /**
     * Ends with 0 where all is whole, with 1 where something is not as it was written, with 2 where it could not be read.
     *
     * @param arguments the project's folder; {@code --checkpoints FOLDER} for a copy that was kept elsewhere, which may be
     *     older; {@code --notary FILE} for public keys other than those beside the notary's own
     */
    public static void main(String[] arguments) {
        Optional<Path> copy = Optional.empty();
        Optional<Path> notary = Optional.empty();
        boolean known = arguments.length % 2 == 1;
        for (int i = 1; known && i < arguments.length; i += 2) {
            Path given = Path.of(arguments[i + 1]);
            switch (arguments[i]) {
                case "--checkpoints" -> copy = Optional.of(given);
                case "--notary" -> notary = Optional.of(given);
                default -> known = false;
            }
        }
        if (!known) {
            OUT.println("usage: RecordCheck PROJECT-FOLDER [--checkpoints FOLDER] [--notary FILE]");
            System.exit(NOT_READ);
            return;
        }
        int status = check(Path.of(arguments[0]), copy, notary);
        OUT.flush();
        System.exit(status);
    }

    private static int check(Path root, Optional<Path> copy, Optional<Path> notary) {
        try {
            Options options = Options.ofProject(root.toAbsolutePath().normalize());
            if (copy.isPresent() && !Files.isDirectory(copy.get())) {
                throw new NotStarted("%s is not a folder.".formatted(copy.get()));
            }
            CheckpointLog log = new CheckpointFolder(copy.orElse(options.checkpoints()));
            TreeSet<String> tenants = new TreeSet<>(log.tenants());
            List<NotaryKey> notaries =
                    notaries(notary.orElse(FileNotary.publicKey(options.notaryKey())), tenants.isEmpty());
            DemoPeople.tenants(options.tenantConfig()).stream()
                    .map(TenantRealm::tenantId)
                    .filter(tenant -> !tenant.isEmpty())
                    .forEach(tenants::add);
            boolean whole = true;
            try (Connection connection = Connections.asApplication(options)) {
                RecordReading reading = new RecordReading(connection);
                // A copy that never heard of an organisation has nothing to say of its removal.
                if (copy.isEmpty()) {
                    tenants.addAll(reading.removed());
                }
                for (String tenant : tenants) {
                    Verification.Result result = copy.isPresent()
                            ? reading.verifyAgainstCopy(tenant, log, notaries)
                            : reading.verify(tenant, log, notaries);
                    say(result, Instant.now());
                    whole &= result.whole();
                }
            }
            return whole ? WHOLE : NOT_WHOLE;
        } catch (SQLException | NotStarted | UncheckedIOException | KeysUnavailable e) {
            OUT.println("gehoor: the record cannot be read: " + e.getMessage());
            return NOT_READ;
        }
    }

    /** Without any checkpoint there may be no notary yet. */
    private static List<NotaryKey> notaries(Path publicKeys, boolean nothingSealed) {
        return nothingSealed && !Files.exists(publicKeys) ? List.of() : FileNotary.known(publicKeys);
    }

    private static void say(Verification.Result result, Instant now) {
        Optional<LastLine> end = result.sealed().removed();
        if (end.isPresent()) {
            OUT.printf(
                    "%-24s removed at %s, %d files were covered until then; line %d, the last, is signed by notary %s: %s%n",
                    result.tenant(),
                    end.get().at(),
                    result.sealed().files(),
                    end.get().number(),
                    end.get().key(),
                    result.whole() ? "whole to its end" : "NOT as it was removed");
            result.faults().forEach(fault -> OUT.println("  " + fault.sentence()));
            return;
        }
        OUT.printf(
                "%-24s %d files, %d entries, %d acts about what is live: %s%n",
                result.tenant(),
                result.files(),
                result.entries(),
                result.acts(),
                result.whole() ? "whole" : "NOT as they were written");
        result.faults().forEach(fault -> OUT.println("  " + fault.sentence()));
        Sealed sealed = result.sealed();
        sealed.latest()
                .ifPresentOrElse(
                        latest -> {
                            OUT.printf(
                                    "  sealed until %s by checkpoint %d, %s, of notary %s%n",
                                    latest.at(),
                                    latest.number(),
                                    latest.hash(),
                                    String.join(" and ", sealed.signers()));
                            if (latest.at().isBefore(now.minus(LONG))) {
                                OUT.printf(
                                        "  that is more than %d hours ago: are checkpoints being made?%n",
                                        LONG.toHours());
                            }
                        },
                        () -> OUT.println(
                                sealed.count() == 0
                                        ? "  not sealed: there is no checkpoint"
                                        : "  not sealed: no checkpoint is good"));
        if (sealed.halfALine()) {
            OUT.println("  half a checkpoint stands at the end, as a crash leaves it; the next one takes its place");
        }
        Verification.Unsealed window = result.unsealed();
        if (window.acts() > 0) {
            OUT.printf("  not sealed yet: %d acts about what is live%n", window.acts());
        }
        if (window.entries() > 0) {
            OUT.printf(
                    "  not sealed yet: %d entries in %d files, from %s until %s%s%n",
                    window.entries(),
                    window.files(),
                    window.from(),
                    window.until(),
                    window.waiting() == 0
                            ? ""
                            : "; %d of them in anonymous files, sealed when their day is over"
                                    .formatted(window.waiting()));
        }
    }

    /**
     * Looks at one tenant.
     *
     * @param connection as the application, or as whoever else may read all of it
     * @param checkpoints the folder in which they are kept
     * @param publicKeys of the notaries whose signatures count
     */
    public static Verification.Result of(Connection connection, Path checkpoints, Path publicKeys, String tenant)
            throws SQLException {
        return new RecordReading(connection)
                .verify(tenant, new CheckpointFolder(checkpoints), FileNotary.known(publicKeys));
    }
}
