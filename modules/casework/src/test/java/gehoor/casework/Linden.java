package gehoor.casework;

import gehoor.casework.memory.Memory;
import gehoor.casework.port.People;
import gehoor.casework.port.SavedMail;
import gehoor.engine.Actor;
import gehoor.vault.FileKey;
import gehoor.vault.FileKeyProvider;
import gehoor.vault.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The invented organisation of the tests, with people in it and a clock that goes when it is told to. */
final class Linden {
    static final String TENANT = "linden";
    static final Contact AN = Contact.of("An Example", "an@example.org");

    final Memory memory;
    final Memory.PostOffice post = new Memory.PostOffice();
    final Path folder;
    final Library library;
    final Casework casework;
    Instant now = Instant.parse("2026-03-02T09:41:17.123Z");

    final Requester handler = staff("hana", Set.of("handler"), Set.of());
    final Requester colleague = staff("hugo", Set.of("handler"), Set.of());
    final Requester coordinator = staff("kim", Set.of("coordinator"), Set.of());
    final Requester dpo = staff("pat", Set.of("dpo"), Set.of());
    final Requester responsibleForMeals = staff("moe", Set.of("responsible"), Set.of("meals"));
    final Requester responsibleForRooms = staff("ria", Set.of("responsible"), Set.of("rooms"));
    final Requester secretary = staff("sam", Set.of("secretary"), Set.of());
    final Requester visitor = Requester.visitor(TENANT, "en");

    Linden(Path scratch) {
        this(scratch, Path.of("src/test/resources/tenant-config"));
    }

    Linden(Path scratch, Path config) {
        this.folder = config;
        memory = new Memory(new FileKeyProvider(scratch.resolve("tenant-keys")));
        InstantSource clock = () -> now;
        library = new Library(config, memory.ports(), clock);
        if (!library.reloadIfChanged()) {
            throw new IllegalStateException(library.problems().toString());
        }
        casework = new Casework(
                memory.ports(),
                library,
                post,
                new Looks(),
                mail -> new SavedMail.Unreadable(SavedMail.Why.NO_MAIL),
                new Addresses("https://gehoor.example.org/"),
                clock,
                clock,
                Duration.ofMinutes(1),
                Runnable::run);
        for (Requester person :
                List.of(handler, colleague, coordinator, dpo, responsibleForMeals, responsibleForRooms)) {
            memory.ports()
                    .people()
                    .seen(
                            TENANT,
                            new People.Person(
                                    person.actor().id(),
                                    person.name(),
                                    person.actor().id() + "@linden.example.org",
                                    person.actor().roles(),
                                    person.actor().belongs()));
        }
    }

    /** What another process would do, or this one after it died: the same files, nothing remembered but what was kept. */
    Casework restarted() {
        return new Casework(
                memory.ports(),
                library,
                post,
                new Looks(),
                mail -> new SavedMail.Unreadable(SavedMail.Why.NO_MAIL),
                new Addresses("https://gehoor.example.org/"),
                () -> now,
                () -> now,
                Duration.ofMinutes(1),
                Runnable::run);
    }

    Texts texts(UUID file) {
        Dossier dossier = within(() -> new Cabinet(memory.ports(), library).load(TENANT, file))
                .orElseThrow();
        return new Texts(dossier, Safe.of(memory.ports()).sealer());
    }

    void eraseTexts(UUID file) {
        within(() -> Safe.of(memory.ports()).sealer().erase(new FileKey(TENANT, file.toString(), Purpose.CONTENT)));
    }

    private <T> T within(Supplier<T> work) {
        return memory.ports().transactions().within(TENANT, work);
    }

    private static Requester staff(String id, Set<String> roles, Set<String> belongs) {
        return new Requester(TENANT, Actor.staff(id, roles, belongs), "Name of " + id, "en");
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static ReportRequest complaint(String identity, Contact contact, String story) {
        return complaint("web", identity, contact, story, List.of());
    }

    static ReportRequest complaint(
            String channel, String identity, Contact contact, String story, List<Upload> uploads) {
        return new ReportRequest(
                "complaints",
                "complaint",
                "person",
                null,
                identity,
                channel,
                null,
                null,
                contact,
                Map.of("story", story, "service", "meals"),
                uploads);
    }

    Reported report(String identity, Contact contact) {
        return done(casework.reporting().report(visitor, complaint(identity, contact, "The soup was cold."), null));
    }

    Performed act(Requester who, UUID file, String action, Map<String, Object> given) {
        return done(casework.handling().act(who, file, ActRequest.of(action, given), null, null));
    }

    ByReceipt by(String code) {
        return new ByReceipt(TENANT, code, "en");
    }

    FileView open(Requester who, UUID file) {
        return done(casework.handling().open(who, file));
    }

    static <T> T done(Answer<T> answer) {
        if (answer instanceof Answer.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("expected to be done: " + answer);
    }

    static List<String> rules(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?> refused) {
            return refused.refusals().stream().map(refusal -> refusal.rule()).toList();
        }
        throw new AssertionError("expected to be refused: " + answer);
    }

    static void copy(Path from, Path to) {
        try (var walk = Files.walk(from)) {
            for (Path each : walk.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
