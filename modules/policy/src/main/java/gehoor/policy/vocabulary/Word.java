package gehoor.policy.vocabulary;

/**
 * A word that may stand in a shape.
 *
 * @param required must be there
 * @param says what it means, in one or two sentences
 * @param example what may stand behind it, as one would write it
 */
public record Word(String name, Type type, boolean required, String says, String example) {}
