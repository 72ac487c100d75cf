package gehoor.policy;

import java.util.Set;

/**
 * Something that a procedure promises of all its files, whatever is done in them; {@code ./gehoor verify} proves it over every
 * situation or tells the story that breaks it. It bars nothing by itself: the rules that keep it are written where they bar.
 *
 * <p>One of three: an order ({@code whenever}, {@code holds}), something that happens {@code once}, or something that is
 * {@code possible}.
 *
 * @param says what is promised, for whoever reads the procedure
 * @param whenever on each of these {@code holds} holds, in the file as it stands right after
 * @param holds always, where nothing is promised of an order
 * @param once each of these happens at most once in a file
 * @param possible one of these actions can be done by somebody in every open file in which {@code during} holds
 * @param during what is written {@code while}
 */
public record Promised(
        String rule,
        Words says,
        Set<Trigger> whenever,
        Condition holds,
        Set<Trigger> once,
        Set<String> possible,
        Condition during,
        String basis,
        Place at) {}
