package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.Trail;
import gehoor.casework.founding.Particulars;
import gehoor.casework.founding.Template;
import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.parcel.Unpacked;
import gehoor.casework.parcel.Unpacking;
import gehoor.casework.port.Configurations;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.policy.Problem;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.policy.reading.Reading;
import gehoor.vault.NotaryKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * New organisations: begun from a template or from a parcel, by who runs the platform. What is begun is a proposal of an organisation that is
 * not there yet, and goes the way of every other: written, put forward, proved, approved by a second person, made live.
 */
public final class Foundings {
    /** What the trail calls it. */
    private static final String ACT = "founded";

    /** Addresses of the platform's own, and what is kept for them. */
    private static final Set<String> OURS = Set.of(
            "platform", "api", "static", "openapi", "health", "metrics", "alive", "error", "organisations", "gehoor");

    private static final Pattern INVENTED = Pattern.compile("[A-Za-z0-9._/@:-]*example\\.org[A-Za-z0-9/_-]*");
    private static final int MOST_BEGUN = 200;

    private final Ports ports;
    private final Library library;
    private final Proposals proposals;
    private final InstantSource clock;
    private final Function<String, String> portal;
    private final Supplier<List<NotaryKey>> known;

    /**
     * @param portal organisation's id to where its pages will be
     * @param known whose signatures are known here
     */
    public Foundings(
            Ports ports,
            Library library,
            Proposals proposals,
            InstantSource clock,
            Function<String, String> portal,
            Supplier<List<NotaryKey>> known) {
        this.ports = ports;
        this.library = library;
        this.proposals = proposals;
        this.clock = clock;
        this.portal = portal;
        this.known = known;
    }

    /** An organisation that was begun and is not live. */
    public record Begun(String organisation, UUID proposal, State state, String by) {}

    /**
     * What would be there.
     *
     * @param files path relative to the organisation's folder to text
     * @param problems what the language refuses in it; none from a template
     * @param procedures what people could bring, by title
     * @param roles who could work there
     * @param invented addresses that are nobody's, as they stand in the files: to be mended before real people come
     */
    public record Preview(
            Map<String, String> files,
            List<Problem> problems,
            List<Words> procedures,
            List<Words> roles,
            List<String> invented) {}

    /** All that are not live, by id. */
    public List<Begun> all() {
        List<Begun> all = new ArrayList<>();
        begun().forEach((organisation, proposal) -> {
            if (library.tenant(organisation).isEmpty()) {
                begun(organisation, proposal).ifPresent(all::add);
            }
        });
        return List.copyOf(all);
    }

    /** One that is not live; empty where nobody began it, or it is. */
    public Optional<Begun> of(String organisation) {
        return library.tenant(organisation).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(begun().get(organisation)).flatMap(proposal -> begun(organisation, proposal));
    }

    private Optional<Begun> begun(String organisation, UUID proposal) {
        return row(organisation, proposal)
                .map(row -> new Begun(
                        organisation,
                        proposal,
                        State.of(row.state()),
                        row.begunBy().name()));
    }

    /** What would be there, without anything being begun. */
    public Answer<Preview> preview(Template template, Particulars given) {
        List<Refusal> wrong = wrong(template, given);
        return wrong.isEmpty()
                ? Answer.done(preview(given.id(), template.filled(given, portal.apply(given.id()))))
                : new Answer.Refused<>(wrong);
    }

    private Preview preview(String id, Map<String, String> files) {
        List<Words> procedures = new ArrayList<>();
        List<Words> roles = new ArrayList<>();
        if (library.read(id, files) instanceof Reading.Read read) {
            Tenant tenant = read.book().tenant(id).orElseThrow();
            tenant.procedures()
                    .values()
                    .forEach(versions ->
                            procedures.add(versions.get(versions.size() - 1).title()));
            tenant.roles().values().forEach(role -> roles.add(role.label()));
        }
        return new Preview(files, library.check(id, files), procedures, roles, invented(files));
    }

    private static List<String> invented(Map<String, String> files) {
        List<String> invented = new ArrayList<>();
        Matcher found = INVENTED.matcher(files.getOrDefault("tenant.yaml", ""));
        while (found.find()) {
            if (!invented.contains(found.group())) {
                invented.add(found.group());
            }
        }
        return List.copyOf(invented);
    }

