package gehoor.platform.launch;

import gehoor.casework.checkpoint.CheckpointFolder;
import gehoor.casework.checkpoint.CheckpointLog;
import gehoor.casework.checkpoint.LastLine;
import gehoor.casework.port.Configurations;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import gehoor.store.RemovalDeed;
import gehoor.store.RemovalDeed.Standing;
import gehoor.vault.FileKeyProvider;
import gehoor.vault.FileNotary;
import gehoor.vault.KeysUnavailable;
import gehoor.vault.NotaryKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code ./gehoor remove}: destroys all that is kept of an organisation that asked for it, once who runs the platform agreed and the day has
 * come, while the platform runs. Everything is looked at twice: before, and once no node serves it any more. Broken off, it goes on when it is
 * called again; where a backup brought an organisation back, it destroys it once more.
 */
public final class RemoveCommand {
    private static final PrintStream OUT = System.out;

    /** Longer than a node takes to hear of it, and than any transaction may stand still or wait. */
    private static final Duration WAIT = Duration.ofMinutes(2);

    private static final int MOST_AGAIN = 5;

    /** Who is nowhere, is where a day begins last. */
    private static final ZoneId LAST = ZoneOffset.ofHours(-12);

    private final RemovalDeed deed;
    private final Places places;
    private final Duration wait;
    private final UnaryOperator<Instant> clock;
    private final BufferedReader in;
    private final PrintStream out;

    /**
     * Where what is kept beside the database lies.
     *
     * @param tenants the tenants' folder
     * @param keys the key file
     * @param checkpoints the folder with the signed checkpoints
     * @param notaryKey the key that signs them
     */
    public record Places(Path tenants, Path keys, Path checkpoints, Path notaryKey) {
        static Places of(Options options) {
            return new Places(options.tenantConfig(), options.vaultKeys(), options.checkpoints(), options.notaryKey());
        }
    }

    /**
     * @param owner as the owner of the schemas
     * @param wait how long to wait until no node serves it
     * @param clock what it is, by what the database's clock says: the same, outside tests
     * @param in where somebody types that it is meant
     */
    public RemoveCommand(
            Connection owner,
            Places places,
            Duration wait,
            UnaryOperator<Instant> clock,
            BufferedReader in,
            PrintStream out) {
        this.deed = new RemovalDeed(owner);
        this.places = places;
        this.wait = wait;
        this.clock = clock;
        this.in = in;
        this.out = out;
    }

    /** What stands in the way, in a plain sentence. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** @param arguments the project's folder, the organisation, and perhaps {@code --yes} */
    public static void main(String[] arguments) {
        boolean yes = arguments.length == 3 && arguments[2].equals("--yes");
        if (arguments.length != 2 && !yes) {
            OUT.println("usage: RemoveCommand PROJECT-FOLDER ORGANISATION [--yes]");
            System.exit(2);
        }
        Options options =
                Options.ofProject(Path.of(arguments[0]).toAbsolutePath().normalize());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        boolean removed;
        try (Connection owner = Connections.asOwner(options)) {
            removed = new RemoveCommand(owner, Places.of(options), WAIT, now -> now, in, OUT).remove(arguments[1], yes);
            if (removed && options.settings().get("gehoor.accounts.client.id").isPresent()) {
                OUT.println("The organization and its people stay in Keycloak, where they may belong to others, too:"
                        + " docs/operations.md says how to delete what is to go.");
            }
        } catch (SQLException | NotStarted e) {
            OUT.println("gehoor: the database could not be reached as its owner: " + e.getMessage());
            removed = false;
        }
        OUT.flush();
        System.exit(removed ? 0 : 1);
    }

    /**
     * Removes it, or says why not.
     *
     * @param yes do not ask whether it is meant
     * @return whether nothing of it is left
     */
    public boolean remove(String tenant, boolean yes) {
        try {
            return removed(tenant, yes);
        } catch (Refused refused) {
            out.println("gehoor: " + refused.getMessage());
        } catch (SQLException | IOException | UncheckedIOException | KeysUnavailable | IllegalStateException e) {
            out.println("gehoor: it is not done to the end: " + e.getMessage() + " Call it again, and it goes on.");
        }
        return false;
    }

    private boolean removed(String tenant, boolean yes) throws Refused, SQLException, IOException {
        if (!Files.exists(places.keys)) {
            throw new Refused("there is no key file at " + places.keys + ": GEHOOR_VAULT_KEYFILE says where it lies.");
        }
        CheckpointLog log = new CheckpointFolder(places.checkpoints);
        // Under its own name the platform keeps what is of all organisations.
        if (!tenant.matches("[a-z][a-z0-9-]*") || tenant.equals(Configurations.PLATFORM)) {
            throw unknown(tenant);
        }
        Standing standing = deed.standing(tenant);
        if (!standing.known()) {
            throw unknown(tenant);
        }
        Optional<LastLine> before = LastLine.of(log, tenant, notaries());
        if (before.isEmpty()) {
            hinders(tenant, standing);
        } else if (standing.rows().isEmpty() && standing.removedAt() != null) {
            mayNotComeBack(tenant);
            new FileKeyProvider(places.keys).destroyAll(tenant);
            out.printf(
                    "%s was removed at %s. Nothing of it is left.%n",
                    tenant, before.get().at());
            return true;
        } else {
            nothingNew(tenant, before.get());
        }
        // Last of all: while it may not be removed, its folder is what its people are served from.
        mayNotComeBack(tenant);
        tell(tenant, standing);
        if (!yes) {
            isMeant(tenant);
        }
        closes(tenant, standing, before.map(LastLine::at).orElse(standing.now()));
        if (before.isEmpty()) {
            signs(tenant, log);
        }
        destroys(tenant);
        return true;
    }

