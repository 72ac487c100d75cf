package gehoor.casework;

import java.time.LocalDate;

/**
 * A procedure in force.
 *
 * @param publicForm whether anyone may report by it on the web
 */
public record ProcedureView(
        String procedure,
        String version,
        LocalDate inForceFrom,
        String title,
        String summary,
        String basis,
        String desk,
        boolean publicForm) {}
