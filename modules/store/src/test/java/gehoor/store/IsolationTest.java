package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IsolationTest {

    @Test
    void nothingBreaksTheRules() throws SQLException {
        Postgres.migrated();
        try (Connection connection = Postgres.owner().getConnection()) {
            assertThat(Isolation.breaches(connection)).isEmpty();
        }
    }

    /** A rule, and what somebody might do one day that breaks it. The deed is undone afterwards. */
    static Stream<Arguments> plantedViolations() {
        return Stream.of(
                planted("tenant-column", "create table gehoor.planted (id uuid primary key)"),
                planted(
                        "tenant-column",
                        "create table gehoor.planted (tenant_id text, id uuid, unique (tenant_id, id))"),
                planted(
                        "tenant-column",
                        "create table gehoor.planted (id uuid, tenant_id text, primary key (tenant_id, id))"),
                planted("row-security-enabled", "alter table gehoor.file disable row level security"),
                planted("row-security-enabled", "create table gehoor.planted (tenant_id text primary key)"),
                planted("row-security-forced", "alter table vault.identity no force row level security"),
                planted("one-policy", "create policy everybody on gehoor.file for select using (true)"),
                planted("one-policy", "drop policy tenant on gehoor.opening"),
                planted("policy-is-the-tenant", "alter policy tenant on gehoor.file using (true)"),
                planted("policy-is-the-tenant", "alter policy tenant on gehoor.file with check (true)"),
                planted("policy-is-the-tenant", "alter policy tenant on gehoor.file to gehoor_app"),
                planted(
                        "policy-is-the-tenant",
                        "alter policy tenant on gehoor.file using (tenant_id = current_setting('app.tenant', true))"),
                planted("primary-key", "alter table gehoor.clock drop constraint clock_pkey"),
                planted("index-begins-with-tenant", "create unique index planted on gehoor.file (number)"),
                planted("index-begins-with-tenant", "create index planted on gehoor.file (lower(number))"),
                planted("index-begins-with-tenant", "alter table gehoor.outbox add unique (id)"),
                planted(
                        "foreign-key-begins-with-tenant",
                        "alter table gehoor.file add unique (tenant_id, version, id);"
                                + "alter table gehoor.clock add column version bigint;"
                                + "alter table gehoor.clock add foreign key (run, version, file_id)"
                                + " references gehoor.file (tenant_id, version, id)"),
                planted(
                        "default-is-a-constant",
                        "alter table gehoor.file add column created_at timestamptz default now()"),
                planted("default-is-a-constant", "alter table gehoor.file add column day date default '2026-01-01'"),
                planted("default-is-a-constant", "alter table gehoor.opening alter column id set default uuidv7()"),
                planted("no-identity-column", "alter table gehoor.entry add column n int generated always as identity"),
                planted("no-sequence", "create sequence gehoor.planted"),
                planted("no-materialized-view", "create materialized view gehoor.planted as select 1"),
                planted("view-as-invoker", "create view gehoor.planted as select * from gehoor.file"),
                planted(
                        "no-function",
                        "create function gehoor.planted() returns bigint language sql security definer"
                                + " as 'select count(*) from gehoor.file'"),
                planted(
                        "no-trigger",
                        "create trigger planted before update on gehoor.file for each row"
                                + " execute function suppress_redundant_updates_trigger()"),
                planted("no-rule", "create rule planted as on delete to gehoor.file do instead nothing"),
                planted("no-publication", "create publication planted"),
                planted("granted-as-listed", "grant update on gehoor.entry to gehoor_app"),
                planted("granted-as-listed", "grant delete on gehoor.opening to gehoor_app"),
                planted("granted-as-listed", "grant truncate on gehoor.file to gehoor_app"),
                planted("granted-as-listed", "revoke select on gehoor.file from gehoor_app"),
                planted("granted-as-listed", "create table gehoor.planted (tenant_id text primary key)"),
                planted("granted-to-nobody-else", "grant select on vault.identity to public"),
                planted("granted-to-nobody-else", "grant select on vault.identity to somebody"),
                planted("granted-to-nobody-else", "grant select on migration.flyway_schema_history to somebody"),
                planted("granted-without-option", "grant select on gehoor.file to gehoor_app with grant option"),
                planted("no-column-grant", "grant update (clear) on gehoor.entry to gehoor_app"),
                planted(
                        "no-default-grant",
                        "alter default privileges in schema gehoor grant select on tables to gehoor_app"),
                planted("global-is-granted-as-listed", "grant insert on migration.flyway_schema_history to gehoor_app"),
                planted("schema-for-use-only", "grant create on schema gehoor to gehoor_app"),
                planted("schema-for-use-only", "grant create on schema migration to gehoor_app"),
                plantedAsSuperuser("database-for-use-only", "grant temporary on database gehoor to public"),
                plantedAsSuperuser("runtime-role-exists", "alter role gehoor_app rename to another"),
                plantedAsSuperuser("runtime-role-without-power", "alter role gehoor_app superuser"),
                plantedAsSuperuser("runtime-role-without-power", "alter role gehoor_app bypassrls"),
                plantedAsSuperuser("runtime-role-without-power", "alter role gehoor_app createrole"),
                plantedAsSuperuser("runtime-role-member-of-nothing", "grant gehoor_owner to gehoor_app"),
                plantedAsSuperuser("runtime-role-member-of-nothing", "grant pg_read_all_data to gehoor_app"),
                plantedAsSuperuser("runtime-role-owns-nothing", "alter table gehoor.clock owner to gehoor_app"),
                plantedAsSuperuser("runtime-role-owns-nothing", "create schema planted authorization gehoor_app"),
                plantedAsSuperuser("runtime-role-has-no-tenant", "alter role gehoor_app set app.tenant = 'north'"),
                plantedAsSuperuser("runtime-role-has-no-tenant", "alter database gehoor set row_security = off"),
                plantedAsSuperuser("no-foreign-table", """
                        create foreign data wrapper planted;
                        create server planted foreign data wrapper planted;
                        create foreign table gehoor.planted (tenant_id text) server planted"""),
                plantedAsSuperuser("owner-without-power", "alter table gehoor.clock owner to postgres"),
                plantedAsSuperuser("owner-without-power", "alter role gehoor_owner bypassrls"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plantedViolations")
    void aPlantedViolationIsFound(String rule, String deed, boolean bySuperuser) throws SQLException {
        Postgres.migrated();
        try (Connection connection = (bySuperuser ? Postgres.superuser() : Postgres.owner()).getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                // given
                sql.execute(deed);

                // when
                List<Isolation.Breach> breaches = Isolation.breaches(connection);

                // then
                assertThat(breaches).extracting(Isolation.Breach::rule).contains(rule);
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void eachRuleHasAPlantedViolation() {
        Set<String> planted = plantedViolations()
                .map(arguments -> (String) arguments.get()[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rules = Pattern.compile("select '([a-z-]+)',")
                .matcher(Isolation.rules())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(planted).isEqualTo(rules);
    }

    private static Arguments planted(String rule, String deed) {
        return Arguments.of(rule, deed, false);
    }

    private static Arguments plantedAsSuperuser(String rule, String deed) {
        return Arguments.of(rule, deed, true);
    }
}
