package gehoor.policy;

/**
 * Of what every one has a clock or a duty of its own: the instances of an instrument, or the parties of a kind.
 *
 * @param kind id of the instrument or of the kind of party
 */
public record Each(Condition.Over over, String kind) {}
