package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.FileRow;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Lists.Criteria;
import gehoor.casework.port.Lists.Place;
import gehoor.casework.port.Ports;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PostgresListsTest {
    private final Ports ports = Stores.PORTS;
    private final Lists lists = ports.lists();
    private final String tenant = Sample.tenant();

    @Test
    void theWorklistComesByDueDateNoneLastPageByPage() {
        // given forty files of few days, so that many share one, and some have none
        Random random = new Random(11);
        List<FileRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LocalDate due = random.nextInt(4) == 0 ? null : Sample.TODAY.plusDays(random.nextInt(4));
            Sample sample = Sample.of(tenant).with(row -> Sample.dated(row, Sample.TODAY, due, null));
            Stores.commit(Sample.writing(tenant, sample.change()));
            rows.add(sample.row());
        }
        markedOtherwise();

        // when
        List<UUID> found = pages(after -> lists.worklist(tenant, Set.of("role:handler", "service:s-north"), after, 7));

        // then
        rows.sort(Comparator.comparing((FileRow row) -> row.nextDue() == null ? LocalDate.MAX : row.nextDue())
                .thenComparing(row -> row.id().toString()));
        assertThat(found).isEqualTo(rows.stream().map(FileRow::id).toList());
    }

    @Test
    void whoHasNoMarkHasNoWork() {
        Stores.begun(tenant);

        assertThat(pages(after -> lists.worklist(tenant, Set.of(), after, 5))).isEmpty();
        assertThat(pages(after -> lists.worklist(tenant, Set.of("person:nobody"), after, 5)))
                .isEmpty();
    }

    @Test
    void theRegisterComesLatestFirstPageByPage() {
        Random random = new Random(12);
        List<FileRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LocalDate registered = Sample.TODAY.minusDays(random.nextInt(4));
            Sample sample = Sample.of(tenant).with(row -> Sample.dated(row, registered, null, null));
            Stores.commit(Sample.writing(tenant, sample.change()));
            rows.add(sample.row());
        }

        List<UUID> found = pages(after -> lists.register(tenant, Criteria.ALL, after, 7));

        rows.sort(Comparator.comparing(FileRow::registered)
                .reversed()
                .thenComparing(row -> row.id().toString()));
        assertThat(found).isEqualTo(rows.stream().map(FileRow::id).toList());
    }

    @Test
    void theRegisterIsFilteredByEachCriterion() {
        Sample plain = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, plain.numbered("FIL", 2026)));
        UUID other = markedOtherwise();

        assertThat(found(new Criteria("conciliation", null, null, null, null, null, null, null, null, Set.of())))
                .containsExactlyInAnyOrder(plain.id, other);
        assertThat(found(new Criteria("other", null, null, null, null, null, null, null, null, Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, "complaint", null, null, null, null, null, null, null, Set.of())))
                .hasSize(2);
        assertThat(found(new Criteria(null, "question", null, null, null, null, null, null, null, Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, "closed", null, null, null, null, null, null, Set.of())))
                .containsExactly(other);
        assertThat(found(new Criteria(null, null, null, "resolved", null, null, null, null, null, Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, null, null, "phone", null, null, null, null, Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, null, null, null, true, null, null, null, Set.of())))
                .containsExactly(plain.id);
        assertThat(found(new Criteria(null, null, null, null, null, false, null, null, null, Set.of())))
                .containsExactly(other);
        LocalDate received = Sample.TODAY.minusDays(1);
        assertThat(found(new Criteria(null, null, null, null, null, null, received, received, null, Set.of())))
                .hasSize(2);
        assertThat(found(new Criteria(null, null, null, null, null, null, Sample.TODAY, null, null, Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, null, null, null, null, null, received.minusDays(1), null, Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, null, null, null, null, null, null, "FIL-2026-00001", Set.of())))
                .containsExactly(plain.id);
        assertThat(found(new Criteria(null, null, null, null, null, null, null, null, "FIL-2", Set.of())))
                .containsExactly(plain.id);
        assertThat(found(new Criteria(null, null, null, null, null, null, null, null, "FIL-3", Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, null, null, null, null, null, null, "%", Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(null, null, null, null, null, null, null, null, "'; --", Set.of())))
                .isEmpty();
        assertThat(found(new Criteria(
                        "", "", "", "", "", null, null, null, "", Set.of("service:s-north", "role:handler"))))
                .containsExactly(plain.id);
        assertThat(found(new Criteria(
                        null, null, null, null, null, null, null, null, null, Set.of("service:s-north", "x"))))
                .isEmpty();
    }

    @Test
    void countsTellHowManyAndNothingElse() {
        Stores.begun(tenant);
        Stores.begun(tenant);
        markedOtherwise();

        assertThat(ports.transactions().reading(tenant, () -> lists.counts(tenant)))
                .containsExactlyInAnyOrder(
                        new Lists.Count("conciliation", "2026.1", "intake", null, 2),
                        new Lists.Count("conciliation", "2026.1", "closed", null, 1));
    }

    /** One that the marks of the others do not find. */
    private UUID markedOtherwise() {
        Sample sample =
                Sample.of(tenant).with(row -> Sample.copy(row, "closed", Set.of("service:s-south"), 1, row.chain()));
        Stores.commit(Sample.writing(tenant, sample.change()));
        return sample.id;
    }

    private List<UUID> found(Criteria criteria) {
        return ports.transactions().reading(tenant, () -> lists.register(tenant, criteria, null, 100)).stream()
                .map(Place::file)
                .toList();
    }

    private List<UUID> pages(Function<Place, List<Place>> pageAfter) {
        List<UUID> all = new ArrayList<>();
        Place after = null;
        while (true) {
            Place from = after;
            List<Place> page = ports.transactions().reading(tenant, () -> pageAfter.apply(from));
            if (page.isEmpty()) {
                assertThat(new HashSet<>(all)).hasSameSizeAs(all);
                return all;
            }
            page.forEach(place -> all.add(place.file()));
            after = page.get(page.size() - 1);
        }
    }
}
