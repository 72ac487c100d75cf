package gehoor.policy;

/**
 * A part of a file that is read or not read as a whole. {@code existence}, {@code file},
 * {@code identity} and {@code messages} are there in every procedure; a procedure adds its own.
 *
 * @param basis the article or clause that asks for it
 */
public record Compartment(String id, Words label, String basis, Place at) {
    /** That there is a file at all: its number, stage and dates. */
    public static final String EXISTENCE = "existence";
    /** What is recorded without another compartment named. */
    public static final String FILE = "file";
    /** What the complainant is called and how to reach them. */
    public static final String IDENTITY = "identity";
    /** Messages between the complainant and the desk. */
    public static final String MESSAGES = "messages";
}
