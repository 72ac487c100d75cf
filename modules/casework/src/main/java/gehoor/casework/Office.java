package gehoor.casework;

import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Conflict;
import gehoor.casework.port.Inspection;
import gehoor.casework.port.Mail;
import gehoor.casework.port.People;
import gehoor.casework.port.Ports;
import gehoor.engine.Actor;
import gehoor.engine.FileState;
import gehoor.engine.Sight;
import gehoor.policy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What all use cases work with.
 *
 * @param undo for how long what leaves can be held back by who asked for it, where an organisation says nothing else
 */
record Office(
        Ports ports,
        Library library,
        Cabinet cabinet,
        Safe safe,
        Letters letters,
        Mail mail,
        Inspection inspection,
        InstantSource clock,
        Duration undo) {

    Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /** For how long what leaves there can be held back by who asked for it. */
    Duration undo(String tenant) {
        return library.tenant(tenant).map(this::undo).orElse(undo);
    }

    /** @see #undo(String) */
    Duration undo(Tenant tenant) {
        Duration own = tenant.holdBack();
        return own == null ? undo : own;
    }

    Recording recording(String tenant, Instant now) {
        return new Recording(ports, library, cabinet, safe, tenant, now);
    }

    /** A language of the tenant: the one asked for, or its first. */
    String language(String tenant, String asked) {
        Optional<Tenant> known = library.tenant(tenant);
        if (known.isEmpty() || known.get().languages().contains(asked)) {
            return asked;
        }
        return known.get().languages().get(0);
    }

    boolean unknown(String tenant) {
        return library.tenant(tenant).isEmpty();
    }

    /** What is looked at or done in a file. */
    interface InFile<T> {
        /** @param sight of who asks; they may know of the file */
        Answer<T> with(Dossier dossier, Sight sight, Instant now);
    }

    /** Looks into a file. For who is no staff, and may not know of it, it is missing as one that does not exist. */
    <T> Answer<T> seen(Requester requester, UUID file, InFile<T> look) {
        return inFile(requester, () -> cabinet.load(requester.tenant(), file), look);
    }

    /** Acts in a file, which is held meanwhile: {@link Answer.Clash} where somebody else acts in it right now. */
    <T> Answer<T> held(Requester requester, UUID file, InFile<T> deed) {
        try {
            return inFile(requester, () -> cabinet.lock(requester.tenant(), file), deed);
        } catch (Conflict conflict) {
            return new Answer.Clash<>("somebody else is acting in this file right now");
        }
    }

    private <T> Answer<T> inFile(Requester requester, Supplier<Optional<Dossier>> found, InFile<T> doing) {
        if (!requester.staff() || unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        Instant now = now();
        return ports.transactions().within(requester.tenant(), () -> {
            Optional<Dossier> dossier = found.get();
            if (dossier.isEmpty()) {
                return new Answer.Missing<>();
            }
            Sight sight = dossier.get().sight(requester.actor(), now);
            return sight.exists() ? doing.with(dossier.get(), sight, now) : new Answer.Missing<>();
        });
    }

    Views views(Dossier dossier, Actor viewer, Sight sight, String language, Instant now) {
        return views(dossier, viewer, sight, language, now, names(dossier, viewer));
    }

    Views views(Dossier dossier, Actor viewer, Sight sight, String language, Instant now, Map<String, String> names) {
        return new Views(
                dossier,
                viewer,
                sight,
                language(dossier.tenant(), language),
                new Texts(dossier, safe.sealer()),
                letters,
                now,
                names,
                () -> ports.outbox().of(dossier.tenant(), dossier.id()));
    }

    /** Names of staff who appear in a file; only staff are told. */
    private Map<String, String> names(Dossier dossier, Actor viewer) {
        if (viewer.kind() != Actor.Kind.STAFF) {
            return Map.of();
        }
        FileState state = dossier.state();
        Set<String> ids = new HashSet<>(state.handlers());
        ids.addAll(state.ties());
        return ids.isEmpty() ? Map.of() : names(ports.people().find(dossier.tenant(), ids));
    }

    static Map<String, String> names(List<People.Person> people) {
        Map<String, String> names = new HashMap<>();
        people.forEach(person -> names.put(person.id(), person.name()));
        return names;
    }

    static Actor actor(People.Person person) {
        return Actor.staff(person.id(), person.roles(), person.belongs());
    }

    List<AttachmentRows.Row> attachments(Dossier dossier) {
        return ports.attachments().of(dossier.tenant(), dossier.id());
    }
}
