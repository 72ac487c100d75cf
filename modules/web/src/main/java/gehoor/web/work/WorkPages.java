package gehoor.web.work;

import gehoor.access.Caller;
import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.casework.Page;
import gehoor.casework.WorkFilter;
import gehoor.casework.WorkItem;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for who is logged in, and who that is. */
@Path("/{tenant}/werk")
@Dependent
public class WorkPages {
    static final String MINE = "mij";
    static final String ROLE = "rol";
    static final String LATE = "laat";
    private static final List<String> TABS = List.of("", MINE, ROLE, LATE);
    private static final int PIECE = 50;
    private static final int ENOUGH = 25;
    /** Where little of a list fits, no further is looked for one page. */
    private static final int MOST_PIECES = 4;

    /** @param here whether it is what is shown */
    public record Tab(String words, String address, boolean here) {}

    /**
     * A file on the list.
     *
     * @param why it is there
     */
    public record Row(WorkItem item, List<String> why) {}

    /**
     * The list.
     *
     * @param next address of what comes behind; null at the end
     * @param who what is known of who is logged in, by what it is
     * @param gone whether a file that was just handled is no longer theirs to see
     */
    public record Shown(
            List<Tab> tabs, List<Row> rows, @Nullable String next, Map<String, List<String>> who, boolean gone) {}

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response work(
            @QueryParam("welke") @DefaultValue("") String asked,
            @QueryParam("na") @Nullable String after,
            @QueryParam("weg") @DefaultValue("") String gone) {
        Reader reader = bench.asking.reader();
        String which = TABS.contains(asked) ? asked : "";
        List<WorkItem> items = new ArrayList<>();
        String next = gather(reader, which, after, items);
        Look look = bench.look(reader, bench.word(reader, "work.title"));
        Shown shown = new Shown(
                TABS.stream()
                        .map(tab -> new Tab(
                                bench.word(reader, tab.isEmpty() ? "work.tab.all" : "work.tab." + tab),
                                look.here(address(tab, null)),
                                tab.equals(which)))
                        .toList(),
                items.stream().map(item -> new Row(item, why(reader, item))).toList(),
                next == null ? null : look.here(address(which, next)),
                who(reader),
                !gone.isEmpty());
        return bench.page(200, Pages.TEMPLATES.workList(look, shown));
    }

    /** @return where to go on; null at the end */
    private @Nullable String gather(Reader reader, String which, @Nullable String from, List<WorkItem> items) {
        Predicate<WorkItem> fits = switch (which) {
            case ROLE -> item -> !item.assignedToMe();
            case LATE -> WorkItem::missed;
            default -> item -> true;
        };
        String after = from;
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            Page<WorkItem> page = bench.value(bench.casework
                    .work()
                    .worklist(bench.requester(reader), new WorkFilter(which.equals(MINE), null, null, after, PIECE)));
            page.items().stream().filter(fits).forEach(items::add);
            after = page.next();
            // by the nearest date: behind what is in time nothing is late
            boolean noneLate = which.equals(LATE) && page.items().stream().anyMatch(item -> !item.missed());
            if (after == null || noneLate) {
                return null;
            }
            if (items.size() >= ENOUGH) {
                return after;
            }
        }
        return after;
    }

    private static String address(String tab, @Nullable String after) {
        String query = Stream.of(tab.isEmpty() ? "" : "welke=" + tab, after == null ? "" : "na=" + after)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
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
                staff.roles().stream()
                        .sorted()
                        .map(role -> {
                            Tenant.Role known = tenant.roles().get(role);
                            return known == null ? role : known.label().in(language);
                        })
                        .toList());
        who.put(
                bench.word(reader, "work.belongs"),
                staff.belongs().stream()
                        .sorted()
                        .map(id -> named(tenant, id, language))
                        .toList());
        who.values().removeIf(List::isEmpty);
        return who;
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
