package gehoor.casework;

import gehoor.casework.port.People;
import gehoor.casework.port.StandInRows;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Members of staff who are away are stood in for, so that a term does not pass because somebody is ill. Who is away names who
 * takes their place, from one day to another or beforehand, for when they drop out; others may only where the organisation's roles say so.
 * Who takes a place has the roles that were passed on and no others, and what they do is told as done by them, in that place.
 */
public final class StandingIn {
    /** What is over is shown for so many days more: who comes back wants to know. */
    private static final int SHOWN_DAYS = 92;

    private static final int MOST_DAYS = 366;

    /** Who begins by themself does so for no longer than this, and may do it again. */
    private static final int MOST_DAYS_BEGUN = 31;

    private static final int MOST_NAMED = 20;

    private final Office office;

    StandingIn(Office office) {
        this.office = office;
    }

    /** All that concern this person or that they may end, latest first. */
    public Answer<List<StandInView>> all(Requester requester) {
        return reading(requester, house -> Answer.done(house.shown()));
    }

    /** For whom this person may name a stand-in: themself first, then by name. */
    public Answer<List<Nameable>> nameable(Requester requester) {
        return reading(requester, house -> Answer.done(house.nameable()));
    }

    public Answer<StandInView> name(Requester requester, StandInRequest request) {
        return within(requester, house -> house.name(request));
    }

    /**
     * Begins what was named beforehand, today.
     *
     * @param until the last day
     */
    public Answer<StandInView> begin(Requester requester, UUID standIn, @Nullable LocalDate until) {
        return within(requester, house -> house.begin(standIn, until));
    }

    /** Ends one, with those that began by it; nothing happens where it has ended. */
    public Answer<StandInView> end(Requester requester, UUID standIn) {
        return within(requester, house -> house.end(standIn));
    }

    /**
     * The place that a member of staff may take by a stand-in today.
     *
     * @param deputy account id of who wants to take it
     * @param roles that they themselves have
     */
    public Optional<Seat> seat(String tenant, String deputy, Set<String> roles, UUID standIn) {
        Optional<Tenant> known = office.library().tenant(tenant);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = office.now().atZone(known.get().zone()).toLocalDate();
        return office.ports()
                .transactions()
                .reading(
                        tenant,
                        () -> office.ports()
                                .standIns()
                                .find(tenant, standIn)
                                .filter(row -> row.deputy().equals(deputy)
                                        && state(row, today).equals(StandInView.NOW))
                                .flatMap(row -> office.ports().people().find(tenant, List.of(row.person())).stream()
                                        .findFirst()
                                        .flatMap(person -> seat(known.get(), row, person, roles))));
    }

    private static Optional<Seat> seat(Tenant tenant, StandInRows.Row row, People.Person person, Set<String> own) {
        LocalDate until = row.until();
        Set<String> passed = new TreeSet<>(row.roles());
        passed.retainAll(person.roles());
        passed.removeIf(role -> !standsIn(tenant, role, own));
        return passed.isEmpty() || until == null
                ? Optional.empty()
                : Optional.of(new Seat(row.id(), person.id(), person.name(), passed, person.belongs(), until));
    }

    /** Whether who has these roles may stand in for somebody who has that one. */
    private static boolean standsIn(Tenant tenant, String role, Set<String> own) {
        Tenant.Role declared = tenant.roles().get(role);
        return declared != null && declared.stoodInBy().stream().anyMatch(own::contains);
    }

    private static String state(StandInRows.Row row, LocalDate today) {
        LocalDate from = row.from();
        LocalDate until = row.until();
        if (row.endedAt() != null || (until != null && until.isBefore(today))) {
            return StandInView.OVER;
        }
        return from == null || until == null
                ? StandInView.BEFOREHAND
                : from.isAfter(today) ? StandInView.COMING : StandInView.NOW;
    }

    private interface Use<T> {
        Answer<T> of(House house);
    }

    private <T> Answer<T> reading(Requester requester, Use<T> use) {
        return asked(requester, use, office.ports().transactions()::reading);
    }

    private <T> Answer<T> within(Requester requester, Use<T> use) {
        return asked(requester, use, office.ports().transactions()::within);
    }

