package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a cell, another reader of tables finds the same cells again, and none of them begins like a formula. */
class RegisterTableFuzz {
    private static final ObjectReader TABLE =
            new CsvMapper().readerForListOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private static long runs;

    static Stream<byte[]> cells() {
        return Stream.of(
                        "2026-0001\0complaint\0Kribbe \"De Zon\", Gent",
                        "=1+1\0+1\0-1\0@SUM(A1:A9)",
                        "\t=1\0\r=1\0\n=1\0\uFF1D1",
                        "a;=b\0a,=b\0\"=b\0\"\"\0'=b",
                        "\0\0 \0\uFEFF=1")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("cells")
    @FuzzTest
    void read(byte[] content) throws IOException {
        runs++;
        List<String> cells = Arrays.asList(new String(content, UTF_8).split("\0", -1));
        String row = cells.stream().map(RegisterTable::cell).collect(Collectors.joining(","));

        // A cell before it and a row after it, for an empty line is none to every reader.
        List<List<String>> found;
        try (MappingIterator<List<String>> rows = TABLE.readValues("first," + row + "\r\nlast\r\n")) {
            found = rows.readAll();
        }
        assertThat(found).hasSize(2);
        assertThat(found.get(1)).containsExactly("last");
        List<String> again = found.get(0);
        assertThat(again).hasSize(cells.size() + 1);
        for (int i = 0; i < cells.size(); i++) {
            String cell = again.get(i + 1);
            assertThat(cell).isIn(cells.get(i), "'" + cells.get(i));
            assertThat(cell).doesNotContainPattern("^[=+@\\-\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]");
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 5_000 : 0);
    }
}
