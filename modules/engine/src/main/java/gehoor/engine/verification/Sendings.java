package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a letter or notice tells its reader what was recorded before and what that reader may read nowhere in the file. To somebody outside who reads no file
 * a letter may tell what is put to them, but not who complains.
 */
final class Sendings {
    private static final Pattern TOLD = Pattern.compile("\\{\\{\\s*(?:field|text)\\.([^{}\\s]+)\\s*}}");

    private final Inquiry inquiry;
    private final Subject subject;

    Sendings(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.subject = inquiry.subject();
    }

    /**
     * One letter to one kind of reader.
     *
     * @param action by which it goes; null where a clock sends it
     * @param clock whose date or reminder sends it; null where an action does
     */
    private record Sending(
            @Nullable Action action, @Nullable Clock clock, String letter, Effect.Recipient to) {
        Place at() {
            return action != null ? action.at() : clock != null ? clock.at() : Place.NOWHERE;
        }
    }

    List<Finding> wrong() {
        List<Finding> wrong = new ArrayList<>();
        for (Sending sending : all()) {
            for (String field : told(sending.letter())) {
                Field known = subject.procedure().fields().get(field);
                if (known != null && !toldKnowingly(sending, known) && !mayRead(sending.to(), known.compartment())) {
                    wrong.add(finding(sending, known));
                }
            }
        }
        return wrong;
    }

    /**
     * What whoever acts writes in this very act they tell knowingly, but for who complains; and of which service or facility it is
     * whoever is told of the file at all.
     */
    private static boolean toldKnowingly(Sending sending, Field field) {
        boolean about = field.type() == Field.Type.SERVICE || field.type() == Field.Type.FACILITY;
        boolean here = sending.action() != null
                && sending.action().asks().stream().anyMatch(ask -> ask.field().equals(field.id()));
        return !field.compartment().equals(Compartment.IDENTITY) && (about || here);
    }

    private List<Sending> all() {
        List<Sending> all = new ArrayList<>();
        Stream.concat(Stream.of(subject.procedure().report().action()), subject.procedure().actions().values().stream())
                .forEach(action -> add(action, null, action.does(), all));
        for (Clock clock : subject.procedure().clocks().values()) {
            add(null, clock, clock.onDue(), all);
            for (Clock.Reminder reminder : clock.remind()) {
                if (reminder.letter() != null) {
                    reminder.tell().forEach(to -> all.add(new Sending(null, clock, reminder.letter(), to)));
                }
            }
        }
        return all;
    }

    /** A role, a kind of party or a body. */
    private Effect.Recipient recipient(String to) {
        Effect.Recipient.Kind kind = subject.tenant().roles().containsKey(to)
                ? Effect.Recipient.Kind.ROLE
                : subject.procedure().parties().containsKey(to)
                        ? Effect.Recipient.Kind.PARTY
                        : Effect.Recipient.Kind.BODY;
        return new Effect.Recipient(kind, to);
    }

    private void add(@Nullable Action action, @Nullable Clock clock, List<Effect> effects, List<Sending> all) {
        Effect.Recipient complainant = new Effect.Recipient(Effect.Recipient.Kind.COMPLAINANT, "");
        for (Effect effect : Effect.all(effects)) {
            if (effect instanceof Effect.Tell tell) {
                tell.who().forEach(to -> all.add(new Sending(action, clock, tell.letter(), to)));
            } else if (effect instanceof Effect.Refer refer && refer.letter() != null) {
                all.add(new Sending(action, clock, refer.letter(), complainant));
            } else if (effect instanceof Effect.HandOver handOver && handOver.letter() != null) {
                all.add(new Sending(action, clock, handOver.letter(), recipient(handOver.to())));
            } else if (effect instanceof Effect.Disclose disclose && disclose.tell() != null) {
                all.add(new Sending(action, clock, disclose.tell(), complainant));
            }
        }
    }

    private Set<String> told(String id) {
        Set<String> fields = new LinkedHashSet<>();
        Tenant.Letter letter = subject.tenant().letters().get(id);
        if (letter != null) {
            Stream.concat(letter.subject().byLanguage().values().stream(), letter.body().byLanguage().values().stream())
                    .forEach(text -> {
                        Matcher matcher = TOLD.matcher(text);
                        while (matcher.find()) {
                            fields.add(matcher.group(1));
                        }
                    });
        }
        return fields;
    }

    private static @Nullable String role(Effect.Recipient to) {
        return switch (to.kind()) {
            case ROLE, ASSIGNED -> to.name();
            case COMPLAINANT -> Who.COMPLAINANT;
            case PARTY -> Who.PARTY + to.name();
            case BODY, BODY_FROM, SERVICE_FROM, FACILITY_FROM -> null;
        };
    }

