package gehoor.casework.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {

    static Stream<Class<?>> everyKindOfChange() {
        return Arrays.stream(Change.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfChange")
    void everyKindOfChangeReadsBackEqual(Class<?> kind) {
        assertThat(ChangeWords.knows(kind))
                .as("%s has a word in ChangeWords", kind)
                .isTrue();
        for (int seed = 0; seed < 200; seed++) {
            // given
            Entry entry = with(new Invented(seed).change(kind));

            // when
            String kept = EntryCodec.write(entry);

            // then
            assertThat(EntryCodec.read(kept)).isEqualTo(entry);
            assertThat(kept).doesNotContain("\n").doesNotContain("\0");
        }
    }

    @Test
    void everyEntryReadsBackEqual() {
        for (int seed = 0; seed < 2_000; seed++) {
            Entry entry = new Invented(seed).record(Entry.class);

            assertThat(EntryCodec.read(EntryCodec.write(entry))).isEqualTo(entry);
        }
    }

    /** A class that no word was given: what a kind of change would be that somebody forgot here. */
    @Test
    void aKindOfChangeWithoutAWordIsSeen() {
        assertThat(ChangeWords.knows(String.class)).isFalse();
    }

    @Test
    void equalEntriesGiveEqualBytesWhateverTheOrderOfTheirMaps() {
        // given
        Map<String, Value> oneWay = new LinkedHashMap<>();
        oneWay.put("story", Value.SEALED);
        oneWay.put("facility", Value.code("f-sunflower"));
        Map<String, Value> otherWay = new LinkedHashMap<>();
        otherWay.put("facility", Value.code("f-sunflower"));
        otherWay.put("story", Value.SEALED);

        // then
        assertThat(EntryCodec.write(recording(oneWay))).isEqualTo(EntryCodec.write(recording(otherWay)));
    }

    @Test
    void aSetIsWrittenInOneOrder() {
        Set<Who.Relation> oneWay = new TreeSet<>(Set.of(Who.Relation.values()));
        Change disclosed = new Change.Disclosed(List.of(new Who("handler", oneWay)), "danger", null, true);

        assertThat(EntryCodec.write(with(disclosed)))
                .contains("[\"assigned\",\"of-the-service\",\"of-the-facility\",\"of-the-body\",");
    }

    /** What lies in databases cannot be rewritten: this file may grow, its lines may not change. */
    @Test
    void theFormatIsWhatItWas() throws IOException {
        List<String> kept = lines("/gehoor/casework/record/entries.jsonl");

        assertThat(kept).isNotEmpty();
        for (String line : kept) {
            assertThat(EntryCodec.write(EntryCodec.read(line))).isEqualTo(line);
        }
        Set<String> words = kept.stream()
                .flatMap(line -> EntryCodec.read(line).changes().stream())
                .map(change -> change.getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(words)
                .as("each kind of change is in the file")
                .containsExactlyInAnyOrderElementsOf(
                        everyKindOfChange().map(Class::getSimpleName).toList());
    }

    @Test
    void whatALaterVersionAddedIsPassedOver() {
        String kept = EntryCodec.write(with(new Change.Moved("intake", "treatment")));
        String later = kept.replace("\"is\":\"moved\"", "\"is\":\"moved\",\"with\":{\"something\":[1]}")
                .replaceFirst("\\{", "{\"added\":true,");

        assertThat(EntryCodec.read(later)).isEqualTo(EntryCodec.read(kept));
    }

    @Test
    void whatAnEarlierVersionDidNotWriteReadsAsNothing() {
        Entry entry = EntryCodec.read("""
                {"seq":1,"at":"2026-11-22T09:00:00Z","day":"2026-11-22","by":{"kind":"system","id":"","role":"system"},\
                "version":"1","action":"clock","changes":[{"is":"clock-stopped","run":"treatment-1"}]}""");

        assertThat(entry.recorded()).isEmpty();
        assertThat(entry.looked()).isEmpty();
        assertThat(entry.on()).isNull();
        assertThat(entry.changes()).containsExactly(new Change.ClockStopped("treatment-1", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"seq\":1} {\"seq\":1}",
                "{\"seq\":1,\"seq\":2}",
                "{\"seq\":\"one\"}",
                "{\"seq\":1.5}",
                "{\"seq\":4294967297}",
                "{\"seq\":1,\"at\":\"yesterday\"}",
            })
    void whatIsNoEntryIsToldWithoutRepeatingIt(String kept) {
        assertThatThrownBy(() -> EntryCodec.read(kept))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageNotContaining("yesterday");
    }

    @Test
    void aChangeOfALaterVersionStopsTheReadingInsteadOfBeingForgotten() {
        String later =
                EntryCodec.write(with(new Change.Released("handler", null))).replace("released", "beatified");

        assertThatThrownBy(() -> EntryCodec.read(later)).isInstanceOf(UnreadableEntry.class);
    }

    @Test
    void aComponentThatNothingSaysHowToKeepIsRefusedBeforeAnythingIsWritten() {
        record Unkept(Thread thread) {}

        assertThatThrownBy(() -> RecordFormat.of(Unkept.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesStandInFewCharacters() {
        Map<String, Value> recorded = new LinkedHashMap<>();
        recorded.put("a", Value.code("x"));
        recorded.put("b", new Value.Codes(List.of("z", "y")));
        recorded.put("c", Value.YES);
        recorded.put("d", Value.day(LocalDate.of(2026, 11, 22)));
        recorded.put("e", new Value.Number(new BigDecimal("1.50")));
        recorded.put("f", Value.SEALED);

        assertThat(EntryCodec.write(recording(recorded)))
                .contains("\"recorded\":{\"a\":\"x\",\"b\":[\"y\",\"z\"],\"c\":true,\"d\":{\"day\":\"2026-11-22\"},"
                        + "\"e\":{\"number\":\"1.50\"},\"f\":{}}");
    }

    @Test
    void aPeriodIsKeptInTheWordsOfTheProcedure() {
        assertThat(EntryCodec.write(with(new Change.ClockExtended("treatment-1", Period.parse("2 months"), null))))
                .contains("\"by\":\"2 months\"");
    }

    private static Entry with(Change change) {
        return entry(Map.of(), List.of(change));
    }

    private static Entry recording(Map<String, Value> recorded) {
        return entry(recorded, List.of());
    }

    private static Entry entry(Map<String, Value> recorded, List<Change> changes) {
        return new Entry(
                2,
                Instant.parse("2026-11-22T09:30:00.123456Z"),
                LocalDate.of(2026, 11, 22),
                new Entry.By(Actor.Kind.STAFF, "u-1", "handler", null, "u-2"),
                "2026.1",
                "admit",
                null,
                recorded,
                changes,
                List.of(new Entry.Looked("KG-24", "facility-knows", null, false)));
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream file = EntryCodecTest.class.getResourceAsStream(resource)) {
            assertThat(file).as(resource).isNotNull();
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
