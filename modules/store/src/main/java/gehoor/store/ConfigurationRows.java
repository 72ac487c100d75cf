package gehoor.store;

import com.fasterxml.jackson.core.type.TypeReference;
import gehoor.casework.Library;
import gehoor.casework.Trail;
import gehoor.casework.port.Configurations;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.ProposalRows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is live at an organisation, and proposals, for programs beside the platform, which is not needed for it. */
public final class ConfigurationRows {
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Connection connection;

    /** @param connection as the runtime role; left without a transaction */
    public ConfigurationRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * What is live.
     *
     * @param files the organisation's own, by path relative to its folder
     */
    public record Live(String fingerprint, Map<String, String> files) {}

    /** All organisations that are live, by id. */
    public List<String> organisations() throws SQLException {
        try (Tenanted within = new Tenanted(Configurations.PLATFORM);
                PreparedStatement query = connection.prepareStatement(
                        "select organisation from gehoor.organisation where tenant_id = ? order by organisation")) {
            query.setString(1, Configurations.PLATFORM);
            List<String> all = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            within.done();
            return List.copyOf(all);
        }
    }

    /** Whether there was an organisation of that id that was removed: nobody is called so again. */
    public boolean removed(String organisation) throws SQLException {
        try (Tenanted within = new Tenanted(Configurations.PLATFORM);
                PreparedStatement query = connection.prepareStatement(
                        "select 1 from gehoor.removed where tenant_id = ? and organisation = ?")) {
            set(query, Configurations.PLATFORM, organisation);
            try (ResultSet row = query.executeQuery()) {
                boolean removed = row.next();
                within.done();
                return removed;
            }
        }
    }

    /** How far the proposal is by which an organisation was begun; empty where nobody began it. */
    public Optional<String> begun(String organisation) throws SQLException {
        Optional<UUID> proposal = beganBy(organisation);
        if (proposal.isEmpty()) {
            return Optional.empty();
        }
        try (Tenanted within = new Tenanted(organisation);
                PreparedStatement query = connection.prepareStatement(
                        "select state from gehoor.proposal where tenant_id = ? and id = ?")) {
            set(query, organisation, proposal.get());
            try (ResultSet row = query.executeQuery()) {
                Optional<String> state = row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                within.done();
                return state;
            }
        }
    }

    private Optional<UUID> beganBy(String organisation) throws SQLException {
        try (Tenanted within = new Tenanted(Configurations.PLATFORM);
                PreparedStatement query = connection.prepareStatement(
                        "select proposal from gehoor.begun where tenant_id = ? and organisation = ?")) {
            set(query, Configurations.PLATFORM, organisation);
            try (ResultSet row = query.executeQuery()) {
                Optional<UUID> proposal = row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
                within.done();
                return proposal;
            }
        }
    }

    /** Says that an organisation was begun by this proposal of its own. */
    public void begin(String organisation, UUID proposal) throws SQLException {
        try (Tenanted within = new Tenanted(Configurations.PLATFORM);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into gehoor.begun (tenant_id, organisation, proposal) values (?, ?, ?)"
                                + " on conflict (tenant_id, organisation) do update set proposal = excluded.proposal")) {
            set(insert, Configurations.PLATFORM, organisation, proposal);
            insert.executeUpdate();
            within.done();
        }
    }

    public Optional<Live> live(String tenant) throws SQLException {
        try (Tenanted within = new Tenanted(tenant);
                PreparedStatement query = connection.prepareStatement(
                        "select fingerprint, files from gehoor.config_version where tenant_id = ? and live")) {
            query.setString(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                Optional<Live> live = row.next()
                        ? Optional.of(new Live(
                                row.getString(1), Library.own(tenant, ProposalText.read(row.getString(2), TEXTS))))
                        : Optional.empty();
                within.done();
                return live;
            }
        }
    }

    /** Adds a proposal that somebody brought, with its act in the trail. */
    public void propose(String tenant, Row row, String act, String about) throws SQLException {
        try (Tenanted within = new Tenanted(tenant)) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into gehoor.proposal (tenant_id, id, begun_by, base, title, state, revision, files,
                      changed_at, authors, approvals, proof)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                set(
                        insert,
                        tenant,
                        row.id(),
                        ProposalText.write(row.begunBy()),
                        row.base(),
                        row.title(),
                        row.state(),
                        row.revision(),
                        ProposalText.write(new TreeMap<>(row.files())),
                        row.changedAt().atOffset(ZoneOffset.UTC),
                        ProposalText.write(row.authors()),
                        ProposalText.write(row.approvals()),
                        ProposalText.write(row.proof()));
                insert.executeUpdate();
            }
            add(
                    tenant,
                    Trail.after(
                            last(tenant),
                            tenant,
                            row.changedAt(),
                            row.begunBy().account(),
                            row.begunBy().name(),
                            act,
                            row.id(),
                            about));
            within.done();
        }
    }

    private @Nullable Act last(String tenant) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtext('gehoor.governed'), hashtext(?))")) {
            lock.setString(1, tenant);
            lock.execute();
        }
        try (PreparedStatement query = connection.prepareStatement("""
                select seq, at, account, name, act, about, hash from gehoor.governed
                where tenant_id = ? order by seq desc limit 1""")) {
            query.setString(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                // Only its place and its hash are followed.
                return row.next()
                        ? new Act(
                                row.getInt("seq"),
                                row.getObject("at", java.time.OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("account"),
                                row.getString("name"),
                                row.getString("act"),
                                null,
                                row.getString("about"),
                                row.getString("hash"))
                        : null;
            }
        }
    }

    private void add(String tenant, Act act) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into gehoor.governed (tenant_id, seq, at, account, name, act, proposal, about, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            set(
                    insert,
                    tenant,
                    act.seq(),
                    act.at().atOffset(ZoneOffset.UTC),
                    act.account(),
                    act.name(),
                    act.act(),
                    act.proposal(),
                    act.about(),
                    act.hash());
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** One transaction of one tenant; taken back where it is not said to be done. */
    private final class Tenanted implements AutoCloseable {
        private boolean done;

        Tenanted(String tenant) throws SQLException {
            connection.setAutoCommit(false);
            try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                set.setString(1, tenant);
                set.execute();
            }
        }

        void done() throws SQLException {
            connection.commit();
            done = true;
        }

        @Override
        public void close() throws SQLException {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
