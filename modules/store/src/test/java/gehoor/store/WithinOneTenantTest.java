package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement crosses tenants. Each that any test of this module sends through the store is looked at as it is sent, and a
 * test that sends one that does not keep to its tenant fails: see {@link Counting}.
 */
class WithinOneTenantTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from gehoor.file where tenant_id = ? and id = ?",
                "SELECT ID, NAME FROM gehoor.person WHERE ((tenant_id = ?) AND (id = ?))",
                "select f.id from gehoor.file f where f.tenant_id = ? and f.id in"
                        + " (select m.file_id from gehoor.mark m where m.tenant_id = ? and m.mark = any (?))",
                "select * from gehoor.mark m join gehoor.file f on f.tenant_id = m.tenant_id and f.id = m.file_id"
                        + " where m.tenant_id = ?",
                "with gone as (delete from gehoor.mark where tenant_id = ?) insert into gehoor.mark (tenant_id, mark)"
                        + " select ?, new.mark from unnest(?) new (mark)",
                "update waker.scheduled_tasks set picked = true where task_name = ?",
            })
    void what_keeps_to_one_is_let_pass(String sql) {
        assertThat(WithinOneTenant.broken(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from gehoor.file",
                "select * from gehoor.file where id = ?",
                "update gehoor.file set tenant_id = id where id = ?",
                "delete from vault.file_key where file_id = ?",
                "insert into gehoor.mark (mark, file_id) values (?, ?)",
                "select f.id from gehoor.file f where f.tenant_id = ? and f.id in"
                        + " (select m.file_id from gehoor.mark m where m.mark = any (?))",
                "select f.id from gehoor.file f where f.id in"
                        + " (select m.file_id from gehoor.mark m where m.tenant_id = ? and m.mark = any (?))",
                "select * from gehoor.mark m join gehoor.file f on f.id = m.file_id where m.tenant_id = ?",
                "select * from gehoor.mark m join gehoor.file f on f.tenant_id = m.tenant_id",
                "select f.id, (select count(*) from gehoor.clock where state = 'tenant_id = ?') from gehoor.file f"
                        + " where f.tenant_id = ?",
                "select * from gehoor.file where tenant_id <> ?",
                "select * from elsewhere.file where tenant_id = ?",
            })
    void what_crosses_is_found(String sql) {
        assertThat(WithinOneTenant.broken(sql)).isNotEmpty();
    }

    @Test
    void a_test_that_sends_one_fails() throws SQLException {
        Postgres.migrated();
        try (Connection connection = new Counting(Postgres.runtime()).source().getConnection();
                var statement = connection.prepareStatement("select count(*) from gehoor.file")) {
            assertThatThrownBy(statement::executeQuery)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("gehoor.file");
        }
    }

    @Test
    void the_store_is_looked_at() {
        int before = Counting.seen();
        Sample sample = Stores.begun("within");
        Stores.load("within", sample.id);
        Stores.PORTS.transactions().reading("within", () -> Stores.PORTS.lists().marked("within", Set.of("x"), null));
        Stores.PORTS
                .transactions()
                .reading("within", () -> Stores.PORTS.outbox().of("within", UUID.randomUUID()));

        assertThat(Counting.seen()).isGreaterThanOrEqualTo(before + 5);
    }
}
