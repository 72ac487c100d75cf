package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.port.Ports;
import gehoor.casework.port.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class UnitsTest {
    private final Ports ports = Stores.PORTS;
    private final Transactions transactions = ports.transactions();
    private final String tenant = Sample.tenant();

    @Test
    void whatTheWorkThrowsComesOutUnchangedAndNothingIsKept() {
        Sample sample = Sample.of(tenant);
        RuntimeException thrown = new RuntimeException("of the work");

        assertThatThrownBy(() -> transactions.within(tenant, () -> {
                    ports.files().commit(Sample.writing(tenant, sample.change()).changes());
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(Stores.load(tenant, sample.id)).isEmpty();
    }

    @Test
    void anErrorRollsBackToo() {
        Sample sample = Sample.of(tenant);

        assertThatThrownBy(() -> transactions.within(tenant, () -> {
                    ports.files().commit(Sample.writing(tenant, sample.change()).changes());
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(Stores.load(tenant, sample.id)).isEmpty();
    }

    @Test
    void workThatOnlyReadsCannotWrite() {
        Sample sample = Sample.of(tenant);

        assertThatThrownBy(() -> transactions.reading(
                        tenant,
                        () -> ports.files()
                                .commit(Sample.writing(tenant, sample.change()).changes())))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("25006");
    }

    @Test
    void afterReadingTheSameConnectionCanWrite() {
        transactions.reading(tenant, () -> null);

        assertThat(Stores.load(tenant, Stores.begun(tenant).id)).isPresent();
    }

    @Test
    void aStoreThatFoundNoDatabaseLooksAgain() {
        AtomicBoolean there = new AtomicBoolean();
        PGSimpleDataSource source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (!there.get()) {
                    throw new SQLException("nobody there", "08001");
                }
                return Postgres.runtime().getConnection();
            }

            @Override
            public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
                return getConnection();
            }
        };
        try (Store store = Store.open(source)) {
            assertThatThrownBy(() -> store.transactions().reading(tenant, () -> "read"))
                    .hasRootCauseInstanceOf(SQLException.class);
            there.set(true);

            assertThat(store.transactions().reading(tenant, () -> "read")).isEqualTo("read");
        }
    }

    @Test
    void whatAFrozenProcessHoldsIsGivenUpButNotWhoWaitsForAMailServer() {
        List<String> limits = new ArrayList<>();

        transactions.within(tenant, () -> {
            limits.add(limit());
            ports.outbox().claim(tenant, UUID.randomUUID());
            return limits.add(limit());
        });

        assertThat(limits).containsExactly("30s", "0");
    }

    private String limit() {
        return Stores.STORE
                .unit(tenant)
                .sql("select current_setting('idle_in_transaction_session_timeout')")
                .one(row -> row.getString(1))
                .orElseThrow();
    }

    @Test
    void aPoolThatFailsByItselfHidesNotWhatHappened() {
        AtomicBoolean broken = new AtomicBoolean();
        PGSimpleDataSource source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = Postgres.runtime().getConnection();
                return (Connection) Proxy.newProxyInstance(
                        UnitsTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (broken.get() && Set.of("commit", "rollback").contains(method.getName())) {
                                throw new IllegalStateException("the pool's timer was cancelled");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }

            @Override
            public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
                return getConnection();
            }
        };
        StoreFailure thrown = new StoreFailure("a statement failed", new SQLException("gone", "57P01"));
        try (Store store = Store.open(source)) {
            Transactions onBroken = store.transactions();
            onBroken.reading(tenant, () -> null);
            broken.set(true);

            assertThatThrownBy(() -> onBroken.within(tenant, () -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            assertThatThrownBy(() -> onBroken.within(tenant, () -> null))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("08007");
            broken.set(false);
        }
    }

    @Test
    void withinAUnitOfWorkNoOtherBegins() {
        assertThatThrownBy(() -> transactions.within(tenant, () -> transactions.within(tenant, () -> null)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.within(tenant, () -> transactions.reading(Sample.tenant(), () -> null)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPortAnswersForTheTenantOfItsTransactionOnly() {
        Sample sample = Stores.begun(tenant);
        String other = Sample.tenant();

        assertThatThrownBy(() -> transactions.within(other, () -> ports.files().load(tenant, sample.id)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transactions.<Boolean>within(
                        other, () -> ports.files().load(other, sample.id).isPresent()))
                .isFalse();
    }

    @Test
    void outsideATransactionAPortAnswersNothing() {
        assertThatThrownBy(() -> ports.files().load(tenant, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thereIsNoUnitOfWorkWithoutATenant() {
        assertThatThrownBy(() -> transactions.within("", () -> null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theVictimOfADeadlockRunsAgain() {
        AtomicInteger runs = new AtomicInteger();

        Integer result = transactions.within(tenant, () -> {
            if (runs.incrementAndGet() < 3) {
                Stores.STORE
                        .unit(tenant)
                        .sql("do $$ begin raise sqlstate '40P01'; end $$")
                        .run();
            }
            return runs.get();
        });

        assertThat(result).isEqualTo(3);
    }

    @Test
    void aVictimThatNeverGetsThroughIsToldSo() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.within(tenant, () -> {
                    runs.incrementAndGet();
                    return Stores.STORE
                            .unit(tenant)
                            .sql("do $$ begin raise sqlstate '40001'; end $$")
                            .run();
                }))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("40001");
        assertThat(runs).hasValue(5);
    }

    @Test
    void aFailureOfAnotherKindIsNotTriedAgain() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.within(tenant, () -> {
                    runs.incrementAndGet();
                    return Stores.STORE.unit(tenant).sql("select 1 / 0").one(row -> row.getInt(1));
                }))
                .isInstanceOf(StoreFailure.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aUnitOfWorkTakesOneConnection() {
        Sample sample = Stores.begun(tenant);
        Stores.SENT.forget();

        transactions.within(tenant, () -> {
            ports.files().lock(tenant, sample.id);
            ports.people().all(tenant);
            ports.requests().find(tenant, new byte[32]);
            return null;
        });

        assertThat(Stores.SENT.connections()).isEqualTo(1);
    }
}
