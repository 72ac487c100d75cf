package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.PastView.Kind;
import gehoor.engine.verification.Finding;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Said;
import gehoor.policy.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came of a job is the same on the node that looks. */
class JobResultsTest {
    private static final List<ProblemView> PROBLEMS =
            ProblemView.of(List.of(new Problem(new Place("a.yaml", 3, 5), Said.of("past.no-procedure", "complaint"))));

    @Test
    void aTrialOnThePast() {
        PastView past = new PastView(
                "complaint",
                PROBLEMS,
                Instant.parse("2026-03-02T09:41:17.123Z"),
                Figure.whole(17),
                true,
                Figure.of(16, 17),
                Figure.FEW,
                List.of(new PastView.KindView(Kind.LATE, Figure.of(9, 17))),
                List.of(new PastView.ReasonView(
                        Kind.LATE, "answer", "house rules", "answer", null, "a – b", Figure.FEW)));

        assertThat(JobResults.read(JobResults.write(past), PastView.class)).contains(past);
    }

    @Test
    void aVerification() {
        Verifying.VerifiedView verified = new Verifying.VerifiedView(
                PROBLEMS,
                List.of(new Verifying.ProcedureView(
                        "complaint",
                        "1",
                        false,
                        List.of(
                                new Verifying.PromiseView(
                                        Finding.Verdict.REFUTED,
                                        new Words(Map.of("nl", "zo", "en", "so")),
                                        new Place("a.yaml", 1, 2),
                                        12,
                                        "example:\n  report: x\n"),
                                new Verifying.PromiseView(
                                        Finding.Verdict.PROVED, Words.NONE, Place.NOWHERE, 0, null)))));

        assertThat(JobResults.read(JobResults.write(verified), Verifying.VerifiedView.class))
                .contains(verified);
    }

    @Test
    void whatIsWrongIsToldInTheLanguageOfWhoLooks() {
        assertThat(PROBLEMS.get(0).in("nl")).isNotEqualTo(PROBLEMS.get(0).in("en"));
    }

    /** Replicas of two versions live beside each other while they are replaced. */
    @Test
    void ofALaterVersionIsReadWhatIsKnownAndWhatLacksIsNotMadeUp() {
        String kept = JobResults.write(new Verifying.VerifiedView(List.of(), List.of()));

        assertThat(JobResults.read(kept.replace("{\"", "{\"later\":1,\""), Verifying.VerifiedView.class))
                .isPresent();
        assertThat(JobResults.read("{\"problems\":[]}", Verifying.VerifiedView.class))
                .isEmpty();
        assertThat(JobResults.read("{\"problems\":", Verifying.VerifiedView.class))
                .isEmpty();
        assertThat(JobResults.read(
                        JobResults.write(Instant.EPOCH).replace("1970-01-01T00:00:00Z", "yesterday"), Instant.class))
                .isEmpty();
    }
}
