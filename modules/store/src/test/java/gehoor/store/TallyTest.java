package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.ClockRow;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final String tenant = Sample.tenant();
    private final Instant now = Sample.NOON.plusSeconds(7200);

    @Test
    void aTenantWithoutFilesHasNothing() {
        assertThat(Stores.STORE.tally(tenant, now)).isEqualTo(new Tally(0, null, 0, 0, null, 0));
    }

    @Test
    void clocksThatAreDueAndThoseThatWereMissed() {
        // given: two due, the first an hour ago; one that is not; a term missed, one long ago
        commit(Sample.NOON.plusSeconds(3600), "running");
        commit(Sample.NOON.plusSeconds(7200), "missed");
        commit(Sample.NOON.plusSeconds(7201), "stopped");

        // when
        Tally tally = Stores.STORE.tally(tenant, now);

        // then
        assertThat(tally.clocksDue()).isEqualTo(2);
        assertThat(tally.oldestClockDue()).isEqualTo(Sample.NOON.plusSeconds(3600));
        assertThat(tally.clocksMissed()).isEqualTo(1);
        assertThat(Stores.STORE.tally(tenant, now.plusSeconds(86_400 * 80)).clocksMissed())
                .as("thirty days after its date it no longer counts")
                .isZero();
    }

    @Test
    void aNoticeThatLeavesAtOnceIsNeverCounted() {
        Sample sample = Sample.of(tenant);
        Stores.commit(Sample.writing(tenant, sample.change()).notices(sample.notice(0)));

        assertThat(Stores.STORE.tally(tenant, Sample.NOON.plusSeconds(59)).noticesWaiting())
                .isZero();
        Tally later = Stores.STORE.tally(tenant, Sample.NOON.plusSeconds(60));
        assertThat(later.noticesWaiting()).isEqualTo(1);
        assertThat(later.oldestNoticeWaiting()).isEqualTo(Sample.NOON.plusSeconds(1));
    }

    @Test
    void ofAnAnonymousFileANoticeCountsOnceItWasTriedInVainAndItsMomentNever() {
        Sample sample = Sample.of(tenant);
        Notice daily = daily(sample);
        Stores.commit(Sample.writing(tenant, sample.change()).notices(daily));
        assertThat(Stores.STORE.tally(tenant, now).noticesWaiting()).isZero();

        Stores.PORTS.transactions().within(tenant, () -> {
            Stores.PORTS.outbox().again(tenant, daily.id(), 1, daily.notBefore());
            return tenant;
        });

        Tally tally = Stores.STORE.tally(tenant, now);
        assertThat(tally.noticesWaiting()).isEqualTo(1);
        assertThat(tally.oldestNoticeWaiting()).isNull();
    }

    @Test
    void noticesThatWereGivenUpCountForThirtyDays() {
        Sample sample = Sample.of(tenant);
        Notice notice = sample.notice(0);
        Stores.commit(Sample.writing(tenant, sample.change()).notices(notice));
        Stores.PORTS.transactions().within(tenant, () -> {
            Stores.PORTS.outbox().settle(tenant, notice.id(), Notice.State.FAILED, Sample.TODAY, "nl");
            return tenant;
        });

        assertThat(Stores.STORE.tally(tenant, now).noticesFailed()).isEqualTo(1);
        assertThat(Stores.STORE.tally(tenant, now.plusSeconds(86_400 * 31)).noticesFailed())
                .isZero();
    }

    @Test
    void reportsAreCountedByWholeDays() {
        LocalDate day = Sample.TODAY;
        for (LocalDate registered : new LocalDate[] {day.minusDays(8), day.minusDays(7), day.minusDays(1), day}) {
            commit(numbered(row -> Sample.dated(row, registered, null, null)));
        }

        assertThat(Stores.STORE.registered(tenant, day.minusDays(7), day)).isEqualTo(Map.of("web", 2L));
    }

    @Test
    void whatHasNoNumberIsInNoCount() {
        Sample sample = Sample.of(tenant).with(row -> Sample.dated(row, Sample.TODAY, Sample.TODAY, null));
        Stores.commit(Sample.writing(tenant, sample.change(Sample.clock("treatment-1", "missed"))));

        assertThat(Stores.STORE.tally(tenant, now).clocksMissed()).isZero();
        assertThat(Stores.STORE.registered(tenant, Sample.TODAY, Sample.TODAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void theOtherTenantsFilesAreNotCounted() {
        commit(Sample.NOON, "missed");

        assertThat(Stores.STORE.tally(Sample.tenant(), now)).isEqualTo(new Tally(0, null, 0, 0, null, 0));
    }

    private void commit(Instant wakeAt, String state) {
        commit(
                numbered(row -> Sample.dated(row, Sample.TODAY, Sample.TODAY, wakeAt)),
                Sample.clock("treatment-1", state));
    }

    private Sample numbered(UnaryOperator<FileRow> change) {
        return Sample.of(tenant).with(row -> change.apply(row).withNumber("T-" + row.id()));
    }

    private void commit(Sample sample, ClockRow... clocks) {
        Stores.commit(Sample.writing(tenant, sample.change(clocks)));
    }

    private static Notice daily(Sample sample) {
        return new Notice(
                UUID.randomUUID(),
                sample.id,
                1,
                0,
                Notice.Recipient.ROLE,
                "handler",
                "acknowledgement",
                true,
                Sample.NOON.minusSeconds(36_000),
                0,
                null);
    }
}
