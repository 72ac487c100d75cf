package gehoor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gehoor.casework.port.Configurations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Configurations that were live, whole. */
final class PostgresConfigurations implements Configurations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final String WHOLE =
            "select fingerprint, files, procedures, activated_at, activated_by, folder from gehoor.config_version";

    private final Units units;

    PostgresConfigurations(Units units) {
        this.units = units;
    }

    @Override
    public void activate(String tenant, Configuration configuration) {
        Unit unit = units.of(tenant);
        unit.sql("update gehoor.config_version set live = false where tenant_id = ? and live and fingerprint <> ?")
                .set(tenant, configuration.fingerprint())
                .run();
        unit.sql("""
                        insert into gehoor.config_version
                          (tenant_id, fingerprint, files, procedures, activated_at, activated_by, folder, live)
                        values (?, ?, ?, ?, ?, ?, ?, true)
                        on conflict (tenant_id, fingerprint) do update set live = true,
                          activated_at = excluded.activated_at, activated_by = excluded.activated_by, folder = excluded.folder""")
                .set(tenant, configuration.fingerprint(), write(configuration.files()))
                .set(write(configuration.procedures()), configuration.at(), configuration.by(), configuration.folder())
                .run();
    }

    @Override
    public Optional<Configuration> kept(String tenant, String fingerprint) {
        return units.of(tenant)
                .sql(WHOLE + " where tenant_id = ? and fingerprint = ?")
                .set(tenant, fingerprint)
                .one(PostgresConfigurations::whole);
    }

    @Override
    public Map<String, String> standing() {
        Map<String, String> standing = new TreeMap<>();
        units.of(PLATFORM)
                .sql("select organisation, live from gehoor.organisation where tenant_id = ?")
                .set(PLATFORM)
                .list(row -> standing.put(row.getString("organisation"), row.getString("live")));
        return standing;
    }

    @Override
    public void stands(String organisation, String fingerprint) {
        units.of(PLATFORM).sql("""
                        insert into gehoor.organisation (tenant_id, organisation, live) values (?, ?, ?)
                        on conflict (tenant_id, organisation) do update set live = excluded.live""").set(PLATFORM, organisation, fingerprint).run();
    }

    @Override
    public Map<String, UUID> begun() {
        Map<String, UUID> begun = new TreeMap<>();
        units.of(PLATFORM)
                .sql("select organisation, proposal from gehoor.begun where tenant_id = ?")
                .set(PLATFORM)
                .list(row -> begun.put(row.getString("organisation"), Sql.uuid(row, "proposal")));
        return begun;
    }

    @Override
    public void begin(String organisation, UUID proposal) {
        units.of(PLATFORM)
                .sql("insert into gehoor.begun (tenant_id, organisation, proposal) values (?, ?, ?)"
                        + " on conflict (tenant_id, organisation) do update set proposal = excluded.proposal")
                .set(PLATFORM, organisation, proposal)
                .run();
    }

    @Override
    public Optional<Configuration> live(String tenant) {
        return units.of(tenant)
                .sql(WHOLE + " where tenant_id = ? and live")
                .set(tenant)
                .one(PostgresConfigurations::whole);
    }

    @Override
    public Optional<Configuration> holding(String tenant, String procedure, String version) {
        return units.of(tenant)
                .sql(WHOLE + " where tenant_id = ? and procedures::json ->> ? is not null"
                        + " order by activated_at desc, fingerprint limit 1")
                .set(tenant, procedure + "@" + version)
                .one(PostgresConfigurations::whole);
    }

    @Override
    public List<Configuration> all(String tenant) {
        return units.of(tenant)
                .sql("select fingerprint, '{}' as files, procedures, activated_at, activated_by, folder"
                        + " from gehoor.config_version where tenant_id = ? order by activated_at desc, fingerprint")
                .set(tenant)
                .list(PostgresConfigurations::whole);
    }

    private static Configuration whole(ResultSet row) throws SQLException {
        return new Configuration(
                row.getString("fingerprint"),
                read(row.getString("files")),
                read(row.getString("procedures")),
                Sql.instant(row, "activated_at"),
                row.getString("activated_by"),
                row.getString("folder"));
    }

    private static String write(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    static Map<String, String> read(String kept) {
        try {
            return JSON.readValue(kept, TEXTS);
        } catch (JsonProcessingException e) {
            throw new StoreFailure("a kept configuration cannot be read", e);
        }
    }
}
