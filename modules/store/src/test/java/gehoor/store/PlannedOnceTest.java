package gehoor.store;

import static gehoor.store.Sample.writing;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.FileRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every act does is planned once a connection, and read the same however it is read. */
class PlannedOnceTest {
    /** From the fifth time on the driver has the server keep a statement. */
    private static final int ACTS = 14;

    private final String tenant = Sample.tenant();

    private record Plans(int generic, int custom) {}

    @Test
    void anActIsNotPlannedAnewWhateverItWrites() {
        List<Plans> plans = Stores.PORTS.transactions().within(tenant, () -> {
            Sample sample = Sample.of(tenant);
            Stores.PORTS.files().commit(writing(tenant, sample.change()).changes());
            for (int act = 0; act < ACTS; act++) {
                // what is null in one act is something in the next
                boolean closes = act % 2 == 1;
                sample.with(row -> closed(row, closes));
                Stores.PORTS
                        .files()
                        .commit(writing(tenant, sample.change(Sample.clock("treatment-1", "state-" + act)))
                                .changes());
            }
            return Stores.STORE
                    .unit(tenant)
                    .sql("select generic_plans, custom_plans from pg_prepared_statements"
                            + " where statement like '%update gehoor.file set procedure%'")
                    .list(row -> new Plans(row.getInt("generic_plans"), row.getInt("custom_plans")));
        });

        assertThat(plans).singleElement().satisfies(each -> {
            assertThat(each.custom()).isZero();
            assertThat(each.generic()).isGreaterThanOrEqualTo(ACTS - 5);
        });
    }

    @Test
    void aFileReadAloneIsAsOneThatIsReadWithOthers() {
        Sample sample = Sample.of(tenant).with(row -> closed(row, true));
        Stores.commit(writing(tenant, sample.numbered("PLN", 2026)));
        Stores.commit(writing(tenant, sample.change()));

        FileRecord alone = Stores.load(tenant, sample.id).orElseThrow();
        FileRecord among = Stores.PORTS
                .transactions()
                .reading(tenant, () -> Stores.PORTS.files().loadAll(tenant, List.of(sample.id)))
                .get(0);

        assertThat(alone.row()).usingRecursiveComparison().isEqualTo(among.row());
        assertThat(alone.history())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(among.history())
                .extracting(EntryRow::seq)
                .containsExactly(1, 2);
    }

    private static FileRow closed(FileRow row, boolean closed) {
        return new FileRow(
                row.id(),
                row.tenant(),
                row.procedure(),
                row.procedureVersion(),
                row.number(),
                row.kind(),
                closed ? "closed" : "treatment",
                closed ? "founded" : null,
                row.identity(),
                row.channel(),
                row.language(),
                row.received(),
                row.registered(),
                closed ? Sample.TODAY : null,
                closed ? null : Sample.TODAY,
                closed ? null : Sample.NOON,
                row.handlers(),
                row.marks(),
                row.version(),
                row.chain());
    }
}
