package gehoor.casework;

import gehoor.casework.FileView.LinkView;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Openings;
import gehoor.casework.port.Outbox;
import gehoor.casework.port.People;
import gehoor.engine.Actor;
import gehoor.engine.FileState;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.policy.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What staff read and do in a file. A file whose existence the requester may not see is {@link Answer.Missing}, exactly as
 * one that does not exist.
 */
public final class Handling {
    private static final int MOST_EARLIER = 50;

    private final Office office;
    private final Acting acting;
    private final GoingOver goingOver;

    Handling(Office office, Acting acting, GoingOver goingOver) {
        this.office = office;
        this.acting = acting;
        this.goingOver = goingOver;
    }

    /** A file that the requester may see. */
    private record Seen(Dossier dossier, Actor viewer, Sight sight, String language, Instant now) {}

    private interface Look<T> {
        Answer<T> at(Seen seen);
    }

    private <T> Answer<T> look(Requester requester, UUID file, Look<T> look) {
        return office.seen(
                requester,
                file,
                (dossier, sight, now) -> look.at(new Seen(
                        dossier,
                        requester.actor(),
                        sight,
                        office.language(requester.tenant(), requester.language()),
                        now)));
    }

    private Views views(Seen seen) {
        return office.views(seen.dossier(), seen.viewer(), seen.sight(), seen.language(), seen.now());
    }

    /** The file as this viewer may see it. Opening a named or confidential file is logged. */
    public Answer<FileView> open(Requester requester, UUID file) {
        return look(requester, file, seen -> Answer.done(open(requester, seen)));
    }

    private FileView open(Requester requester, Seen seen) {
        Dossier dossier = seen.dossier();
        if (!dossier.anonymous()) {
            office.ports()
                    .openings()
                    .write(
                            requester.tenant(),
                            new Openings.Opening(
                                    dossier.id(),
                                    requester.actor().id(),
                                    sorted(requester.actor().roles()),
                                    sorted(seen.sight().compartments()),
                                    seen.now()));
        }
        return views(seen)
                .file(
                        office.attachments(dossier),
                        links(seen),
                        goingOver.open(requester, dossier, seen.sight(), seen.now()));
    }

    /**
     * All of a file that this viewer may read, at once, and logged as if they had asked for each part. Within a transaction.
     *
     * @param sight of the same; they may know of the file
     */
    WholeFile whole(Requester requester, Dossier dossier, Sight sight, Instant now) {
        Seen seen = new Seen(
                dossier, requester.actor(), sight, office.language(requester.tenant(), requester.language()), now);
        FileView file = open(requester, seen);
        List<ContactView> contacts = new ArrayList<>();
        holders(seen).forEach(holder -> told(requester, seen, holder, "file").ifPresent(contacts::add));
        return new WholeFile(
                file,
                views(seen).history(office.ports().outbox().of(requester.tenant(), dossier.id())),
                sight.sees(Compartment.MESSAGES) ? letters(requester, seen) : List.of(),
                contacts);
    }

    /** Whose contact data may be told to this viewer. */
    private static List<String> holders(Seen seen) {
        FileState state = seen.dossier().state();
        List<String> holders = new ArrayList<>();
        if (state.contact()) {
            holders.add(Wording.COMPLAINANT);
        }
        holders.addAll(state.parties().keySet());
        holders.removeIf(holder ->
                !seen.sight().sees(Contacts.compartment(seen.dossier().engine().procedure(), state, holder)));
        return holders;
    }

    private List<LinkView> links(Seen seen) {
        Dossier dossier = seen.dossier();
        if (dossier.linked().isEmpty() || !seen.sight().sees(Compartment.EXISTENCE)) {
            return List.of();
        }
        Map<UUID, String> links = new HashMap<>();
        for (LinkedFile other : dossier.linked()) {
            links.put(other.file().id(), other.link());
        }
        List<LinkView> views = new ArrayList<>();
        for (Dossier other : office.cabinet().loadAll(dossier.tenant(), links.keySet())) {
            if (other.sight(seen.viewer(), seen.now()).exists()) {
                String link = links.getOrDefault(other.id(), "");
                var declared = dossier.engine().procedure().links().get(link);
                Words label = declared == null ? other.engine().procedure().title() : declared.label();
                views.add(new LinkView(
                        link,
                        label.in(seen.language()),
                        other.id(),
                        other.row().procedure(),
                        other.state().stage()));
            }
        }
        return views;
    }

    /** What this actor may do now, barred ones with the reason included. */
    public Answer<List<OfferView>> offers(Requester requester, UUID file) {
        return look(requester, file, seen -> {
            Dossier dossier = seen.dossier();
            var offers = dossier.engine()
                    .offers(dossier.state(), seen.viewer(), dossier.circumstances(seen.now(), seen.viewer()));
            boolean asksStaff = offers.stream()
                    .flatMap(offer -> offer.asks().stream())
                    .anyMatch(asked -> asked.field().type() == gehoor.policy.Field.Type.STAFF);
            List<People.Person> people = asksStaff ? office.ports().people().all(requester.tenant()) : List.of();
            Views views = office.views(
                    dossier, seen.viewer(), seen.sight(), seen.language(), seen.now(), Office.names(people));
            return Answer.done(
                    views.offers(offers, people.stream().map(Office::actor).toList()));
        });
    }

