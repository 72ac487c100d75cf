package gehoor.policy;

import java.util.List;

/**
 * A ground for not handling (inadmissibility).
 *
 * @param when what must hold for it to be used
 * @param refer outside bodies that the complainant is referred to
 * @param explain what the complainant reads
 * @param otherwise what staff read who use it where it does not hold
 */
public record Ground(
        String id,
        Words label,
        Words explain,
        Condition when,
        List<String> refer,
        Words otherwise,
        String basis,
        Place at) {}
