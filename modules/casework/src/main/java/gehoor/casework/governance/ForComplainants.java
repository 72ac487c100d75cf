package gehoor.casework.governance;

import gehoor.casework.ExplainedProcedure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change means for who complains, in plain words: two tellings of a procedure, as the public reads it, held beside each other. So
 * nothing is told here that the public would not read, and nothing that it would read otherwise is left out.
 */
public final class ForComplainants {
    /** What people read about a procedure, in the order in which they read it. */
    public enum Topic {
        SUMMARY,
        CHANNEL,
        REPORTER,
        IDENTITY,
        READER,
        STEP,
        TERM,
        OTHERS,
        DUTY,
        GROUND,
        ENDING,
        NEXT,
        TEXT;

        /** As bundles name it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One thing that people would read otherwise.
     *
     * @param what what it is about; empty where the topic says it all
     * @param before what they read now; null where it is new
     * @param after what they would read; null where it would go
     */
    public record Told(
            Topic topic,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    private ForComplainants() {}

    /** All that differs, in the order in which people read it. */
    public static List<Told> between(ExplainedProcedure before, ExplainedProcedure after) {
        Map<Topic, Map<String, String>> old = topics(before);
        Map<Topic, Map<String, String>> young = topics(after);
        List<Told> told = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            Map<String, String> was = old.getOrDefault(topic, Map.of());
            Map<String, String> is = young.getOrDefault(topic, Map.of());
            Set<String> all = new LinkedHashSet<>(was.keySet());
            all.addAll(is.keySet());
            for (String what : all) {
                String one = was.get(what);
                String other = is.get(what);
                if (one == null || !one.equals(other)) {
                    told.add(new Told(topic, what, one, other));
                }
            }
        }
        return List.copyOf(told);
    }

    private static Map<Topic, Map<String, String>> topics(ExplainedProcedure told) {
        Map<Topic, Map<String, String>> topics = new LinkedHashMap<>();
        put(topics, Topic.SUMMARY, told.procedure().title(), told.procedure().summary());
        told.channels().forEach(channel -> put(topics, Topic.CHANNEL, channel.label(), sentence(channel.reach())));
        told.elsewhere()
                .forEach(other -> put(topics, Topic.CHANNEL, other.told(), sentence(other.desk(), other.reach())));
        told.reporters().forEach(reporter -> put(topics, Topic.REPORTER, reporter, ""));
        told.identities().forEach(identity -> put(topics, Topic.IDENTITY, identity, ""));
        put(topics, Topic.IDENTITY, "", sentence(told.identityTold(), String.join(" ", told.refused())));
        told.standIns().forEach((role, others) -> put(topics, Topic.READER, role, others));
        told.course()
                .steps()
                .forEach(step -> put(topics, Topic.STEP, step.label(), sentence(step.explain(), step.lead())));
        told.course()
                .passages()
                .forEach(passage -> put(
                        topics,
                        Topic.STEP,
                        told.course().steps().get(passage.from()).label() + " → "
                                + told.course().steps().get(passage.to()).label(),
                        passage.deeds().stream()
                                .map(deed -> deed.label() + " (" + String.join(", ", deed.by()) + ")")
                                .collect(Collectors.joining("; "))));
        told.terms().forEach(term -> put(topics, Topic.TERM, term.label(), term(term)));
        told.others().forEach(term -> put(topics, Topic.OTHERS, term.label(), term(term)));
        told.duties().forEach((article, says) -> put(topics, Topic.DUTY, article, says));
        told.grounds()
                .forEach(ground -> put(
                        topics,
                        Topic.GROUND,
                        ground.label(),
                        sentence(Stream.concat(
                                        Stream.of(ground.explain()),
                                        Stream.concat(
                                                ground.exceptions().stream(),
                                                ground.bodies().stream().map(ExplainedProcedure.Body::label)))
                                .toArray(String[]::new))));
        told.endings().forEach(ending -> put(topics, Topic.ENDING, ending.label(), ending.explain()));
        told.next().forEach(next -> put(topics, Topic.NEXT, next.title(), next.label()));
        told.bodies().forEach(body -> put(topics, Topic.NEXT, body.label(), body.contact()));
        told.texts().forEach(text -> put(topics, Topic.TEXT, text.subject(), text.body()));
        return topics;
    }

    private static String term(ExplainedProcedure.Term term) {
        return sentence(
                term.length() + " (" + term.from() + ")",
                String.join(" ", term.longer()),
                String.join(" ", term.missed()));
    }

    /** Two of one name are told together. */
    private static void put(Map<Topic, Map<String, String>> topics, Topic topic, String what, String says) {
        topics.computeIfAbsent(topic, none -> new LinkedHashMap<>())
                .merge(what, says, (one, other) -> one.equals(other) ? one : one + "; " + other);
    }

    private static String sentence(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(". "));
    }
}
