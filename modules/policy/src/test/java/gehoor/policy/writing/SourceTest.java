package gehoor.policy.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things stand in a text, and how their addresses lead there. */
class SourceTest {
    private static final String TEXT = """
            # 🙂 comment
            procedure: x
            stages:
              - {stage: one, label: {nl: "🙂 één", en: b}}
              # about two
              - stage: two
                lead: nobody
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1\nb: *x\n",
                "a: !x 1\n",
                "a: 1\na: 2\n",
                "a: 1\n---\nb: 2\n",
                "? a\n: 1\n",
                "? [a]\n: 1\n",
                "a: [b: 1]\n",
                "a: [\n",
                "\tx",
                "a: \u0007\n"
            })
    void whatUsesMoreOfYamlThanTheLanguageHasIsChangedAsText(String text) {
        assertThat(Source.of(text)).isEmpty();
    }

    @Test
    void aFileWithoutAnythingIsFilled() {
        for (String text : List.of("", "# about it\n", "\n")) {
            Source source = Source.of(text).orElseThrow();
            Outcome outcome = Editing.set(source, Spot.ROOT, new Content.Entries(Map.of("text", Content.code("tips"))));
            assertThat(outcome).isInstanceOf(Outcome.Changed.class);
            assertThat(((Outcome.Changed) outcome).source().text()).isEqualTo(text + "text: tips\n");
        }
    }

    @Test
    void aPlaceLeadsToTheSmallestPart() {
        Source source = Source.of(TEXT).orElseThrow();

        assertThat(source.at(2, 1)).as("where a map begins is the map").isEqualTo(Spot.ROOT);
        assertThat(source.at(2, 12)).isEqualTo(Spot.of("procedure"));
        assertThat(source.at(4, 5)).isEqualTo(Spot.of("stages", "0"));
        assertThat(source.at(4, 13)).isEqualTo(Spot.of("stages", "0", "stage"));
        assertThat(source.at(4, 39)).as("in code points").isEqualTo(Spot.of("stages", "0", "label", "en"));
        assertThat(source.at(7, 11)).isEqualTo(Spot.of("stages", "1", "lead"));
        assertThat(source.at(6)).as("behind the dash").isEqualTo(Spot.of("stages", "1"));
        assertThat(source.at(7)).isEqualTo(Spot.of("stages", "1", "lead"));
        assertThat(source.at(99)).isEqualTo(Spot.ROOT);
        assertThat(source.at(99, 1)).isEqualTo(Spot.ROOT);
        assertThat(source.at(1, 1)).isEqualTo(Spot.ROOT);
    }

    @Test
    void anAddressLeadsThereAlsoWhenSomethingCameBefore() {
        Guide guide = Guide.of("procedures/x.yaml").orElseThrow();
        Source source = Source.of(TEXT).orElseThrow();
        String address = guide.address(source, Spot.of("stages", "1"));

        Source more = ((Outcome.Changed) Editing.insert(
                        source, Spot.of("stages"), 0, new Content.Entries(Map.of("stage", Content.code("zero")))))
                .source();

        assertThat(address).isEqualTo("stages/two");
        assertThat(guide.spot(more, address)).contains(Spot.of("stages", "2"));
        assertThat(guide.spot(more, "stages/three")).isEmpty();
        assertThat(guide.spot(more, "stages/0/nothing")).isEmpty();
        assertThat(guide.spot(more, "nothing")).isEmpty();
        assertThat(guide.standing(more, Spot.of("stages", "0", "label", "nl"))).isEqualTo(Spot.of("stages", "0"));
    }

    @Test
    void linesEndAsTheFileEndsThem() {
        Source source = Source.of("a: x\r\nb:\r\n  - y\r\n").orElseThrow();

        Outcome outcome = Editing.add(
                source, Spot.ROOT, "c", new Content.Entries(Map.of("d", Content.prose("one\ntwo\n"))), List.of());

        assertThat(((Outcome.Changed) outcome).source().text())
                .isEqualTo("a: x\r\nb:\r\n  - y\r\nc:\r\n  d: |\r\n    one\r\n    two\r\n");
    }
}