    private <T> Answer<T> asked(
            Requester requester, Use<T> use, BiFunction<String, Supplier<Answer<T>>, Answer<T>> unit) {
        Optional<Tenant> tenant = office.library().tenant(requester.tenant());
        if (!requester.staff() || tenant.isEmpty()) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        if (requester.actor().standsFor() != null) {
            return new Answer.Refused<>(List.of(Wording.standInOwnPlace()));
        }
        return unit.apply(requester.tenant(), () -> use.of(new House(tenant.get(), requester)));
    }

    /** One organisation on one day, as one member of staff deals with it. */
    private final class House {
        private final Tenant tenant;
        private final Requester requester;
        private final String language;
        private final LocalDate today;
        private final Map<String, People.Person> people = new LinkedHashMap<>();

        House(Tenant tenant, Requester requester) {
            this.tenant = tenant;
            this.requester = requester;
            this.language = office.language(tenant.id(), requester.language());
            this.today = office.now().atZone(tenant.zone()).toLocalDate();
            office.ports().people().all(tenant.id()).forEach(person -> people.put(person.id(), person));
        }

        private String self() {
            return requester.actor().id();
        }

        List<StandInView> shown() {
            return office.ports().standIns().since(tenant.id(), today.minusDays(SHOWN_DAYS)).stream()
                    .filter(row -> concerns(row) || oversees(row.roles()))
                    .map(this::view)
                    .toList();
        }

        private boolean concerns(StandInRows.Row row) {
            return row.person().equals(self()) || row.deputy().equals(self());
        }

        /** Whether this person may name stand-ins for others in all of these roles. */
        private boolean oversees(Set<String> roles) {
            return !roles.isEmpty() && roles.stream().allMatch(this::oversees);
        }

        private boolean oversees(String role) {
            Tenant.Role declared = tenant.roles().get(role);
            return declared != null
                    && declared.standInsNamedBy().stream()
                            .anyMatch(requester.actor().roles()::contains);
        }

        List<Nameable> nameable() {
            List<Nameable> nameable = new ArrayList<>();
            for (People.Person person : people.values()) {
                Set<String> roles = passable(person);
                Map<String, String> deputies = new LinkedHashMap<>();
                people.values().stream()
                        .filter(other -> !other.id().equals(person.id()))
                        .filter(other -> roles.stream().anyMatch(role -> standsIn(tenant, role, other.roles())))
                        .sorted(Comparator.comparing(People.Person::name))
                        .forEach(other -> deputies.put(other.id(), other.name()));
                if (!deputies.isEmpty()) {
                    nameable.add(new Nameable(person.id(), person.name(), labels(roles), deputies));
                }
            }
            nameable.sort(Comparator.comparing((Nameable each) -> !each.id().equals(self()))
                    .thenComparing(Nameable::name)
                    .thenComparing(Nameable::id));
            return List.copyOf(nameable);
        }

        /** The roles of somebody that this person may pass on. */
        private Set<String> passable(People.Person person) {
            boolean own = person.id().equals(self());
            Set<String> roles = new TreeSet<>(own ? requester.actor().roles() : person.roles());
            roles.removeIf(role -> !tenant.roles().containsKey(role) || !(own || oversees(role)));
            return roles;
        }

        private Map<String, String> labels(Set<String> roles) {
            Map<String, String> labels = new LinkedHashMap<>();
            new TreeSet<>(roles).forEach(role -> labels.put(role, label(role)));
            return labels;
        }

        private String label(String role) {
            Tenant.Role declared = tenant.roles().get(role);
            return declared == null ? role : declared.label().in(language);
        }

