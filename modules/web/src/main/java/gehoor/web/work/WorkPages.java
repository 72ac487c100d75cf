package gehoor.web.work;

import gehoor.access.Caller;
import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.casework.HeldBack;
import gehoor.casework.Page;
import gehoor.casework.Requester;
import gehoor.casework.StandInView;
import gehoor.casework.WorkCount;
import gehoor.casework.WorkFilter;
import gehoor.casework.WorkItem;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for who is logged in, and who that is. */
@Path("/{tenant}/werk")
@ApplicationScoped
public class WorkPages {
    private static final String WHICH = "welke";
    private static final String PROCEDURE = "procedure";
    private static final int PIECE = 50;
    private static final WorkCount NONE = new WorkCount("", 0, false);

    /** As addresses have it; nothing for all. */
    private static final Map<String, WorkFilter.Which> TABS = tabs();

    private static Map<String, WorkFilter.Which> tabs() {
        Map<String, WorkFilter.Which> tabs = new LinkedHashMap<>();
        tabs.put("", WorkFilter.Which.ALL);
        tabs.put("mij", WorkFilter.Which.MINE);
        tabs.put("vrij", WorkFilter.Which.UNASSIGNED);
        tabs.put("team", WorkFilter.Which.TEAM);
        tabs.put("laat", WorkFilter.Which.OVERDUE);
        return tabs;
    }

    /**
     * A part of the list.
     *
     * @param count of those that this person may see, as {@code 7}, or {@code 25+} where it is not counted further
     * @param here whether it is what is shown
     */
    public record Tab(String words, String count, String address, boolean here) {}

    /**
     * A file on the list.
     *
     * @param why it is there
     */
    public record Row(WorkItem item, List<String> why) {}

    /**
     * The list.
     *
     * @param which of the tabs it is, as addresses have it
     * @param procedures that can be chosen among, by id; what is chosen is {@code procedure}
     * @param views that this person keeps, name to address
     * @param keep where this one is kept
     * @param next address of what comes behind; null at the end
     * @param who what is known of who is logged in, by what it is
     * @param gone whether a file that was just handled is no longer theirs to see
     * @param standing who stands in for them, and for whom they do or may
     * @param held where something is held back that they may send
     * @param decides whether who looks decides about the organisation's procedures
     * @param removal that the organisation is to be removed; null where that is not asked for
     * @param takes whether who looks may take along what they may read then: in their own place
     * @param over whether the place of a colleague, which they had taken, is no longer theirs to take
     */
    public record Shown(
            List<Tab> tabs,
            String which,
            Map<String, String> procedures,
            @Nullable String procedure,
            Map<String, String> views,
            String keep,
            List<Row> rows,
            @Nullable String next,
            Map<String, List<String>> who,
            boolean gone,
            List<Standing> standing,
            boolean over,
            List<HeldBack> held,
            boolean decides,
            @Nullable Removal removal,
            boolean takes) {}

    /**
     * Somebody stands in for somebody, and one of them is who looks.
     *
     * @param name of who is away
     * @param take where their place is taken; null where it is not for who looks, or not yet
     */
    public record Standing(
            String sentence, String name, @Nullable String take) {}

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response work(
            @QueryParam(WHICH) @DefaultValue("") String asked,
            @QueryParam(PROCEDURE) @DefaultValue("") String ofProcedure,
            @QueryParam("na") @Nullable String after,
            @QueryParam("weg") @DefaultValue("") String gone,
            @QueryParam("voorbij") @DefaultValue("") String over) {
        Reader reader = bench.asking.reader();
        String which = TABS.containsKey(asked) ? asked : "";
        Map<String, String> procedures = procedures(reader);
        String procedure = procedures.containsKey(ofProcedure) ? ofProcedure : null;
        Page<WorkItem> page = bench.value(bench.casework
                .work()
                .worklist(
                        bench.requester(reader),
                        new WorkFilter(TABS.getOrDefault(which, WorkFilter.Which.ALL), procedure, null, after, PIECE)));
        Look look = bench.look(reader, bench.word(reader, "work.title"));
        String next = page.next();
        Shown shown = new Shown(
                tabs(reader, look, which, procedure),
                which,
                procedures,
                procedure,
                views(reader, look),
                look.here(SavedViewPages.address(kept(which, procedure))),
                page.items().stream()
                        .map(item -> new Row(item, why(reader, item)))
                        .toList(),
                next == null ? null : look.here(address(which, procedure, next)),
                who(reader),
                !gone.isEmpty(),
                bench.staff().seat() == null ? standing(reader, look) : List.of(),
                !over.isEmpty() && bench.staff().seat() == null,
                after == null ? bench.value(bench.casework.work().heldBack(bench.requester(reader))) : List.of(),
                bench.staff().seat() == null
                        && !Collections.disjoint(
                                bench.tenant().governedBy(), bench.staff().roles()),
                bench.casework.removals().of(bench.tenant().id()).orElse(null),
                bench.staff().seat() == null);
        return bench.page(200, Pages.TEMPLATES.workList(look, shown));
    }

    private List<Tab> tabs(Reader reader, Look look, String which, @Nullable String procedure) {
        Map<String, WorkCount> counts = new HashMap<>();
        bench.value(bench.casework
                        .work()
                        .counts(
                                bench.requester(reader),
                                new WorkFilter(WorkFilter.Which.ALL, procedure, null, null, PIECE)))
                .forEach(count -> counts.put(count.which(), count));
        List<Tab> tabs = new ArrayList<>();
        TABS.forEach((tab, part) -> {
            WorkCount count = counts.getOrDefault(part.word(), new WorkCount(part.word(), 0, false));
            tabs.add(new Tab(
                    bench.word(reader, "work.tab." + part.word()),
                    count(count),
                    look.here(address(tab, procedure, null)),
                    tab.equals(which)));
        });
        return tabs;
    }

