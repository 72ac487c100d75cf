package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A tenant with one file in it, as the others must never see it.
 *
 * @param staff who may open the file
 * @param sentinel a word that stands in the file's texts and its reporter's address, and nowhere else
 * @param attachment empty where the procedure takes none
 * @param body of the report, to make another
 */
record Neighbour(
        String tenant,
        String procedure,
        String staff,
        String sentinel,
        UUID file,
        String receipt,
        String attachment,
        Map<String, Object> body) {

    private static final Map<UUID, String> HELD = new ConcurrentHashMap<>();

    /** The four, each with a new file. */
    static List<Neighbour> all() {
        return List.of(kindEnGezin(), solidaris(), ikBenErOok(), bureau());
    }

    static Neighbour kindEnGezin() {
        return begun(
                "kind-en-gezin",
                "sectors",
                "kg-handler",
                "enclosures",
                sentinel -> Map.of(
                        "sector", "child-care", "facility", "f-sunflower", "facility-knows", false, "story", sentinel));
    }

    static Neighbour solidaris() {
        return begun(
                "solidaris",
                "complaint",
                "sol-ombud",
                "evidence",
                sentinel -> Map.of(
                        "about",
                        "own-service",
                        "service",
                        "reimbursements",
                        "subject",
                        "payment",
                        "facts-date",
                        "2026-02-10",
                        "story",
                        sentinel),
                "capacity",
                "self");
    }

    static Neighbour ikBenErOok() {
        return begun(
                "ik-ben-er-ook",
                "confidant",
                "ib-confidant",
                "",
                sentinel -> Map.of("step-one", "tried", "subject", "help", "story", sentinel),
                "capacity",
                "client");
    }

    static Neighbour bureau() {
        return begun(
                "bemiddelingsbureau",
                "advice",
                "bb-mediator",
                "",
                sentinel -> Map.of("topics", List.of("filing"), "story", sentinel),
                "kind",
                "question");
    }

    private static Neighbour begun(
            String id,
            String procedure,
            String staff,
            String attaching,
            Function<String, Map<String, Object>> given,
            String... saying) {
        String sentinel = "sentinel" + UUID.randomUUID().toString().replace("-", "");
        Tenant tenant = Gehoor.tenant(id);
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "procedure",
                procedure,
                "kind",
                "complaint",
                "reporter",
                "person",
                "identity",
                "named",
                "channel",
                "web",
                "language",
                "en",
                "contact",
                Map.of("name", "Name " + sentinel, "mail", sentinel + "@example.org")));
        Report report = tenant.visitor().reports(procedure).named("Name " + sentinel, sentinel + "@example.org");
        for (int i = 0; i < saying.length; i += 2) {
            report.saying(saying[i], saying[i + 1]);
            body.put(saying[i], saying[i + 1]);
        }
        Map<String, Object> answers = new LinkedHashMap<>(given.apply(sentinel));
        body.put("given", answers);
        answers.forEach(report::with);
        if (!attaching.isEmpty()) {
            report.attaching(attaching, sentinel + ".txt", "text/plain", sentinel.getBytes(UTF_8));
        }
        Report.Taken taken = report.taken();
        Person reader = tenant.as(staff);
        String attachment = attaching.isEmpty()
                ? ""
                : reader.file(taken).attachments().get(0).path("id").asText();
        return new Neighbour(id, procedure, staff, sentinel, taken.file(), taken.receipt(), attachment, body);
    }

    /** A message that is held back: written when it is first asked for, since not every test wants one. */
    private String notice() {
        return HELD.computeIfAbsent(
                file, id -> held(Gehoor.tenant(tenant).as(staff).file(id), sentinel));
    }

    static String held(CaseFile file, String sentinel) {
        file.does("message").with("message", "About " + sentinel).waiting().done();
        String notice = file.leaving().get(0).path("notice").asText();
        file.decides(notice, Map.of("what", "hold")).good();
        return notice;
    }

    /** What stands in the places of a route, all of it this tenant's. */
    Map<String, String> places() {
        return Map.of(
                "tenant",
                tenant,
                "file",
                file.toString(),
                "procedure",
                procedure,
                "attachment",
                attachment.isEmpty() ? new UUID(7, 7).toString() : attachment,
                "holder",
                "complainant",
                "action",
                "message",
                "job",
                new UUID(7, 9).toString(),
                "proposal",
                new UUID(7, 10).toString(),
                "version",
                "none",
                "notice",
                notice());
    }

    /** The same, but in another tenant's address. */
    Map<String, String> placesIn(String other) {
        Map<String, String> places = new LinkedHashMap<>(places());
        places.put("tenant", other);
        return places;
    }

    String token() {
        return Call.token(staff, tenant);
    }
}
