package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.RegisterTable;
import gehoor.access.SentForm;
import gehoor.casework.Page;
import gehoor.casework.RegisterFilter;
import gehoor.casework.RegisterLine;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The register: what was reported, latest first, as far as this person may see it. Filters stand in the address. */
@Path("/{tenant}/werk/register")
@Dependent
public class RegisterPages {
    private static final String NUMBER = "nummer";
    private static final String PROCEDURE = "procedure";
    private static final String KIND = "soort";
    private static final String STAGE = "stap";
    private static final String OPEN = "open";
    private static final String FROM = "van";
    private static final String UNTIL = "tot";
    private static final String AFTER = "na";
    private static final int LONGEST = 100;
    private static final int PIECE = 50;

    /**
     * The page.
     *
     * @param procedures id to what it is called
     * @param next address of what comes behind; null at the end
     * @param table address of the whole, as a table
     * @param keep where this view is kept
     */
    public record Shown(
            List<Question> filter,
            List<Wrong> wrongs,
            List<RegisterLine> lines,
            Map<String, String> procedures,
            @Nullable String next,
            String table,
            String keep) {}

    @Inject
    Bench bench;

    @Context
    @Nullable
    UriInfo address;

    @GET
    @Open(Open.To.STAFF)
    public Response register() {
        Reader reader = bench.asking.reader();
        Written asked = asked();
        List<Question> filter = filter(reader, asked);
        List<Wrong> wrongs = Questions.wrongs(filter);
        Look look = bench.look(reader, bench.word(reader, "work.register"));
        if (!wrongs.isEmpty()) {
            return bench.page(
                    422,
                    Pages.TEMPLATES.workRegister(
                            look.mending(),
                            new Shown(
                                    filter,
                                    wrongs,
                                    List.of(),
                                    Map.of(),
                                    null,
                                    look.here("/werk/register"),
                                    look.here(SavedViewPages.address("/register")))));
        }
        String after = asked.text(AFTER);
        Page<RegisterLine> page = bench.value(bench.casework
                .work()
                .register(bench.requester(reader), filter(asked, after.isEmpty() ? null : after, PIECE)));
        String next = page.next();
        Shown shown = new Shown(
                filter,
                wrongs,
                page.items(),
                procedures(reader),
                next == null ? null : look.here("/werk/register" + query(asked, next)),
                look.here("/werk/register/tabel" + query(asked, null)),
                look.here(SavedViewPages.address("/register" + query(asked, null))));
        return bench.page(200, Pages.TEMPLATES.workRegister(look, shown));
    }

    @GET
    @Path("tabel")
    @Produces(RegisterTable.TYPE)
    @Open(Open.To.STAFF)
    public Response table() {
        Reader reader = bench.asking.reader();
        Written asked = asked();
        return RegisterTable.of(
                from -> bench.value(bench.casework.work().register(bench.requester(reader), filter(asked, from, 100))));
    }

    private Written asked() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Objects.requireNonNull(address).getQueryParameters().forEach((name, all) -> {
            boolean sound = all.stream().allMatch(value -> value.length() <= LONGEST && SentForm.keepable(value));
            if (sound && !name.equals("lang")) {
                values.put(name, List.copyOf(all));
            }
        });
        return new Written(values);
    }

    private static RegisterFilter filter(Written asked, @Nullable String after, int size) {
        String open = asked.text(OPEN);
        return new RegisterFilter(
                or(asked.text(PROCEDURE)),
                or(asked.text(KIND)),
                or(asked.text(STAGE)),
                null,
                null,
                open.isEmpty() ? null : open.equals("yes"),
                day(asked, FROM),
                day(asked, UNTIL),
                or(asked.text(NUMBER).strip()),
                null,
                after,
                size);
    }

    private static @Nullable String or(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDate day(Written asked, String name) {
        String day = blank(asked, name) ? null : Written.day(asked.of(name, "date"));
        return day == null ? null : LocalDate.parse(day);
    }

    private static boolean blank(Written asked, String name) {
        return asked.of(name, "date").stream().allMatch(String::isBlank);
    }

    private List<Question> filter(Reader reader, Written asked) {
        String language = reader.language();
        return List.of(
                question(NUMBER, "text", "work.register.number", asked, List.of(), reader),
                question(PROCEDURE, "procedures", "work.procedure", asked, options(procedures(reader)), reader),
                question(KIND, "kinds", "work.kind", asked, options(kinds(language)), reader),
                question(STAGE, "stages", "work.stage", asked, options(stages(reader)), reader),
                question(
                        OPEN,
                        "open",
                        "work.register.open",
                        asked,
                        List.of(
                                new Question.Option("yes", bench.word(reader, "work.register.open.yes"), ""),
                                new Question.Option("no", bench.word(reader, "work.register.open.no"), "")),
                        reader),
                question(FROM, "date", "work.register.from", asked, List.of(), reader),
                question(UNTIL, "date", "work.register.until", asked, List.of(), reader));
    }

    private Question question(
            String name, String type, String key, Written asked, List<Question.Option> options, Reader reader) {
        List<String> wrong = new ArrayList<>();
        if (type.equals("date") && !blank(asked, name) && day(asked, name) == null) {
            wrong.add(Phrases.of(
                    reader.language(),
                    "date.none",
                    String.join(" ", asked.of(name, "date")).strip()));
        }
        return new Question(
                name, type, bench.word(reader, key), "", false, null, options, asked.of(name, type), wrong, null);
    }

    private static List<Question.Option> options(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(each -> new Question.Option(each.getKey(), each.getValue(), ""))
                .toList();
    }

    private Map<String, String> procedures(Reader reader) {
        Map<String, String> titles = new LinkedHashMap<>();
        every().forEach(procedure ->
                titles.put(procedure.id(), procedure.title().in(reader.language())));
        return titles;
    }

    private Map<String, String> kinds(String language) {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        every().forEach(procedure ->
                procedure.report().kinds().forEach((id, label) -> add(kinds, id, label, language)));
        return joined(kinds);
    }

    private Map<String, String> stages(Reader reader) {
        Map<String, Set<String>> stages = new LinkedHashMap<>();
        every().forEach(procedure ->
                procedure.stages().forEach((id, stage) -> add(stages, id, stage.label(), reader.language())));
        stages.put("closed", Set.of(bench.word(reader, "work.closed")));
        return joined(stages);
    }

    private static void add(Map<String, Set<String>> labels, String id, Words label, String language) {
        labels.computeIfAbsent(id, fresh -> new LinkedHashSet<>()).add(label.in(language));
    }

    private static Map<String, String> joined(Map<String, Set<String>> labels) {
        Map<String, String> joined = new LinkedHashMap<>();
        labels.forEach((id, all) -> joined.put(id, String.join(" / ", all)));
        return joined;
    }

    private List<Procedure> every() {
        Tenant tenant = bench.tenant();
        return tenant.procedures().values().stream().flatMap(List::stream).toList();
    }

    private static String query(Written asked, @Nullable String after) {
        List<String> pairs = new ArrayList<>();
        asked.values()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !value.isBlank() && !name.equals(AFTER))
                        .forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        if (after != null) {
            pairs.add(AFTER + "=" + encoded(after));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