    private Map<String, String> procedures(Reader reader) {
        Map<String, String> titles = new LinkedHashMap<>();
        bench.tenant()
                .procedures()
                .forEach((id, versions) -> versions.forEach(
                        procedure -> titles.put(id, procedure.title().in(reader.language()))));
        return titles;
    }

    /** By name; of two with one name the first. */
    private Map<String, String> views(Reader reader, Look look) {
        Map<String, String> views = new LinkedHashMap<>();
        bench.value(bench.casework.savedViews().all(bench.requester(reader)))
                .forEach(view -> views.putIfAbsent(view.name(), look.here("/werk" + view.at())));
        return views;
    }

    private static String kept(String tab, @Nullable String procedure) {
        String query = address(tab, procedure, null).substring("/werk".length());
        return query.isEmpty() ? "/" : query;
    }

    private static String address(String tab, @Nullable String procedure, @Nullable String after) {
        String query = Stream.of(
                        tab.isEmpty() ? "" : WHICH + "=" + tab,
                        procedure == null ? "" : PROCEDURE + "=" + procedure,
                        after == null ? "" : "na=" + after)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return "/werk" + (query.isEmpty() ? "" : "?" + query);
    }

    private List<String> why(Reader reader, WorkItem item) {
        List<String> why = new ArrayList<>(item.duties());
        String clock = item.nextClock();
        if (clock != null) {
            why.add(clock);
        } else if (why.isEmpty() && item.missed()) {
            why.add(bench.word(reader, "work.why.late"));
        }
        if (why.isEmpty()) {
            String key = item.assignedToMe() ? "mine" : item.assigned().isEmpty() ? "nobody" : "role";
            why.add(bench.word(reader, "work.why." + key));
        }
        return why;
    }

    private Map<String, List<String>> who(Reader reader) {
        Caller.Staff staff = bench.staff();
        Tenant tenant = bench.tenant();
        String language = reader.language();
        Map<String, List<String>> who = new LinkedHashMap<>();
        who.put(bench.word(reader, "work.name"), List.of(staff.name()));
        who.put(bench.word(reader, "work.organisation"), List.of(tenant.name().in(language)));
        who.put(
                bench.word(reader, "work.roles"),
                staff.actor().roles().stream()
                        .sorted()
                        .map(role -> {
                            Tenant.Role known = tenant.roles().get(role);
                            return known == null ? role : known.label().in(language);
                        })
                        .toList());
        who.put(
                bench.word(reader, "work.belongs"),
                staff.actor().belongs().stream()
                        .sorted()
                        .map(id -> named(tenant, id, language))
                        .toList());
        who.values().removeIf(List::isEmpty);
        return who;
    }

    private List<Standing> standing(Reader reader, Look look) {
        List<Standing> standing = new ArrayList<>();
        for (StandInView each : bench.value(bench.casework.standingIn().all(bench.requester(reader)))) {
            LocalDate until = each.until();
            boolean now = each.is(StandInView.NOW);
            if (now && until != null && each.mine()) {
                standing.add(new Standing(
                        bench.word(
                                reader,
                                "work.standin.mine.now",
                                each.deputyName(),
                                each.personName(),
                                "",
                                look.day(until)),
                        each.personName(),
                        null));
            } else if (now && until != null && each.forMe()) {
                standing.add(new Standing(
                        waiting(reader, look, each, until),
                        each.personName(),
                        look.here("/werk/vervanging/" + each.id() + "/plaats")));
            } else if (each.forMe() && each.is(StandInView.BEFOREHAND)) {
                standing.add(new Standing(
                        bench.word(reader, "work.standin.for-me.beforehand", each.deputyName(), each.personName()),
                        each.personName(),
                        null));
            }
        }
        return standing;
    }

    /** Until when they stand in, and how much waits there. */
    private String waiting(Reader reader, Look look, StandInView standIn, LocalDate until) {
        Caller.Staff staff = bench.staff();
        String sentence = bench.word(
                reader, "work.standin.for-me.now", standIn.deputyName(), standIn.personName(), "", look.day(until));
        Requester own = bench.requester(reader);
        return bench.casework
                .standingIn()
                .seat(own.tenant(), staff.account(), staff.roles(), standIn.id())
                .map(seat -> sentence + " "
                        + waiting(
                                reader,
                                new Requester(own.tenant(), staff.in(seat).actor(), own.name(), own.language())))
                .orElse(sentence);
    }

    private String waiting(Reader reader, Requester there) {
        Map<String, WorkCount> counts = new HashMap<>();
        bench.value(bench.casework.work().counts(there, new WorkFilter(WorkFilter.Which.ALL, null, null, null, PIECE)))
                .forEach(count -> counts.put(count.which(), count));
        WorkCount all = counts.getOrDefault(WorkFilter.Which.ALL.word(), NONE);
        WorkCount late = counts.getOrDefault(WorkFilter.Which.OVERDUE.word(), NONE);
        return bench.word(reader, "work.standin.waits", count(all), count(late));
    }

    private static String count(WorkCount count) {
        return count.files() + (count.more() ? "+" : "");
    }

    /** A service, facility or body by its name; by its id where it is none that is known. */
    private static String named(Tenant tenant, String id, String language) {
        return Stream.of(
                        Optional.ofNullable(tenant.services().get(id)).map(Tenant.Service::label),
                        Optional.ofNullable(tenant.facilities().get(id)).map(Tenant.Facility::label),
                        Optional.ofNullable(tenant.bodies().get(id)).map(Tenant.Body::label))
                .flatMap(Optional::stream)
                .findFirst()
                .map(label -> label.in(language))
                .orElse(id);
    }
}
