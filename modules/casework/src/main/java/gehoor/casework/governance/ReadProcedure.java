package gehoor.casework.governance;

import gehoor.casework.ExplainedProcedure;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.util.List;

/**
 * A procedure to be read: told as the public reads it, rule by rule, and as it is written.
 *
 * @param id of the procedure
 * @param inForceFrom the first day on which new files go by it
 * @param told in plain words, in the reader's language, with its steps from which it is drawn
 * @param rules in the order in which they are written
 * @param path of its file, relative to tenant-config
 * @param source as it is written
 */
public record ReadProcedure(
        String id,
        String version,
        Words title,
        LocalDate inForceFrom,
        ExplainedProcedure told,
        List<Rule> rules,
        String path,
        String source) {

    /**
     * A rule of it.
     *
     * @param kind what it is in the language of procedures, as {@code stage} or {@code clock}
     * @param label what it is called, or what it says; empty where it has only its id
     * @param basis where it is published
     * @param line where it is written in the source, from 1
     * @param examples titles of the worked examples in which it is used; none for what examples do not tell of
     */
    public record Rule(String kind, String id, Words label, String basis, int line, List<String> examples) {}
}
