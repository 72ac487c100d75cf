package gehoor.platform.launch;

import gehoor.store.KeyRows;
import gehoor.vault.FileKeyProvider;
import gehoor.vault.KeyRenewal;
import gehoor.vault.KeysUnavailable;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * {@code ./gehoor renew-keys}: new keys for all tenants, while the platform runs. Every file's key is wrapped anew; the keys of
 * before are destroyed when nothing is under them any more. Broken off, it goes on when it is called again.
 */
public final class RenewKeys {
    private static final PrintStream OUT = System.out;

    /** Longer than any transaction may stand still or wait: what was wrapped under an older key is in the table by then. */
    private static final Duration WAIT = Duration.ofMinutes(2);

    private RenewKeys() {}

    /** @param arguments the project's folder */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            OUT.println("usage: RenewKeys PROJECT-FOLDER");
            System.exit(2);
        }
        System.exit(run(Path.of(arguments[0]).toAbsolutePath().normalize()));
    }

    private static int run(Path root) {
        Options options = Options.ofProject(root);
        Path file = options.vaultKeys();
        if (!Files.exists(file)) {
            OUT.println("gehoor: there is no key file at " + file + ": GEHOOR_VAULT_KEYFILE says where it lies.");
            return 1;
        }
        try (Connection owner = Connections.asOwner(options)) {
            return renew(owner, file, WAIT, OUT) ? 0 : 1;
        } catch (SQLException | NotStarted e) {
            OUT.println("gehoor: the keys of files could not all be read and written: " + e.getMessage()
                    + " Nothing is lost: call it again.");
            return 1;
        } catch (KeysUnavailable e) {
            OUT.println("gehoor: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Renews all keys of a file.
     *
     * @param owner as the owner of the schemas
     * @param wait how long to wait before the last look
     * @return whether the older keys are gone; they stay where a file's key opens with none
     */
    public static boolean renew(Connection owner, Path file, Duration wait, PrintStream out) throws SQLException {
        KeyRenewal renewal = new KeyRenewal(new FileKeyProvider(file));
        out.printf(
                "%d keys of %d tenants are renewed%n",
                renewal.begin(), renewal.tenants().size());
        KeyRows rows = new KeyRows(owner);
        KeyRows.Pass first = pass(rows, renewal);
        out.printf("%d keys of files, %d of them wrapped anew%n", first.keys(), first.renewed());
        if (first.shut() > 0) {
            out.printf(
                    "gehoor: %d keys of files open with no key in %s. The keys of before are kept beside the new ones;"
                            + " find out first whose key file those were sealed with.%n",
                    first.shut(), file);
            return false;
        }
        pause(wait, out);
        KeyRows.Pass last;
        do {
            last = pass(rows, renewal);
        } while (last.renewed() > 0);
        renewal.end();
        out.println("the keys of before are destroyed. Destroy the copies of the key file, too, and make a new one.");
        return true;
    }

    private static KeyRows.Pass pass(KeyRows rows, KeyRenewal renewal) throws SQLException {
        KeyRows.Pass all = new KeyRows.Pass(0, 0, 0);
        for (String tenant : renewal.tenants()) {
            all = all.and(rows.renew(tenant, renewal));
        }
        return all;
    }

    private static void pause(Duration wait, PrintStream out) {
        out.printf("waiting %d seconds for what is being written just now%n", wait.toSeconds());
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Interrupted.", e);
        }
    }
}
