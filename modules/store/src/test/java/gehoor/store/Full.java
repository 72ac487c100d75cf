package gehoor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A tenant of whom there is something in every table. */
final class Full {
    private Full() {}

    /** All tables that there are. */
    static Stream<String> tables() throws SQLException {
        try (Connection connection = Postgres.owner().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname in ('gehoor', 'vault') order by 1")) {
            Stream.Builder<String> tables = Stream.builder();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables.build();
        }
    }

    /** A row in every table. */
    static Sample of(String tenant) {
        Sample other = Stores.begun(tenant);
        Sample sample = Sample.of(tenant);
        var change = sample.change(Sample.clock("treatment-1", "running"));
        var numbered = new gehoor.casework.port.Changeset.FileChange(
                change.row(),
                0,
                new gehoor.casework.port.Changeset.Numbering("N", 2026, 5),
                change.entries(),
                change.clocks());
        var attachment = new gehoor.casework.port.AttachmentRows.Row(
                java.util.UUID.randomUUID(), sample.id, 1, "photo", new byte[1], 1, 1);
        Stores.commit(Sample.writing(tenant, numbered)
                .links(new gehoor.casework.port.LinkRow(other.id, "danger", sample.id))
                .receipts(sample.receipt("receipt"))
                .notices(sample.notice(0))
                .attachments(new gehoor.casework.port.Changeset.Attached(attachment, List.of(new byte[1])))
                .tokens(new gehoor.casework.port.SearchToken(sample.id, 7L, false))
                .remembered(sample.remembered("key")));
        var key = new gehoor.vault.FileKey(tenant, sample.id.toString(), gehoor.vault.Purpose.IDENTITY);
        var party = new gehoor.vault.Party(key, "complainant");
        var ports = Stores.PORTS;
        ports.transactions().within(tenant, () -> {
            ports.openings()
                    .write(
                            tenant,
                            new gehoor.casework.port.Openings.Opening(
                                    sample.id, "u-1", "handler", "file", Sample.NOON));
            ports.tickets()
                    .add(
                            tenant,
                            new gehoor.casework.port.TicketRow(
                                    new byte[32], sample.id, gehoor.casework.port.TicketRow.MAILBOX, Sample.NOON));
            ports.drafts()
                    .put(
                            tenant,
                            new gehoor.casework.port.DraftRows.Row(
                                    "u-1", "act", "text", sample.id, new byte[1], Sample.TODAY));
            ports.people().keep(tenant, "u-1", new gehoor.casework.port.People.KeptView(sample.id, "sealed"));
            ports.standIns()
                    .add(
                            tenant,
                            new gehoor.casework.port.StandInRows.Row(
                                    sample.id,
                                    "u-1",
                                    "u-2",
                                    java.util.Set.of("handler"),
                                    Sample.TODAY,
                                    Sample.TODAY,
                                    null,
                                    "u-1",
                                    Sample.NOON,
                                    null,
                                    null));
            ports.standIns().end(tenant, sample.id, Sample.NOON, "u-1");
            ports.people()
                    .seen(
                            tenant,
                            new gehoor.casework.port.People.Person(
                                    "u-1", "Somebody", null, java.util.Set.of("handler"), java.util.Set.of()));
            ports.configurations()
                    .activate(
                            tenant,
                            new gehoor.casework.port.Configurations.Configuration(
                                    "f1", java.util.Map.of(), java.util.Map.of(), Sample.NOON, "", null));
            // The platform's own rows lie under its own name; the wall is the same.
            Stores.STORE
                    .unit(tenant)
                    .sql("insert into gehoor.organisation (tenant_id, organisation, live) values (?, ?, ?)")
                    .set(tenant, "linden", "f1")
                    .run();
            Stores.STORE
                    .unit(tenant)
                    .sql("insert into gehoor.begun (tenant_id, organisation, proposal) values (?, ?, ?)")
                    .set(tenant, "linden", sample.id)
                    .run();
            var person = new gehoor.casework.port.ProposalRows.Person("u-1", "Somebody", true);
            ports.proposals()
                    .add(
                            tenant,
                            new gehoor.casework.port.ProposalRows.Row(
                                    sample.id,
                                    "Shorter",
                                    "draft",
                                    1,
                                    "f1",
                                    java.util.Map.of(),
                                    person,
                                    Sample.NOON,
                                    List.of(person),
                                    List.of(),
                                    null));
            ports.proposals()
                    .add(
                            tenant,
                            new gehoor.casework.port.ProposalRows.Act(
                                    1, Sample.NOON, "u-1", "Somebody", "begun", sample.id, "", "00"));
            ports.suspensions().suspend(tenant, Sample.NOON);
            ports.taken()
                    .write(
                            tenant,
                            new gehoor.casework.port.TakenRows.Taken(
                                    sample.id, 1, "u-1", java.util.Set.of("file"), Sample.NOON));
            ports.removals().ask(tenant, Sample.removal());
            ports.jobs().begin(tenant, sample.id, "past", Sample.NOON);
            Stores.STORE
                    .coverage()
                    .note(new gehoor.casework.checkpoint.Checkpoint(
                            tenant,
                            1,
                            gehoor.casework.checkpoint.Checkpoint.NONE,
                            Sample.NOON,
                            Sample.TODAY,
                            "",
                            "",
                            List.of(new gehoor.casework.checkpoint.Leaf(sample.id, 1, "00")),
                            ""));
            ports.keys().insert(key, new byte[60]);
            ports.identities().insert(party, new byte[60]);
            ports.disclosures()
                    .write(
                            party,
                            new gehoor.vault.Disclosure("u-1", "handler", "danger", "entry 1", java.time.Instant.MAX),
                            Sample.NOON);
            return null;
        });
        removed(tenant);
        return sample;
    }

    /** That one was removed only the owner of the database says. */
    private static void removed(String tenant) {
        try (Connection connection = Postgres.owner().getConnection();
                PreparedStatement sql =
                        connection.prepareStatement("insert into gehoor.removed values (?, 'linden', now())")) {
            connection.setAutoCommit(false);
            enter(connection, tenant);
            sql.setString(1, tenant);
            sql.execute();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void enter(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            sql.setString(1, tenant);
            sql.execute();
        }
    }
}
