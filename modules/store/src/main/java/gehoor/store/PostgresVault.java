package gehoor.store;

import gehoor.vault.Disclosure;
import gehoor.vault.DisclosureLog;
import gehoor.vault.FileKey;
import gehoor.vault.IdentityStore;
import gehoor.vault.KeyStore;
import gehoor.vault.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the vault keeps, in a schema of its own: wrapped keys, sealed identities, and who was told one. In the
 * transaction of the action it belongs to.
 */
final class PostgresVault implements KeyStore, IdentityStore, DisclosureLog {
    private final Units units;

    PostgresVault(Units units) {
        this.units = units;
    }

    @Override
    public boolean insert(FileKey name, byte[] wrapped) {
        return 0
                < units.of(name.tenant())
                        .sql("insert into vault.file_key (tenant_id, file_id, purpose, wrapped) values (?, ?, ?, ?)"
                                + " on conflict (tenant_id, file_id, purpose) do nothing")
                        .set(name.tenant(), file(name), name.purpose().name(), wrapped)
                        .run();
    }

    @Override
    public Optional<byte[]> load(FileKey name) {
        return units.of(name.tenant())
                .sql("select wrapped from vault.file_key where tenant_id = ? and file_id = ? and purpose = ?")
                .set(name.tenant(), file(name), name.purpose().name())
                .one(row -> row.getBytes("wrapped"));
    }

    @Override
    public boolean delete(FileKey name) {
        return 0
                < units.of(name.tenant())
                        .sql("delete from vault.file_key where tenant_id = ? and file_id = ? and purpose = ?")
                        .set(name.tenant(), file(name), name.purpose().name())
                        .run();
    }

    @Override
    public boolean insert(Party party, byte[] sealed) {
        FileKey key = party.key();
        return 0
                < units.of(key.tenant())
                        .sql(
                                "insert into vault.identity (tenant_id, file_id, purpose, party, sealed) values (?, ?, ?, ?, ?)"
                                        + " on conflict (tenant_id, file_id, purpose, party) do nothing")
                        .set(key.tenant(), file(key), key.purpose().name(), party.id(), sealed)
                        .run();
    }

    @Override
    public boolean replace(Party party, byte[] sealed) {
        FileKey key = party.key();
        return 0
                < units.of(key.tenant())
                        .sql("update vault.identity set sealed = ?"
                                + " where tenant_id = ? and file_id = ? and purpose = ? and party = ?")
                        .set(sealed, key.tenant(), file(key), key.purpose().name(), party.id())
                        .run();
    }

    @Override
    public Optional<byte[]> load(Party party) {
        FileKey key = party.key();
        return units.of(key.tenant())
                .sql("select sealed from vault.identity"
                        + " where tenant_id = ? and file_id = ? and purpose = ? and party = ?")
                .set(key.tenant(), file(key), key.purpose().name(), party.id())
                .one(row -> row.getBytes("sealed"));
    }

    @Override
    public boolean delete(Party party) {
        FileKey key = party.key();
        return 0
                < units.of(key.tenant())
                        .sql(
                                "delete from vault.identity where tenant_id = ? and file_id = ? and purpose = ? and party = ?")
                        .set(key.tenant(), file(key), key.purpose().name(), party.id())
                        .run();
    }

    @Override
    public void write(Party party, Disclosure disclosure, Instant at) {
        FileKey key = party.key();
        units.of(key.tenant())
                .sql("insert into vault.disclosure (tenant_id, id, file_id, purpose, party, told, role, ground,"
                        + " what_for, until, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .set(key.tenant(), UUID.randomUUID(), file(key), key.purpose().name(), party.id())
                .set(disclosure.to(), disclosure.role(), disclosure.ground(), disclosure.purpose())
                .set(disclosure.until(), at)
                .run();
    }

    private static UUID file(FileKey key) {
        return UUID.fromString(key.file());
    }
}