    /**
     * Begins it.
     *
     * @param governor at the organisation that would be
     */
    public Answer<ProposalView> begin(Governor governor, Template template, Particulars given) {
        List<Refusal> wrong = wrong(template, given);
        if (!wrong.isEmpty()) {
            return new Answer.Refused<>(wrong);
        }
        return found(
                governor,
                Wording.words("founding-title", template.title()).in(governor.language()),
                template.filled(given, portal.apply(given.id())),
                template.id());
    }

    /** @param organisation whose the parcel was */
    public record Taken(String organisation, ProposalView proposal) {}

    /** Begins one from a parcel that somebody brought; where its organisation is live, the parcel is taken in there. */
    public Answer<Taken> takeIn(String account, String name, String language, byte[] bytes) {
        Unpacked unpacked = Unpacking.unpack(bytes, Parcels.keys(known));
        if (unpacked instanceof Unpacked.Refused refused) {
            return new Answer.Refused<>(Parcels.refused(refused));
        }
        Unpacked.Whole whole = (Unpacked.Whole) unpacked;
        String id = whole.parcel().tenant();
        Governor governor = Governor.ofPlatform(id, account, name, language);
        String title = Brought.title(whole, language);
        Map<String, String> files = whole.parcel().files();
        String signer = whole.notary().fingerprint();
        Answer<ProposalView> begun;
        if (library.tenant(id).isPresent()) {
            begun = proposals.bring(governor, title, files, signer);
        } else if (removed(id)) {
            begun = Wording.refused(Refusal.Reason.FIELD, "founding-removed", "parcel", id);
        } else if (taken(id)) {
            begun = Wording.refused(Refusal.Reason.FIELD, "founding-taken", "parcel", id);
        } else {
            begun = found(governor, title, files, signer);
        }
        return begun.then(view -> Answer.done(new Taken(id, view)));
    }

    private Answer<ProposalView> found(Governor governor, String title, Map<String, String> files, String about) {
        List<Refusal> refusals = Brought.refusals(title, files);
        if (!refusals.isEmpty()) {
            return new Answer.Refused<>(refusals);
        }
        if (all().size() >= MOST_BEGUN) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "founding-too-many", null, MOST_BEGUN);
        }
        String id = governor.tenant();
        Row row =
                Brought.row(title, files, "", governor.person(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        ports.transactions().within(id, () -> {
            ports.proposals().add(id, row);
            Trail.add(ports, id, row.changedAt(), governor.account(), governor.name(), ACT, row.id(), about);
            return row;
        });
        // Last, so that what is said to be begun is there. Who dies in between leaves a proposal that nobody sees, and
        // may begin again.
        ports.transactions().within(Configurations.PLATFORM, () -> {
            ports.configurations().begin(id, row.id());
            return row;
        });
        return proposals.see(governor, row.id());
    }

    private List<Refusal> wrong(Template template, Particulars given) {
        List<Refusal> wrong = new ArrayList<>(template.wrong(given));
        boolean sound = wrong.stream().noneMatch(refusal -> "id".equals(refusal.field()));
        if (sound && removed(given.id())) {
            wrong.add(0, Wording.refusal(Refusal.Reason.FIELD, "founding-removed", "id", given.id()));
        } else if (sound && taken(given.id())) {
            wrong.add(0, Wording.refusal(Refusal.Reason.FIELD, "founding-taken", "id", given.id()));
        }
        return wrong;
    }

    /** Whether it is an address of the platform's own, which no organisation can have. */
    public static boolean reserved(String id) {
        return OURS.contains(id);
    }

    /** Whether it is somebody's, or was: files may be kept under it. What was put aside before it went live is free again. */
    private boolean taken(String id) {
        return reserved(id)
                || library.tenant(id).isPresent()
                || standing().contains(id)
                || library.own(id).size() > 0
                || of(id).filter(one -> one.state() != State.DISCARDED).isPresent();
    }

    private boolean removed(String id) {
        return ports.transactions()
                .reading(Configurations.PLATFORM, () -> ports.removals().removed())
                .containsKey(id);
    }

    private Set<String> standing() {
        return ports.transactions()
                .reading(Configurations.PLATFORM, () -> ports.configurations().standing())
                .keySet();
    }

    private Map<String, UUID> begun() {
        return new TreeMap<>(ports.transactions()
                .reading(Configurations.PLATFORM, () -> ports.configurations().begun()));
    }

    private Optional<Row> row(String organisation, UUID proposal) {
        return ports.transactions()
                .reading(organisation, () -> ports.proposals().find(organisation, proposal));
    }
}
