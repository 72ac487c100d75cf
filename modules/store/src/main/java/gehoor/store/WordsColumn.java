package gehoor.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A set of words in a column {@code text[]}. */
@Converter
public final class WordsColumn implements AttributeConverter<Set<String>, String[]> {
    @Override
    public String[] convertToDatabaseColumn(Set<String> words) {
        return new TreeSet<>(words).toArray(String[]::new);
    }

    @Override
    public Set<String> convertToEntityAttribute(String[] column) {
        return Set.copyOf(List.of(column));
    }
}
