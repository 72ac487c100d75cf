package gehoor.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file begins.
 *
 * @param action what is asked, required and done; its {@code by} says who may take a report in, {@code public}
 *     included where there is a form
 * @param kinds kind id to label
 * @param reporters who may report: person, organisation, on-behalf (with mandate), helper
 * @param capacities in what quality: child, parent, guardian, mandated …; empty where not asked
 * @param identities which of named, confidential, anonymous are allowed, the first is the default
 * @param identityTold what is told about them before anyone types
 * @param channels by which channels, and who takes them in
 * @param elsewhere channels that this desk does not take, with the words that lead to the right one
 * @param shows texts shown with the form, in this order
 * @param stage the first stage
 */
public record Report(
        Action action,
        Map<String, Words> kinds,
        Set<String> reporters,
        Map<String, Words> capacities,
        List<String> identities,
        Words identityTold,
        List<Identity> identityRules,
        Map<String, Channel> channels,
        Map<String, Elsewhere> elsewhere,
        List<String> shows,
        String stage,
        Place at) {

    /** A choice of identity that is refused, with what is said instead: {@code anonymous} at an ombuds service that cannot. */
    public record Identity(String rule, String identity, Words otherwise, String basis, Place at) {}

    /**
     * @param by who takes it in: roles, {@code public}
     * @param receivedAsked the day it was received is asked (post, paper), else it is the day of registering
     */
    public record Channel(String id, Words label, List<Who> by, boolean receivedAsked, String basis, Place at) {}

    /** @param desk the desk that does take it, if another of the tenant does */
    public record Elsewhere(
            String rule, String channel, @Nullable String desk, Words otherwise, String basis, Place at) {}
}
