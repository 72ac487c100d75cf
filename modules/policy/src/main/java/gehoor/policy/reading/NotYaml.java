package gehoor.policy.reading;

import gehoor.policy.Said;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a text is no YAML, for who wrote it. The parser tells it in English and in the words of those who make parsers; here stands what is to be
 * mended, in the languages of the reader.
 */
final class NotYaml {
    private static final Pattern BEGINS = Pattern.compile("found character '(.*?)' that cannot start any token.*");

    /** What the parser was reading, to what we say: the sign with which it begins is what is wrong, whatever stands behind it. */
    private static final Map<String, Said> READING = Map.of(
            "while scanning an anchor", Said.of("yaml.begins", "&"),
            "while scanning an alias", Said.of("yaml.begins", "*"),
            "while scanning a directive", Said.of("yaml.begins", "%"),
            "while scanning a YAML directive", Said.of("yaml.begins", "%"),
            "while scanning a tag", Said.of("yaml.tag-of-text"));

    /** What the parser says, or a part of it, to what we say; the first that fits. */
    private static final Map<String, Said> SENTENCES = new LinkedHashMap<>();

    static {
        SENTENCES.put("(TAB)", Said.of("yaml.tab"));
        SENTENCES.put("mapping values are not allowed", Said.of("yaml.colon"));
        SENTENCES.put("sequence entries are not allowed", Said.of("yaml.dash"));
        SENTENCES.put("mapping keys are not allowed", Said.of("yaml.question"));
        SENTENCES.put("could not find expected ':'", Said.of("yaml.no-colon"));
        SENTENCES.put("A simple key is required", Said.of("yaml.no-colon"));
        SENTENCES.put("unexpected end of stream", Said.of("yaml.unended"));
        SENTENCES.put("unexpected document separator", Said.of("yaml.unended"));
        SENTENCES.put("expected ',' or ']'", Said.of("yaml.list"));
        SENTENCES.put("expected ',' or '}'", Said.of("yaml.map"));
        SENTENCES.put("escape", Said.of("yaml.escape"));
        SENTENCES.put("chomping or indentation", Said.of("yaml.block"));
        SENTENCES.put("indentation indicator", Said.of("yaml.block"));
        SENTENCES.put("a comment or a line break", Said.of("yaml.block"));
        SENTENCES.put("special characters", Said.of("yaml.sign"));
        SENTENCES.put("Surrogate", Said.of("yaml.sign"));
        SENTENCES.put("tag handle", Said.of("yaml.tag-of-text"));
        SENTENCES.put("directive", Said.of("yaml.begins", "%"));
        SENTENCES.put("Version{", Said.of("yaml.begins", "%"));
        SENTENCES.put("<block end>", Said.of("yaml.inset"));
        SENTENCES.put("<document start>", Said.of("yaml.inset"));
        SENTENCES.put("expected the node content", Said.of("yaml.inset"));
    }

    private NotYaml() {}

    /**
     * @param parser what it says; null where it says nothing
     * @param reading what it was reading; null where it does not say
     */
    static Said said(@Nullable String parser, @Nullable String reading) {
        Said begun = READING.get(String.valueOf(reading));
        if (begun != null) {
            return begun;
        }
        String told = parser == null ? "" : parser.replaceAll("\\s+", " ");
        for (Map.Entry<String, Said> sentence : SENTENCES.entrySet()) {
            if (told.contains(sentence.getKey())) {
                return sentence.getValue();
            }
        }
        Matcher begins = BEGINS.matcher(told);
        return begins.matches() ? Said.of("yaml.begins", begins.group(1)) : Said.of("yaml.unparsed");
    }
}
