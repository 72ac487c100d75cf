package gehoor.casework;

import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.TakingAlong.Reached;
import gehoor.casework.TakingAlong.State;
import gehoor.casework.TakingAlong.Taking;
import gehoor.casework.memory.Memory;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.casework.record.EntryCodec;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.rehearsal.Played;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Example;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import gehoor.vault.FileKey;
import gehoor.vault.Purpose;
import gehoor.vault.Seal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The organisations of the repository, each with the files of its worked examples in it: what each role, and each person of the examples, takes
 * along is what the register and the pages of files show to them; of what they may not know of there is nothing.
 */
class TakingAlongOfTenantsTest {
    private static final Path CONFIG = Path.of("../../tenant-config");

    @TempDir
    static Path keys;

    private static Linden house;

    static Stream<String> tenants() {
        house = new Linden(keys, CONFIG);
        return house.library.current().tenants().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void what_is_taken_along_is_what_is_shown(String id) {
        Tenant tenant = house.library.tenant(id).orElseThrow();
        Map<String, Requester> people = new TreeMap<>();
        tenant.roles()
                .keySet()
                .forEach(role -> people.put("role " + role, staff(id, "only-" + role, Set.of(role), Set.of())));
        people.put("nobody", staff(id, "nobody", Set.of(), Set.of()));
        Set<UUID> files = new LinkedHashSet<>();
        Instant latest = house.now;
        for (Played played : played(id)) {
            files.add(filed(id, played, files.size() + 1));
            latest = latest.isBefore(played.moment()) ? played.moment() : latest;
            played.people()
                    .forEach((name, actor) -> people.put(
                            name + " " + actor.roles() + actor.belongs(),
                            staff(id, actor.id(), actor.roles(), actor.belongs())));
        }
        house.now = latest;
        Instant asked = latest;
        house.memory
                .ports()
                .transactions()
                .within(
                        id,
                        () -> house.memory
                                .ports()
                                .removals()
                                .ask(
                                        id,
                                        new Removal(
                                                asked,
                                                "x",
                                                "X",
                                                asked.atZone(tenant.zone()).toLocalDate(),
                                                false,
                                                null,
                                                null)));

        int read = 0;
        int hidden = 0;
        for (Map.Entry<String, Requester> person : people.entrySet()) {
            Map<UUID, Reached> taken = taken(person.getValue());
            assertThat(taken.values().stream().map(Reached::line).toList())
                    .as("the register of %s", person.getKey())
                    .isEqualTo(register(person.getValue()));
            for (UUID file : files) {
                Reached reached = taken.get(file);
                if (reached == null) {
                    assertThat(house.casework.handling().open(person.getValue(), file))
                            .as("%s and %s", person.getKey(), file)
                            .isInstanceOf(Answer.Missing.class);
                    hidden++;
                } else if (reached.file() == null) {
                    assertThat(reached.state()).isEqualTo(State.EXISTS);
                    FileView shown = done(house.casework.handling().open(person.getValue(), file));
                    assertThat(shown.compartments()).containsExactly("existence");
                    assertThat(shown.ownOnly()).isEmpty();
                    hidden++;
                } else {
                    assertThat(reached.state())
                            .as("%s of %s", file, person.getKey())
                            .isEqualTo(State.WHOLE);
                    same(person.getValue(), file, reached.file());
                    read++;
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(5);
        assertThat(read).as("something is read").isGreaterThan(files.size());
        assertThat(hidden).as("something is hidden").isGreaterThan(files.size());
    }

    private static void same(Requester who, UUID file, WholeFile taken) {
        Handling handling = house.casework.handling();
        FileView shown = done(handling.open(who, file));
        assertThat(taken.file()).usingRecursiveComparison().isEqualTo(shown);
        assertThat(taken.history()).isEqualTo(done(handling.history(who, file)));
        assertThat(taken.letters())
                .isEqualTo(
                        handling.letters(who, file) instanceof Answer.Done<List<RenderedLetter>> letters
                                ? letters.value()
                                : List.of());
        List<String> holders = new ArrayList<>(List.of("complainant"));
        shown.parties().forEach(party -> holders.add(party.id()));
        List<ContactView> told = new ArrayList<>();
        for (String holder : holders) {
            if (handling.contact(who, file, holder) instanceof Answer.Done<ContactView> contact) {
                told.add(contact.value());
            }
        }
        assertThat(taken.contacts()).isEqualTo(told);
    }

    private static Map<UUID, Reached> taken(Requester who) {
        Map<UUID, Reached> all = new LinkedHashMap<>();
        try (Taking taking = done(house.casework.takingAlong().begin(who, true))) {
            for (Optional<Reached> next = taking.next(); next.isPresent(); next = taking.next()) {
                all.put(next.get().line().file(), next.get());
            }
        }
        return all;
    }

    private static List<RegisterLine> register(Requester who) {
        List<RegisterLine> lines = new ArrayList<>();
        String after = null;
        do {
            Page<RegisterLine> page = done(house.casework
                    .work()
                    .register(
                            who,
                            new RegisterFilter(
                                    null, null, null, null, null, null, null, null, null, null, after, 100)));
            lines.addAll(page.items());
            after = page.next();
        } while (after != null);
        return lines;
    }

    private static Requester staff(String tenant, String id, Set<String> roles, Set<String> belongs) {
        return new Requester(tenant, Actor.staff(id, roles, belongs), "Name of " + id, "nl");
    }

    /** Every worked example of the organisation that begins a file. */
    private static List<Played> played(String id) {
        Reading.Read reading = (Reading.Read) house.library.read(id, house.library.own(id));
        List<Played> all = new ArrayList<>();
        for (Example example : reading.examples()) {
            if (example.tenant().equals(id)) {
                Tenant tenant = reading.book().tenant(id).orElseThrow();
                Procedure procedure = reading.book()
                        .inForce(id, example.procedure(), example.report().at().toLocalDate())
                        .orElseThrow();
                Played played = Rehearsal.play(
                        new Engine(tenant, procedure, reading.book().calendars()), example, List.of());
                if (played.state().begun()) {
                    all.add(played);
                }
            }
        }
        return all;
    }

    /** Puts it where files are, sealed as they are. */
    private static UUID filed(String tenant, Played played, int number) {
        Memory memory = house.memory;
        UUID file = UUID.randomUUID();
        Change.Reported reported = Projection.reported(played.state());
        memory.ports().transactions().within(tenant, () -> {
            Safe safe = Safe.of(memory.ports());
            Seal seal = safe.sealer()
                    .create(new FileKey(tenant, file.toString(), Purpose.CONTENT))
                    .asOptional()
                    .orElseThrow();
            List<EntryRow> rows = new ArrayList<>();
            for (Entry entry : played.history()) {
                rows.add(new EntryRow(
                        entry.seq(),
                        entry.at(),
                        EntryCodec.write(entry),
                        SealedTexts.seal(seal, entry.seq(), played.texts().getOrDefault(entry.seq(), Map.of())),
                        Chain.START,
                        Chain.START));
            }
            FileRow row = new FileRow(
                    file,
                    tenant,
                    played.engine().procedure().id(),
                    played.engine().procedure().version(),
                    null,
                    reported.kind(),
                    played.state().stage(),
                    played.state().outcome(),
                    played.state().identity(),
                    reported.channel(),
                    reported.language(),
                    reported.received(),
                    Projection.registered(played.state()),
                    played.state().closedOn(),
                    null,
                    null,
                    Set.copyOf(played.state().handlers()),
                    Set.of(),
                    played.state().seq(),
                    Chain.START);
            return memory.ports()
                    .files()
                    .commit(new Changeset(
                            tenant,
                            List.of(new Changeset.FileChange(row, 0, numbering(played), rows, List.of())),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Set.of(),
                            null));
        });
        if (played.state().contact()) {
            memory.ports().transactions().within(tenant, () -> {
                Safe.of(memory.ports())
                        .contacts()
                        .keep(tenant, file, "complainant", Contact.of("Person " + number, "p@example.org"), "nl");
                return number;
            });
        }
        return file;
    }

    private static Changeset.Numbering numbering(Played played) {
        var register = played.engine().procedure().register();
        return register.numbered()
                ? new Changeset.Numbering(
                        register.series(),
                        Projection.reported(played.state()).received().getYear(),
                        register.digits())
                : null;
    }
}