    private boolean mayRead(Effect.Recipient to, String compartment) {
        String role = role(to);
        if (role == null) {
            return !compartment.equals(Compartment.IDENTITY);
        }
        boolean staff = subject.tenant().roles().containsKey(role);
        for (SightRule rule : subject.procedure().sight().values()) {
            boolean meant = rule.who().stream()
                    .anyMatch(who ->
                            who.role().equals(role) || (staff && who.role().equals(Who.ANYONE)));
            if (meant && !rule.never() && rule.compartments().contains(compartment)) {
                return true;
            }
        }
        return compartment.equals(Compartment.IDENTITY) && disclosed(role);
    }

    private boolean disclosed(String role) {
        return subject.procedure().actions().values().stream()
                .flatMap(action -> Effect.all(action.does()).stream())
                .anyMatch(effect -> effect instanceof Effect.Disclose disclose
                        && disclose.to().stream().anyMatch(who -> who.role().equals(role)));
    }

    private Finding finding(Sending sending, Field field) {
        List<Object> about = List.of(sending.letter(), reader(sending.to()), field.id(), field.compartment());
        int looked = 0;
        for (Set<Aspect> wanted : wanted(sending)) {
            Landscape landscape = inquiry.explore(wanted, action -> action.equals(sending.action()));
            looked = Math.max(looked, landscape.size());
            Optional<Played> played = played(sending, landscape);
            if (played.isPresent()) {
                var words = Inquiry.words(Property.SECRETS, "refuted", about);
                List<Actor> readers = readers(sending.to(), played.get());
                return new Finding(
                        Property.SECRETS,
                        Finding.Verdict.REFUTED,
                        words,
                        looked,
                        sending.at(),
                        inquiry.example(
                                words, played.get(), Shown.sees(played.get(), readers, shown(sending, played.get()))));
            }
        }
        return Inquiry.open(Property.SECRETS, looked, sending.at(), about);
    }

    private List<Set<Aspect>> wanted(Sending sending) {
        Action action = sending.action();
        Clock clock = sending.clock();
        return action != null
                ? List.of(Set.of(), subject.reads().guards(action))
                : List.of(Set.of(Aspect.clock(clock == null ? "" : clock.id())));
    }

    private Optional<Played> played(Sending sending, Landscape landscape) {
        Action action = sending.action();
        Clock clock = sending.clock();
        int tried = 0;
        for (int at = 0; at < landscape.size() && tried < 12; at++) {
            List<Move> story = new ArrayList<>(landscape.story(at));
            boolean reports = action != null && action.kind() == Action.Kind.REPORT;
            Optional<Move> last = landscape.ways(at).stream()
                    .map(Landscape.Way::move)
                    .filter(move -> move instanceof Move.Acts acts
                            ? action != null && acts.action().equals(action.id())
                            : move instanceof Move.Passes passes
                                    && clock != null
                                    && passes.clock().equals(clock.id()))
                    .findFirst();
            if (!reports && last.isEmpty()) {
                continue;
            }
            tried++;
            last.ifPresent(story::add);
            Optional<Played> played = inquiry.storyteller().tell(story);
            if (played.isPresent() && (clock != null || went(played.get(), sending))) {
                return played;
            }
        }
        return Optional.empty();
    }

    private static boolean went(Played played, Sending sending) {
        return played.last().changes().stream()
                .anyMatch(change ->
                        (change instanceof Change.Told told && told.letter().equals(sending.letter()))
                                || (change instanceof Change.Referred referred
                                        && sending.letter().equals(referred.letter())));
    }

    private List<Actor> readers(Effect.Recipient to, Played played) {
        String role = role(to);
        if (role == null) {
            return List.of();
        }
        return subject.cast().of(Who.role(role), played.file()).stream()
                .limit(1)
                .toList();
    }

    private static List<String> shown(Sending sending, Played played) {
        boolean named = sending.clock() == null
                && (sending.to().kind() == Effect.Recipient.Kind.ROLE
                        || sending.to().kind() == Effect.Recipient.Kind.COMPLAINANT);
        String who = sending.to().kind() == Effect.Recipient.Kind.COMPLAINANT
                ? Who.COMPLAINANT
                : sending.to().name();
        return named && went(played, sending) ? List.of(who + " " + sending.letter()) : List.of();
    }

    private static String reader(Effect.Recipient to) {
        String role = role(to);
        return role == null
                ? to.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + " " + to.name()
                : role;
    }
}