    /**
     * Does an action.
     *
     * @param expectedVersion {@link Answer.Stale} where the file has another; null: whichever it has
     */
    public Answer<Performed> act(
            Requester requester,
            UUID file,
            ActRequest request,
            @Nullable Long expectedVersion,
            @Nullable IdempotencyKey key) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        return acting.act(
                requester.tenant(),
                requester.actor(),
                requester.language(),
                "staff " + requester.actor().id(),
                false,
                null,
                file,
                request,
                expectedVersion,
                key);
    }

    /**
     * The letters and messages that an action would send to people outside, if it were done now, as each reader would get them.
     * Refused where the action would be, and where words that come with the request cannot be.
     */
    public Answer<List<LeavingView>> leaving(
            Requester requester, UUID file, ActRequest request, @Nullable Long expectedVersion) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        return acting.leaving(requester.tenant(), requester.actor(), file, request, expectedVersion);
    }

    public Answer<List<ClockView>> deadlines(Requester requester, UUID file) {
        return look(requester, file, seen -> Answer.done(views(seen).clocks()));
    }

    /** Oldest first. */
    public Answer<List<HistoryLine>> history(Requester requester, UUID file) {
        return look(
                requester,
                file,
                seen -> Answer.done(views(seen).history(office.ports().outbox().of(requester.tenant(), file))));
    }

    public Answer<List<MessageView>> messages(Requester requester, UUID file) {
        return look(requester, file, seen -> Answer.done(views(seen).messages(office.attachments(seen.dossier()))));
    }

    /** Earlier files about the same services or facilities, as far as this viewer may see them; latest first. */
    public Answer<List<RegisterLine>> earlier(Requester requester, UUID file) {
        return look(requester, file, seen -> {
            Set<UUID> ids = new LinkedHashSet<>();
            Set<String> about = Views.about(seen.dossier(), seen.sight());
            for (String mark : about) {
                if (!mark.startsWith("body:")) {
                    office.ports()
                            .lists()
                            .register(requester.tenant(), marked(mark), null, MOST_EARLIER)
                            .forEach(place -> ids.add(place.file()));
                }
            }
            ids.remove(file);
            List<RegisterLine> lines = new ArrayList<>();
            for (Dossier other : office.cabinet().loadAll(requester.tenant(), ids)) {
                Sight sight = other.sight(seen.viewer(), seen.now());
                Set<String> shared = Views.about(other, sight);
                if (sight.exists() && about.stream().anyMatch(shared::contains)) {
                    lines.add(Views.line(other, sight, seen.language()));
                }
            }
            lines.sort(java.util.Comparator.comparing(RegisterLine::registered).reversed());
            return Answer.done(List.copyOf(lines));
        });
    }

    private static Lists.Criteria marked(String mark) {
        return new Lists.Criteria(null, null, null, null, null, null, null, null, null, Set.of(mark));
    }

    /**
     * What somebody is called and how to reach them: only with sight of the compartment identity, and written in the
     * vault's log before it is told.
     *
     * @param holder complainant, or a party's id
     */
    public Answer<ContactView> contact(Requester requester, UUID file, String holder) {
        return look(requester, file, seen -> {
            FileState state = seen.dossier().state();
            if (!seen.sight().sees(Contacts.compartment(seen.dossier().engine().procedure(), state, holder))) {
                return new Answer.Refused<>(List.of(Wording.identityNotSeen()));
            }
            boolean known =
                    holder.equals(Wording.COMPLAINANT) || state.parties().containsKey(holder);
            if (!known) {
                return new Answer.Missing<>();
            }
            return told(requester, seen, holder, "file")
                    .<Answer<ContactView>>map(Answer::done)
                    .orElseGet(Answer.Missing::new);
        });
    }

    public Answer<List<AttachmentView>> attachments(Requester requester, UUID file) {
        return look(requester, file, seen -> Answer.done(views(seen).attachments(office.attachments(seen.dossier()))));
    }

    /** Only with sight of the compartment it was recorded in. */
    public Answer<OpenedAttachment> attachment(Requester requester, UUID file, UUID attachment) {
        return look(requester, file, seen -> attachment(office, views(seen), seen.dossier(), attachment));
    }

    static Answer<OpenedAttachment> attachment(Office office, Views views, Dossier dossier, UUID attachment) {
        Optional<AttachmentRows.Row> row =
                office.ports().attachments().find(dossier.tenant(), dossier.id(), attachment);
        if (row.isEmpty() || !views.sees(row.get())) {
            return new Answer.Missing<>();
        }
        return office.safe()
                .attachment(office.ports(), new Texts(dossier, office.safe().sealer()), dossier.tenant(), row.get())
                .<Answer<OpenedAttachment>>map(Answer::done)
                .orElseGet(Answer.Missing::new);
    }

    /**
     * Letters of this file to the complainant and to parties, as they read: those sent, and those to print. Only with sight
     * of the compartment messages; the address of who complains only with sight of identity, and then logged.
     */
    public Answer<List<RenderedLetter>> letters(Requester requester, UUID file) {
        return look(
                requester,
                file,
                seen -> seen.sight().sees(Compartment.MESSAGES)
                        ? Answer.done(letters(requester, seen))
                        : new Answer.Missing<>());
    }

    private List<RenderedLetter> letters(Requester requester, Seen seen) {
        Dossier dossier = seen.dossier();
        Texts texts = new Texts(dossier, office.safe().sealer());
        Views views = views(seen);
        List<RenderedLetter> letters = new ArrayList<>();
        List<Outbox.Sent> all = office.ports().outbox().of(requester.tenant(), dossier.id());
        for (Outbox.Sent sent : all) {
            Notice notice = sent.notice();
            boolean inside =
                    notice.recipient() == Notice.Recipient.ROLE || notice.recipient() == Notice.Recipient.PERSON;
            // a message is no letter, but whoever is reached by post alone has it by post
            if (inside || (notice.letter() == null && sent.state() != Notice.State.TO_PRINT)) {
                continue;
            }
            var entry = dossier.history().get(notice.seq() - 1);
            String made = sent.language();
            String language = made == null ? Letters.language(dossier, notice.recipient(), "") : made;
            Letters.Rendered rendered = office.letters()
                    .render(
                            dossier,
                            notice.seq(),
                            Told.leaving(notice, all),
                            language,
                            texts,
                            null,
                            entry.day(),
                            views::sees);
            letters.add(new RenderedLetter(
                    notice.id(),
                    notice.seq(),
                    entry.day(),
                    sent.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    address(requester, seen, sent),
                    rendered.subject(),
                    rendered.text(),
                    language));
        }
        return List.copyOf(letters);
    }

    /** For the envelope of what is to be printed. */
    private List<String> address(Requester requester, Seen seen, Outbox.Sent sent) {
        Notice notice = sent.notice();
        boolean person =
                notice.recipient() == Notice.Recipient.COMPLAINANT || notice.recipient() == Notice.Recipient.PARTY;
        if (sent.state() != Notice.State.TO_PRINT) {
            return List.of();
        }
        if (!person) {
            Labels labels = new Labels(seen.dossier().engine(), seen.language());
            return List.of(
                    switch (notice.recipient()) {
                        case BODY -> labels.body(notice.name());
                        case SERVICE -> labels.service(notice.name());
                        default -> labels.facility(notice.name());
                    });
        }
        String holder = notice.name().isEmpty() ? Wording.COMPLAINANT : notice.name();
        Dossier dossier = seen.dossier();
        if (!seen.sight().sees(Contacts.compartment(dossier.engine().procedure(), dossier.state(), holder))) {
            return List.of();
        }
        return told(requester, seen, holder, "letter")
                .map(told -> {
                    List<String> lines = new ArrayList<>();
                    lines.add(told.contact().name());
                    lines.addAll(told.contact().postal());
                    return List.copyOf(lines);
                })
                .orElse(List.of());
    }

    private Optional<ContactView> told(Requester requester, Seen seen, String holder, String purpose) {
        return office.safe()
                .contacts()
                .tell(
                        requester.tenant(),
                        seen.dossier().id(),
                        holder,
                        requester.actor().id(),
                        sorted(requester.actor().roles()),
                        sorted(seen.sight().rules()),
                        purpose,
                        seen.now());
    }

    /** Who opened it; for who sees the compartment identity. */
    public Answer<List<Openings.Opening>> openings(Requester requester, UUID file) {
        return look(
                requester,
                file,
                seen -> seen.sight().sees(Compartment.IDENTITY)
                        ? Answer.done(office.ports().openings().of(requester.tenant(), file))
                        : new Answer.Refused<>(List.of(Wording.identityNotSeen())));
    }

    /**
     * To whom the identity was disclosed, and who asked for it: for who sees it, and for who may decide to disclose it, though it be not
     * now.
     */
    public Answer<IdentityRecord> identity(Requester requester, UUID file) {
        return look(requester, file, seen -> {
            Dossier dossier = seen.dossier();
            boolean decides = dossier
                    .engine()
                    .offers(dossier.state(), seen.viewer(), dossier.circumstances(seen.now(), seen.viewer()))
                    .stream()
                    .anyMatch(offer -> IdentityRecording.discloses(offer.action()));
            if (!decides && !seen.sight().sees(Compartment.IDENTITY)) {
                return new Answer.Refused<>(List.of(Wording.identityNotSeen()));
            }
            LocalDate today =
                    seen.now().atZone(dossier.engine().tenant().zone()).toLocalDate();
            return Answer.done(new IdentityRecording(office, dossier, seen.language()).of(today));
        });
    }

    private static String sorted(Set<String> words) {
        String all = words.stream().sorted().collect(Collectors.joining(" "));
        return all.isEmpty() ? "none" : all;
    }
}