        Answer<StandInView> name(StandInRequest request) {
            String asked = request.person();
            People.Person person = people.get(asked == null ? self() : asked);
            Set<String> passable = person == null ? Set.of() : passable(person);
            if (person == null || passable.isEmpty()) {
                return new Answer.Refused<>(List.of(Wording.standInFor()));
            }
            Set<String> roles = request.roles().isEmpty() ? passable : request.roles();
            List<Refusal> refusals = new ArrayList<>();
            if (!passable.containsAll(roles)) {
                refusals.add(Wording.standInRole());
            }
            People.Person deputy = people.get(request.deputy());
            if (deputy == null || deputy.id().equals(person.id())) {
                refusals.add(Wording.standInDeputy());
            } else {
                roles.stream()
                        .filter(passable::contains)
                        .filter(role -> !standsIn(tenant, role, deputy.roles()))
                        .forEach(role -> refusals.add(Wording.standInNotIn(deputy.name(), label(role))));
            }
            refusals.addAll(days(request.from(), request.until(), MOST_DAYS));
            if (request.from() == null
                    && request.until() == null
                    && !person.id().equals(self())) {
                refusals.add(Wording.standInFrom());
            }
            List<StandInRows.Row> before = office.ports().standIns().since(tenant.id(), today).stream()
                    .filter(row -> row.person().equals(person.id())
                            && !state(row, today).equals(StandInView.OVER))
                    .toList();
            if (before.size() >= MOST_NAMED) {
                refusals.add(Wording.standInsMany(MOST_NAMED));
            }
            if (!refusals.isEmpty()) {
                return new Answer.Refused<>(refusals);
            }
            return Answer.done(write(person.id(), request.deputy(), roles, request.from(), request.until(), null));
        }

        private List<Refusal> days(@Nullable LocalDate from, @Nullable LocalDate until, int most) {
            if (from == null && until == null) {
                return List.of();
            }
            if (from == null || from.isBefore(today)) {
                return List.of(Wording.standInFrom());
            }
            if (until == null || until.isBefore(from)) {
                return List.of(Wording.standInUntil());
            }
            return until.isAfter(from.plusDays(most)) ? List.of(Wording.standInLong(most)) : List.of();
        }

        private StandInView write(
                String person,
                String deputy,
                Set<String> roles,
                @Nullable LocalDate from,
                @Nullable LocalDate until,
                @Nullable UUID of) {
            StandInRows.Row row = new StandInRows.Row(
                    UUID.randomUUID(), person, deputy, roles, from, until, of, self(), office.now(), null, null);
            office.ports().standIns().add(tenant.id(), row);
            return view(row);
        }

        Answer<StandInView> begin(UUID standIn, @Nullable LocalDate until) {
            Optional<StandInRows.Row> found = office.ports()
                    .standIns()
                    .find(tenant.id(), standIn)
                    .filter(row -> row.deputy().equals(self()));
            if (found.isEmpty()) {
                return new Answer.Missing<>();
            }
            StandInRows.Row row = found.get();
            boolean may = row.roles().stream()
                    .anyMatch(role -> standsIn(tenant, role, requester.actor().roles()));
            if (!state(row, today).equals(StandInView.BEFOREHAND) || !may) {
                return new Answer.Refused<>(List.of(Wording.standInGone()));
            }
            List<Refusal> refusals =
                    until == null ? List.of(Wording.standInUntil()) : days(today, until, MOST_DAYS_BEGUN);
            return refusals.isEmpty()
                    ? Answer.done(write(row.person(), row.deputy(), row.roles(), today, until, row.id()))
                    : new Answer.Refused<>(refusals);
        }

        Answer<StandInView> end(UUID standIn) {
            Optional<StandInRows.Row> found = office.ports()
                    .standIns()
                    .find(tenant.id(), standIn)
                    .filter(row -> concerns(row) || oversees(row.roles()));
            if (found.isEmpty()) {
                return new Answer.Missing<>();
            }
            office.ports().standIns().end(tenant.id(), standIn, office.now(), self());
            return Answer.done(
                    view(office.ports().standIns().find(tenant.id(), standIn).orElse(found.get())));
        }

        private StandInView view(StandInRows.Row row) {
            String state = state(row, today);
            return new StandInView(
                    row.id(),
                    row.person(),
                    called(row.person()),
                    row.deputy(),
                    called(row.deputy()),
                    labels(row.roles()),
                    row.from(),
                    row.until(),
                    state,
                    row.person().equals(self()),
                    row.deputy().equals(self()),
                    !state.equals(StandInView.OVER));
        }

        private String called(String id) {
            People.Person person = people.get(id);
            return person == null ? id : person.name();
        }
    }
}
