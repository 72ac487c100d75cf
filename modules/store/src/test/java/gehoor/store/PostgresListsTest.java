package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.FileRow;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Lists.Criteria;
import gehoor.casework.port.Lists.Place;
import gehoor.casework.port.Lists.Waiting;
import gehoor.casework.port.Ports;
import gehoor.casework.port.SearchToken;
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
        List<UUID> found = pages(
                after -> lists.worklist(tenant, Waiting.marked(Set.of("role:handler", "service:s-north")), after, 7));

        // then
        rows.sort(Comparator.comparing((FileRow row) -> row.nextDue() == null ? LocalDate.MAX : row.nextDue())
                .thenComparing(row -> row.id().toString()));
        assertThat(found).isEqualTo(rows.stream().map(FileRow::id).toList());
    }

    @Test
    void whoHasNoMarkHasNoWork() {
        Stores.begun(tenant);

        assertThat(pages(after -> lists.worklist(tenant, Waiting.marked(Set.of()), after, 5)))
                .isEmpty();
        assertThat(pages(after -> lists.worklist(tenant, Waiting.marked(Set.of("person:nobody")), after, 5)))
                .isEmpty();
    }

    @Test
    void theWorklistIsOfAProcedureAStageAndUntilADay() {
        UUID late = due(Sample.TODAY.minusDays(1));
        UUID today = due(Sample.TODAY);
        due(Sample.TODAY.plusDays(1));
        due(null);
        Set<String> mine = Set.of("role:handler");

        assertThat(waiting(new Waiting(mine, null, null, Sample.TODAY))).containsExactly(late, today);
        assertThat(waiting(new Waiting(mine, "conciliation", "intake", Sample.TODAY)))
                .containsExactly(late, today);
        assertThat(waiting(new Waiting(mine, "conciliation", "treatment", null)))
                .isEmpty();
        assertThat(waiting(new Waiting(mine, "danger", null, null))).isEmpty();
        assertThat(waiting(new Waiting(mine, "conciliation", null, null))).hasSize(4);
    }

    private UUID due(LocalDate day) {
        Sample sample = Sample.of(tenant).with(row -> Sample.dated(row, Sample.TODAY, day, null));
        Stores.commit(Sample.writing(tenant, sample.change()));
        return sample.row().id();
    }

    private List<UUID> waiting(Waiting waiting) {
        return pages(after -> lists.worklist(tenant, waiting, after, 3));
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
                        new Lists.Count("conciliation", "2026.1", "intake", null, 2, 0),
                        new Lists.Count("conciliation", "2026.1", "closed", null, 1, 0));
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

    @Test
    void filesAreFoundByTheirTokensOfThisTenantAlone() {
        Sample one = Sample.of(tenant);
        Sample two = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, one.change(), two.change())
                .tokens(
                        new SearchToken(one.id, 1L, false),
                        new SearchToken(one.id, Long.MIN_VALUE, true),
                        new SearchToken(two.id, 1L, false)));
        String other = Sample.tenant();
        Sample foreign = Sample.of(other);
        Stores.commit(Sample.writing(other, foreign.change()).tokens(new SearchToken(foreign.id, 1L, false)));

        assertThat(having(List.of(Set.of(1L, 7L)))).containsExactlyInAnyOrder(one.id, two.id);
        assertThat(having(List.of(Set.of(1L), Set.of(Long.MIN_VALUE, 9L)))).containsExactly(one.id);
        assertThat(having(List.of(Set.of(1L), Set.of(9L)))).isEmpty();
        assertThat(tokens(one, foreign)).containsExactly(java.util.Map.entry(one.id, Set.of(1L, Long.MIN_VALUE)));
    }

    @Test
    void whoHasNoNameAnyMoreIsNotFoundByIt() {
        Sample one = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, one.change())
                .tokens(new SearchToken(one.id, 5L, true), new SearchToken(one.id, 6L, false)));

        Stores.commit(Sample.writing(tenant).nameless(one.id));

        assertThat(having(List.of(Set.of(5L)))).isEmpty();
        assertThat(having(List.of(Set.of(6L)))).containsExactly(one.id);
    }

    @Test
    void aTokenIsKeptOnceHoweverOftenItComes() {
        Sample one = Sample.of(tenant);
        SearchToken word = new SearchToken(one.id, 11L, false);
        Stores.commit(Sample.writing(tenant, one.change()).tokens(word, new SearchToken(one.id, 11L, true)));

        Stores.commit(Sample.writing(tenant, one.change()).tokens(word, new SearchToken(one.id, 12L, false)));

        assertThat(having(List.of(Set.of(11L)))).containsExactly(one.id);
        assertThat(having(List.of(Set.of(11L), Set.of(12L)))).containsExactly(one.id);
    }

    @Test
    void whatIsFoundGoesOnBehindTheLastLine() {
        List<UUID> all = new java.util.ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Sample sample = Sample.of(tenant);
            all.add(sample.id);
            Stores.commit(Sample.writing(tenant, sample.change()).tokens(new SearchToken(sample.id, 3L, false)));
        }

        List<UUID> found = pages(after -> lists.having(tenant, List.of(Set.of(3L)), after, 2));

        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    private List<UUID> having(List<Set<Long>> each) {
        return ports.transactions().reading(tenant, () -> lists.having(tenant, each, null, 100)).stream()
                .map(Place::file)
                .toList();
    }

    private java.util.Map<UUID, Set<Long>> tokens(Sample... samples) {
        List<UUID> ids =
                java.util.Arrays.stream(samples).map(sample -> sample.id).toList();
        return ports.transactions().reading(tenant, () -> lists.tokens(tenant, ids, Set.of(1L, Long.MIN_VALUE)));
    }
}
