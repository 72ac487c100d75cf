package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A worklist page is as quick with twenty thousand files as with twenty: it is read in the order of an index, and no further than it needs. */
class WorklistPlanTest {
    private static final String FILES = """
            insert into gehoor.file (tenant_id, id, procedure, procedure_version, kind, stage, identity, channel, language,
              received, registered, next_due, handlers, marks, linked, version, chain)
            select '%1$s', gen_random_uuid(), 'conciliation', '1', 'complaint', 'intake', 'named', 'web', 'nl',
              date '2026-01-01', date '2026-01-01', date '2026-01-01' + n %% 900, '{}',
              case when n %% 2000 = 0 then array['person:me', 'role:handler'] else array['free:handler', 'role:handler'] end,
              false, 1, sha256('x')
            from generate_series(1, 20000) n;
            insert into gehoor.mark (tenant_id, mark, file_id)
            select f.tenant_id, m, f.id from gehoor.file f, unnest(f.marks) m where f.tenant_id = '%1$s';
            analyze gehoor.file; analyze gehoor.mark""";

    private static final String PAGE = """
            explain select f.next_due as day, f.id from gehoor.file f
            where f.tenant_id = ? and coalesce(f.next_due, 'infinity') <= '2027-01-01'
              and f.id in (select m.file_id from gehoor.mark m where m.tenant_id = ? and m.mark = any (?))
            order by coalesce(f.next_due, 'infinity'), f.id limit 50""";

    @Test
    void aLongListIsReadInItsOrderAndAShortOneByItsMark() throws SQLException {
        String tenant = Sample.tenant();
        Postgres.migrated();
        try (Connection owner = Postgres.superuser().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(FILES.formatted(tenant));
        }

        assertThat(plan(tenant, "role:handler")).contains("file_worklist").doesNotContain("Sort", "Seq Scan");
        assertThat(plan(tenant, "free:handler")).contains("file_worklist").doesNotContain("Sort", "Seq Scan");
        assertThat(plan(tenant, "person:me")).contains("mark_pkey").doesNotContain("Seq Scan");
    }

    private static String plan(String tenant, String mark) throws SQLException {
        try (Connection runtime = Postgres.runtime().getConnection();
                Statement setting = runtime.createStatement();
                PreparedStatement page = runtime.prepareStatement(PAGE)) {
            setting.execute("set app.tenant = '" + tenant + "'");
            page.setString(1, tenant);
            page.setString(2, tenant);
            page.setArray(3, runtime.createArrayOf("text", new String[] {mark}));
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = page.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
