package gehoor.store;

import gehoor.casework.checkpoint.Coverage;
import gehoor.casework.port.Ports;
import gehoor.casework.port.Stems;
import gehoor.casework.port.Transactions;
import gehoor.vault.KeyProvider;
import jakarta.persistence.Persistence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;

/**
 * PostgreSQL behind the ports. One for the whole platform; safe for use by several threads, each in a
 * transaction of its own.
 */
public final class Store implements AutoCloseable {
    private final Units units;

    /** Made once: its word lists are the same for all. */
    private static final Stems STEMS = new LanguageStems();

    private Store(Units units) {
        this.units = units;
    }

    /**
     * Opens the store; the {@link Migrations} have run.
     *
     * @param runtime connects as the runtime role, never as the owner. In a server a pool, outside any
     *     transaction of the server: transactions are begun and ended here
     */
    public static Store open(DataSource runtime) {
        return new Store(new Units(() -> Persistence.createEntityManagerFactory(
                "gehoor", Map.of("jakarta.persistence.nonJtaDataSource", runtime))));
    }

    public Transactions transactions() {
        return units;
    }

    /** All ports of casework; the keys of tenants are somebody else's. */
    public Ports ports(KeyProvider keys) {
        PostgresVault vault = new PostgresVault(units);
        return new Ports(
                units,
                new PostgresFiles(units),
                new PostgresLists(units),
                new PostgresReceipts(units),
                new PostgresTickets(units),
                new PostgresRequests(units),
                new PostgresOutbox(units),
                new PostgresAttachments(units),
                new PostgresDrafts(units),
                new PostgresOpenings(units),
                new PostgresPeople(units),
                new PostgresStandIns(units),
                new PostgresConfigurations(units),
                new PostgresProposals(units),
                new PostgresSuspensions(units),
                new PostgresTaken(units),
                new PostgresRemovals(units),
                new PostgresJobs(units),
                STEMS,
                keys,
                vault,
                vault,
                vault);
    }

    /** What is sealed by which checkpoint. */
    public Coverage coverage() {
        return new PostgresCoverage(units);
    }

    /** How many transactions are open now. */
    public int open() {
        return units.open();
    }

    /** How many statements this thread has sent so far, each transaction's first among them. */
    public static long sent() {
        return Unit.sent();
    }

    /** How things stand in one tenant: counts, and no more. */
    public Tally tally(String tenant, Instant now) {
        return Tally.of(units, tenant, now);
    }

    /**
     * How many files were registered on these days, by channel.
     *
     * @param before the first day that does not count
     */
    public Map<String, Long> registered(String tenant, LocalDate from, LocalDate before) {
        return Tally.registered(units, tenant, from, before);
    }

    /** The unit of work that this thread is in; for tests, to look at rows. */
    Unit unit(String tenant) {
        return units.of(tenant);
    }

    @Override
    public void close() {
        units.close();
    }
}
