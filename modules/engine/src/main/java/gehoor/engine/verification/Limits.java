package gehoor.engine.verification;

/**
 * How far verification goes before it says that it stopped short.
 *
 * @param situations so many situations are kept for one question
 * @param rounds so often a question is asked again with more in sight
 */
public record Limits(int situations, int rounds) {
    /** Enough for every procedure that we know, in a second or two. */
    public static final Limits USUAL = new Limits(6_000, 8);
}
