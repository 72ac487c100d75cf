package gehoor.casework;

import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainingTest {
    @TempDir
    Path scratch;

    private Explaining explaining;

    @BeforeEach
    void open() {
        explaining = new Linden(scratch).casework.explaining();
    }

    @Test
    void aProcedureOrATenantThatIsNotThereIsMissing() {
        assertThat(explaining.explain(Requester.visitor(TENANT, "nl"), "nothing"))
                .isInstanceOf(Answer.Missing.class);
        assertThat(explaining.explain(Requester.visitor("nobody", "nl"), "complaints"))
                .isInstanceOf(Answer.Missing.class);
        assertThat(explaining.explain(Requester.visitor(TENANT, "nl"), "../complaints"))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void itIsToldInALanguageThatTheTenantSpeaks() {
        assertThat(explained("nl").procedure().title()).isEqualTo("Klachten");
        assertThat(explained("nl").terms().get(0).length()).isEqualTo("binnen 10 kalenderdagen");
        assertThat(explained("fr").procedure().title()).isEqualTo("Complaints");
        assertThat(explained("fr").terms().get(0).length()).isEqualTo("within 10 calendar days");
    }

    @Test
    void theStepsStandInOrderAndTheEndComesLast() {
        ExplainedProcedure told = explained("en");

        assertThat(told.course().steps())
                .extracting(ExplainedProcedure.Step::label)
                .startsWith("Intake", "Treatment")
                .hasSize(3);
        assertThat(told.course().steps().get(2).ends()).isTrue();
        assertThat(told.course().from(0))
                .filteredOn(passage -> passage.to() == 1)
                .singleElement()
                .satisfies(passage -> assertThat(passage.deeds())
                        .extracting(ExplainedProcedure.Deed::label)
                        .contains("Admit"));
    }

    @Test
    void onlyPublishedTermsAreToldWithTheDayTheyAreCountedFrom() {
        assertThat(explained("en").terms()).singleElement().satisfies(term -> {
            assertThat(term.label()).isEqualTo("Treat");
            assertThat(term.length()).isEqualTo("within 10 calendar days");
            assertThat(term.from()).isEqualTo("the day it was received");
        });
        assertThat(explained("en").others()).isEmpty();
    }

    @Test
    void theFormOfThePublicIsToldFromTheOtherChannels() {
        List<ExplainedProcedure.Channel> channels = explained("en").channels();

        assertThat(channels).extracting(ExplainedProcedure.Channel::label).containsExactly("Form", "Phone", "Post");
        assertThat(channels).extracting(ExplainedProcedure.Channel::form).containsExactly(true, false, false);
    }

    private ExplainedProcedure explained(String language) {
        return done(explaining.explain(Requester.visitor(TENANT, language), "complaints"));
    }
}