    private static Refused unknown(String tenant) {
        return new Refused("there is no organisation " + tenant + " here.");
    }

    private void mayNotComeBack(String tenant) throws Refused {
        if (Files.isDirectory(places.tenants.resolve(tenant))) {
            throw new Refused("its folder " + places.tenants.resolve(tenant)
                    + " is still there: take it away first, on every node, or it would come back.");
        }
    }

    private List<NotaryKey> notaries() {
        Path known = FileNotary.publicKey(places.notaryKey);
        return Files.exists(known) ? FileNotary.known(known) : List.of();
    }

    /** Refuses where something stands in the way. */
    private void hinders(String tenant, Standing standing) throws Refused, SQLException {
        if (!standing.suspended()) {
            throw new Refused(tenant + " still takes new reports: it is suspended first.");
        }
        Removal removal = standing.removal();
        if (removal == null) {
            throw new Refused("nobody of " + tenant + " asked for its removal.");
        }
        if (!removal.agreed()) {
            throw new Refused("who runs the platform did not agree yet to the removal that " + removal.askedName()
                    + " asked for.");
        }
        LocalDate today = clock.apply(standing.now()).atZone(zone(tenant)).toLocalDate();
        if (today.isBefore(removal.day())) {
            throw new Refused("the day has not come: " + tenant + " is to be removed on " + removal.day()
                    + ", and there it is " + today + ".");
        }
        if (standing.open() > 0) {
            throw new Refused("files are not closed, or a term of them runs or something waits to leave: "
                    + standing.open() + ".");
        }
        if (standing.left() > 0 && !removal.unread()) {
            throw new Refused("files that nobody took along as they are now: " + standing.left()
                    + ". Have them taken along, or have the removal asked for anew so that they may be destroyed"
                    + " all the same.");
        }
    }

    private ZoneId zone(String tenant) throws SQLException {
        return Reading.read(deed.configuration(tenant)) instanceof Reading.Read read
                ? read.book().tenant(tenant).map(Tenant::zone).orElse(LAST)
                : LAST;
    }

    /** It was removed once, and is there again, wholly or in part. */
    private void nothingNew(String tenant, LastLine line) throws Refused, SQLException {
        long later = deed.since(tenant, line.at());
        if (later > 0) {
            throw new Refused(
                    "%s was removed at %s, and %d entries were written after that: a database was put back, and people went on in it. Nothing is destroyed; docs/operations.md says what to do."
                            .formatted(tenant, line.at(), later));
        }
        out.printf(
                "%s was removed at %s as agreed; this goes on with it, or takes back what a backup brought.%n",
                tenant, line.at());
    }

    private void tell(String tenant, Standing standing) {
        out.println("All of this is destroyed, and every key of " + tenant + ":");
        standing.rows().forEach((table, rows) -> out.printf("%12d  %s%n", rows, table));
    }

    private void isMeant(String tenant) throws Refused, IOException {
        out.print("Type " + tenant + " to have it destroyed for good: ");
        out.flush();
        String typed = in.readLine();
        if (typed == null || !typed.strip().equals(tenant)) {
            throw new Refused("that is not " + tenant + ". Nothing is destroyed.");
        }
    }

    /**
     * No node serves it from then on.
     *
     * @param at when it was removed
     */
    private void closes(String tenant, Standing standing, Instant at) throws SQLException {
        deed.mark(tenant, at);
        Instant since = standing.removedAt() == null ? standing.now() : standing.removedAt();
        Duration rest = wait.minus(Duration.between(since, standing.now()));
        if (rest.isNegative() || rest.isZero()) {
            return;
        }
        out.printf("waiting %d seconds until no node serves it%n", rest.toSeconds());
        try {
            Thread.sleep(rest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    /** Looks once more, and says in the last line that it is removed; where something turned up, it is served again. */
    private void signs(String tenant, CheckpointLog log) throws Refused, SQLException {
        Standing standing = deed.standing(tenant);
        try {
            hinders(tenant, standing);
            LastLine line = LastLine.write(
                    log,
                    tenant,
                    standing.checkpoint(),
                    standing.now(),
                    Optional.ofNullable(standing.trail()),
                    new FileNotary(places.notaryKey));
            out.printf("line %d of %s.jsonl says so, signed by notary %s%n", line.number(), tenant, line.key());
        } catch (Refused refused) {
            deed.unmark(tenant);
            throw refused;
        } catch (LastLine.Behind behind) {
            deed.unmark(tenant);
            throw new Refused(behind.getMessage() + ": is " + places.checkpoints
                    + " the right folder? GEHOOR_RECORD_FOLDER says where it lies.");
        }
    }

    private void destroys(String tenant) throws SQLException {
        deed.destroy(tenant);
        // What a node that was late wrote meanwhile goes as well.
        for (int again = 0; !deed.standing(tenant).rows().isEmpty(); again++) {
            if (again == MOST_AGAIN) {
                throw new IllegalStateException("Somebody still writes to it: is a node of an older version running?");
            }
            deed.destroy(tenant);
        }
        int keys = new FileKeyProvider(places.keys).destroyAll(tenant);
        out.printf(
                "%s is removed: nothing of it is left here, and %d keys are destroyed. Copies of the key file and backups of the"
                        + " database still hold it until they go.%n",
                tenant, keys);
    }
}
