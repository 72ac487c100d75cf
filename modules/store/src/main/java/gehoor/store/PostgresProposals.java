package gehoor.store;

import com.fasterxml.jackson.core.type.TypeReference;
import gehoor.casework.port.ProposalRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposals, and the trail of what was done about what is live. */
final class PostgresProposals implements ProposalRows {
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};
    private static final TypeReference<List<Approval>> APPROVALS = new TypeReference<>() {};
    private static final TypeReference<@Nullable Proof> PROOF = new TypeReference<>() {};

    private final Units units;

    PostgresProposals(Units units) {
        this.units = units;
    }

    @Override
    public void add(String tenant, Row row) {
        units.of(tenant)
                .sql("""
                        insert into gehoor.proposal (tenant_id, id, begun_by, base, title, state, revision, files,
                          changed_at, authors, approvals, proof)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(tenant, row.id(), ProposalText.write(row.begunBy()), row.base())
                .set(
                        row.title(),
                        row.state(),
                        row.revision(),
                        ProposalText.write(new TreeMap<>(row.files())),
                        row.changedAt())
                .set(
                        ProposalText.write(row.authors()),
                        ProposalText.write(row.approvals()),
                        ProposalText.write(row.proof()))
                .run();
    }

    @Override
    public boolean change(String tenant, Row row, int before) {
        return units.of(tenant)
                        .sql("""
                        update gehoor.proposal set base = ?, title = ?, state = ?, revision = ?, files = ?, changed_at = ?,
                          authors = ?, approvals = ?, proof = ?
                        where tenant_id = ? and id = ? and revision = ?""")
                        .set(row.base(), row.title(), row.state(), row.revision())
                        .set(ProposalText.write(new TreeMap<>(row.files())), row.changedAt())
                        .set(
                                ProposalText.write(row.authors()),
                                ProposalText.write(row.approvals()),
                                ProposalText.write(row.proof()))
                        .set(tenant, row.id(), before)
                        .run()
                == 1;
    }

    @Override
    public Optional<Row> find(String tenant, UUID id) {
        return units.of(tenant)
                .sql("select * from gehoor.proposal where tenant_id = ? and id = ?")
                .set(tenant, id)
                .one(PostgresProposals::row);
    }

    @Override
    public List<Row> all(String tenant) {
        return units.of(tenant).sql("""
                        select id, title, state, revision, base, '{}' as files, begun_by, changed_at, authors, approvals, proof
                        from gehoor.proposal where tenant_id = ? order by changed_at desc, id""").set(tenant).list(PostgresProposals::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Sql.uuid(row, "id"),
                row.getString("title"),
                row.getString("state"),
                row.getInt("revision"),
                row.getString("base"),
                ProposalText.read(row.getString("files"), TEXTS),
                ProposalText.read(row.getString("begun_by"), new TypeReference<Person>() {}),
                Sql.instant(row, "changed_at"),
                ProposalText.read(row.getString("authors"), PEOPLE),
                ProposalText.read(row.getString("approvals"), APPROVALS),
                ProposalText.read(row.getString("proof"), PROOF));
    }

    @Override
    public void plan(String tenant, Plan plan) {
        units.of(tenant)
                .sql("""
                        update gehoor.proposal set plan_day = ?, plan_proved = ?, plan_by = ?
                        where tenant_id = ? and id = ?""")
                .set(plan.day(), plan.proved(), ProposalText.write(plan.by()), tenant, plan.proposal())
                .run();
    }

    @Override
    public Optional<Plan> planned(String tenant, UUID proposal) {
        return units.of(tenant).sql("""
                        select id, plan_day, plan_proved, plan_by from gehoor.proposal
                        where tenant_id = ? and id = ? and plan_day is not null""").set(tenant, proposal).one(PostgresProposals::plan);
    }

    @Override
    public List<Plan> due(String tenant, LocalDate day) {
        return units.of(tenant).sql("""
                        select id, plan_day, plan_proved, plan_by from gehoor.proposal
                        where tenant_id = ? and plan_day <= ? and state = 'put-forward' order by plan_day, id""").set(tenant, day).list(PostgresProposals::plan);
    }

    private static Plan plan(ResultSet row) throws SQLException {
        LocalDate day = Sql.day(row, "plan_day");
        if (day == null) {
            throw new StoreFailure("a plan without a day", new IllegalStateException());
        }
        return new Plan(
                Sql.uuid(row, "id"),
                day,
                Sql.instant(row, "plan_proved"),
                ProposalText.read(row.getString("plan_by"), new TypeReference<Person>() {}));
    }

    @Override
    public boolean callOff(String tenant, UUID proposal) {
        return units.of(tenant).sql("""
                        update gehoor.proposal set plan_day = null, plan_proved = null, plan_by = null
                        where tenant_id = ? and id = ? and plan_day is not null""").set(tenant, proposal).run() == 1;
    }

    @Override
    public Optional<Act> hold(String tenant) {
        Unit unit = units.of(tenant);
        // Two who add at once would both follow the same one.
        unit.sql("select pg_advisory_xact_lock(hashtext('gehoor.governed'), hashtext(?))")
                .set(tenant)
                .list(row -> "");
        return acts(tenant, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public void add(String tenant, Act act) {
        units.of(tenant)
                .sql("""
                        insert into gehoor.governed (tenant_id, seq, at, account, name, act, proposal, about, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(tenant, act.seq(), act.at(), act.account(), act.name(), act.act())
                .set(act.proposal(), act.about(), act.hash())
                .run();
    }

    @Override
    public List<Act> acts(String tenant, int before, int limit) {
        return units.of(tenant).sql("""
                        select seq, at, account, name, act, proposal, about, hash from gehoor.governed
                        where tenant_id = ? and seq < ? order by seq desc limit ?""").set(tenant, before, limit).list(PostgresProposals::act);
    }

    static Act act(ResultSet row) throws SQLException {
        return new Act(
                row.getInt("seq"),
                Sql.instant(row, "at"),
                row.getString("account"),
                row.getString("name"),
                row.getString("act"),
                row.getObject("proposal", UUID.class),
                row.getString("about"),
                row.getString("hash"));
    }
}
