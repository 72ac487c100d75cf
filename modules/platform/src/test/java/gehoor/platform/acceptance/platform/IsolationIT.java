package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import gehoor.platform.acceptance.platform.Routes.Open;
import gehoor.platform.acceptance.platform.Routes.Route;
import gehoor.platform.launch.RunningPlatform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four organisations in one house: whatever is sent by whom, nobody sees anything of another. */
@Acceptance
class IsolationIT {
    /**
     * What a tenant's own people get at each route with their own ids. Without this a refusal of others would prove nothing,
     * and a route that is not here has no test: the build fails until somebody thought of it.
     */
    private static final Map<String, Integer> TO_ITS_OWN = new TreeMap<>(Map.ofEntries(
            Map.entry("describe", 200),
            Map.entry("listTenants", 200),
            Map.entry("getTenant", 200),
            Map.entry("listProcedures", 200),
            Map.entry("getProcedure", 200),
            Map.entry("explainProcedure", 200),
            Map.entry("report", 201),
            Map.entry("enterMailbox", 200),
            Map.entry("readMailbox", 200),
            Map.entry("listMailboxMessages", 200),
            Map.entry("listMailboxOffers", 200),
            Map.entry("actByReceipt", 200),
            Map.entry("getMailboxAttachment", 200),
            Map.entry("openFile", 200),
            Map.entry("listOffers", 200),
            Map.entry("act", 200),
            Map.entry("loseReceipt", 202),
            Map.entry("renewReceipt", 404),
            // There is one version alone: GoingOverIT has more.
            Map.entry("lookAtVersion", 409),
            Map.entry("goOver", 409),
            Map.entry("listInvitable", 200),
            // Nobody outside can be asked in these files as they stand, and no ticket was given out: InvitationIT has
            // those.
            Map.entry("invite", 409),
            Map.entry("withdrawInvitation", 404),
            Map.entry("openInvitation", 404),
            Map.entry("comply", 404),
            Map.entry("getInvitedAttachment", 404),
            Map.entry("listClocks", 200),
            Map.entry("listHistory", 200),
            Map.entry("listMessages", 200),
            Map.entry("listEarlierFiles", 200),
            Map.entry("getContact", 200),
            Map.entry("listAttachments", 200),
            Map.entry("getAttachment", 200),
            Map.entry("listLetters", 200),
            Map.entry("printLetters", 200),
            Map.entry("previewLetters", 200),
            Map.entry("listLeaving", 200),
            Map.entry("decideLetter", 200),
            Map.entry("listOpenings", 200),
            Map.entry("getIdentityRecord", 200),
            Map.entry("listWork", 200),
            Map.entry("countWork", 200),
            Map.entry("listHeldBack", 200),
            Map.entry("listStandIns", 200),
            Map.entry("listNameable", 200),
            // Nobody stands in for anybody here: StandInsIT has those.
            Map.entry("nameStandIn", 422),
            Map.entry("beginStandIn", 404),
            Map.entry("endStandIn", 404),
            // There is no such proposal or version, and none is begun: ConsoleIT and ProposalsIT have those.
            Map.entry("listProposals", 200),
            Map.entry("beginProposal", 422),
            Map.entry("getProposal", 404),
            Map.entry("getProposedFiles", 404),
            Map.entry("writeProposedFile", 404),
            Map.entry("stepProposal", 404),
            Map.entry("putBack", 404),
            Map.entry("listGovernanceActs", 200),
            Map.entry("readWrittenProcedure", 404),
            // It is not suspended, so there is nothing to take up: SuspensionIT has one that is.
            Map.entry("seeSuspension", 200),
            Map.entry("stepSuspension", 409),
            // No removal is asked for: TakingAlongIT has an organisation that leaves.
            Map.entry("seeTakenAlong", 409),
            Map.entry("takeAlong", 409),
            // Nothing is asked for, so there is nothing to call off: RemovalIT has one that leaves.
            Map.entry("seeRemoval", 200),
            Map.entry("stepRemoval", 409),
            Map.entry("listRegister", 200),
            Map.entry("exportRegister", 200),
            Map.entry("searchFiles", 200),
            Map.entry("listFacilities", 200),
            Map.entry("adminListTenants", 200),
            Map.entry("adminListProblems", 200),
            Map.entry("adminCheck", 200),
            Map.entry("adminActivate", 200),
            Map.entry("adminListActivations", 200),
            Map.entry("adminSeal", 200),
            Map.entry("adminListCheckpoints", 200),
            // The procedure is named as no organisation has one; PastIT has those that are begun.
            Map.entry("adminTryOnPast", 404),
            Map.entry("adminGetPast", 404),
            Map.entry("adminStopPast", 404),
            Map.entry("adminVerify", 202),
            Map.entry("adminGetVerification", 404),
            Map.entry("adminStopVerification", 404),
            Map.entry("adminListProposals", 200),
            Map.entry("adminBeginProposal", 422),
            Map.entry("adminGetProposal", 404),
            Map.entry("adminGetProposedFiles", 404),
            Map.entry("adminWriteProposedFile", 404),
            Map.entry("adminStepProposal", 404),
            Map.entry("adminPutBack", 404),
            Map.entry("adminPack", 200),
            // What is sent is no parcel: ParcelIT has those that are.
            Map.entry("adminTakeIn", 422),
            Map.entry("adminListTemplates", 200),
            Map.entry("adminListBegun", 200),
            // The address is taken, and what is sent is no parcel: OrganisationIT begins one.
            Map.entry("adminBeginOrganisation", 422),
            Map.entry("adminTakeInNew", 422),
            Map.entry("adminSeeAccounts", 200),
            Map.entry("adminMakeAccounts", 200),
            Map.entry("adminSeeSuspension", 200),
            Map.entry("adminStepSuspension", 409),
            Map.entry("adminSeeRemoval", 200),
            Map.entry("adminStepRemoval", 409),
            Map.entry("adminListGovernanceActs", 200),
            Map.entry("adminReadWrittenProcedure", 404)));

    /** What a handler there may not read before somebody else decides so: to them, too, the door says no. */
    private static final Set<String> NOT_FOR_THIS_ONE = notForThisOne();

    /** And who does not decide about procedures has no say in them. */
    private static Set<String> notForThisOne() {
        Set<String> not = new TreeSet<>(
                Set.of("kind-en-gezin getContact", "kind-en-gezin listOpenings", "kind-en-gezin getIdentityRecord"));
        for (String tenant : List.of("kind-en-gezin", "bemiddelingsbureau")) {
            not.add(tenant + " lookAtVersion");
            not.add(tenant + " goOver");
        }
        for (String tenant : List.of("kind-en-gezin", "ik-ben-er-ook", "bemiddelingsbureau")) {
            for (String operation : List.of(
                    "listProposals",
                    "beginProposal",
                    "getProposal",
                    "getProposedFiles",
                    "writeProposedFile",
                    "stepProposal",
                    "putBack",
                    "listGovernanceActs",
                    "readWrittenProcedure",
                    "seeSuspension",
                    "stepSuspension",
                    "seeRemoval",
                    "stepRemoval")) {
                not.add(tenant + " " + operation);
            }
        }
        return not;
    }

    private static final Set<Integer> NOT_AN_OPEN_DOOR = Set.of(400, 401, 403, 404, 422);

    /** Answers given to somebody, to be searched for what is somebody else's. */
    private record Said(String to, Answered answered) {}

    @Test
    @Clause("PL-01")
    void every_route_is_known_here() {
        assertThat(Routes.all()).extracting(Route::operation).containsExactlyInAnyOrderElementsOf(TO_ITS_OWN.keySet());
    }

    @Test
    @Clause("PL-01")
    void a_route_that_nobody_thought_of_is_found() throws Exception {
        JsonNode planted = new ObjectMapper()
                .readTree("{\"paths\":{\"/api/tenants/{tenant}/secrets/{secret}\":{\"get\":{\"operationId\":\"peek\","
                        + "\"security\":[{\"token\":[]}]}}}}");

        Route route = Routes.of(planted).get(0);

        assertThat(TO_ITS_OWN).doesNotContainKey(route.operation());
        assertThatThrownBy(() -> route.filled(Map.of("tenant", "kind-en-gezin")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("{secret}");
    }

    @Test
    @Clause("PL-01")
    @Tag("asvs:V8.4.1")
    void every_route_opens_to_its_own_and_to_nobody_elses_ids_tokens_and_receipts() {
        List<Neighbour> all = Neighbour.all();
        List<Said> said = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Route route : Routes.all()) {
            for (Neighbour own : all) {
                Answered control = asOwn(route, own).sent();
                int expected = NOT_FOR_THIS_ONE.contains(own.tenant() + " " + route.operation())
                        ? 403
                        : TO_ITS_OWN.getOrDefault(route.operation(), -1);
                if (control.status() != expected && !nothingToShow(route, own)) {
                    wrong.add("its own: " + control);
                }
                if (!route.admin()) {
                    said.add(new Said(own.tenant(), control));
                }
                for (Neighbour other : all) {
                    if (!own.tenant().equals(other.tenant())) {
                        attempts(route, own, other).forEach((how, call) -> {
                            Answered answered = call.sent();
                            said.add(new Said(own.tenant(), answered));
                            if (!NOT_AN_OPEN_DOOR.contains(answered.status())) {
                                wrong.add(how + ": " + answered);
                            }
                        });
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(said).hasSizeGreaterThan(1000);
        assertThat(seenOfOthers(said, all)).isEmpty();
    }

    @Test
    @Clause("PL-01")
    void a_list_and_an_export_hold_a_tenants_own_files_and_no_others() {
        List<Neighbour> all = Neighbour.all();
        for (Neighbour own : all) {
            for (String list : List.of("/work", "/register", "/register.csv")) {
                Answered answered = Call.get("/api/tenants/" + own.tenant() + list + "?size=100")
                        .as(own.staff(), own.tenant())
                        .sent()
                        .good();
                StringBuilder whole = new StringBuilder(answered.text());
                while (list.equals("/register") && answered.json().hasNonNull("next")) {
                    answered = Call.get("/api/tenants/" + own.tenant() + "/register?size=100&after="
                                    + answered.json().path("next").asText())
                            .as(own.staff(), own.tenant())
                            .sent()
                            .good();
                    whole.append(answered.text());
                }
                if (!list.equals("/work")) {
                    assertThat(whole)
                            .contains(list.equals("/register") ? own.file().toString() : "number,procedure");
                }
                for (Neighbour other : all) {
                    if (!other.tenant().equals(own.tenant())) {
                        assertThat(whole)
                                .doesNotContain(other.sentinel(), other.file().toString());
                    }
                }
            }
        }
    }

    @Test
    @Clause("PL-01")
    void a_place_in_one_tenants_list_opens_no_place_in_anothers() {
        Neighbour own = Neighbour.kindEnGezin();
        Neighbour.kindEnGezin();
        Neighbour other = Neighbour.solidaris();
        String next = Call.get("/api/tenants/kind-en-gezin/register?size=1")
                .as(own.staff(), own.tenant())
                .sent()
                .good()
                .json()
                .path("next")
                .asText();
        assertThat(next).isNotBlank();

        Answered answered = Call.get("/api/tenants/solidaris/register?size=100&after=" + next)
                .as(other.staff(), other.tenant())
                .sent();

        assertThat(answered.status()).isIn(200, 400, 422);
        assertThat(answered.text()).doesNotContain(own.file().toString(), own.sentinel());
    }

    @Test
    @Clause("PL-01")
    void letters_of_one_tenant_reach_nobody_of_another() {
        List<Neighbour> all = Neighbour.all();
        Time.settle();

        List<String> letters = Post.sources();

        for (Neighbour own : all) {
            assertThat(letters)
                    .as("its reporter hears of it")
                    .anyMatch(letter -> letter.contains(own.sentinel() + "@example.org"));
            for (String letter : letters) {
                if (letter.contains(own.sentinel())
                        || letter.contains(own.file().toString())) {
                    for (Neighbour other : all) {
                        boolean elsewhere = !other.tenant().equals(own.tenant());
                        if (elsewhere) {
                            assertThat(letter).doesNotContain(other.sentinel());
                            assertThat(recipients(letter))
                                    .noneMatch(to -> addresses(other.tenant()).contains(to));
                        }
                    }
                }
            }
        }
    }

    @Test
    @Clause("PL-01")
    void the_same_key_in_two_tenants_is_two_requests() {
        String key = UUID.randomUUID().toString();
        Neighbour one = Neighbour.kindEnGezin();
        Neighbour two = Neighbour.solidaris();

        Answered first = report(one, key);
        Answered second = report(two, key);
        Answered again = report(one, key);

        assertThat(second.json().path("file").asText())
                .isNotEqualTo(first.json().path("file").asText());
        assertThat(again.json().path("file").asText())
                .isEqualTo(first.json().path("file").asText());
        assertThat(Database.rows(
                        "select tenant_id from gehoor.file where id = ?::uuid",
                        second.json().path("file").asText()))
                .extracting(row -> row.get("tenant_id"))
                .containsExactly("solidaris");
    }

    @Test
    @Clause("PL-01")
    void the_database_itself_shows_the_application_one_tenant_at_a_time() throws SQLException {
        Neighbour one = Neighbour.kindEnGezin();
        Neighbour two = Neighbour.solidaris();
        try (Connection connection = Gehoor.platform().databaseAsApplication()) {
            connection.setAutoCommit(false);
            for (String table : tables()) {
                assertThat(count(connection, table))
                        .as("%s without a tenant", table)
                        .isZero();
            }
            in(connection, one.tenant());
            assertThat(files(connection, one.file())).isOne();
            assertThat(files(connection, two.file())).isZero();
            for (String table : tables()) {
                assertThat(others(connection, table, one.tenant()))
                        .as("%s seen from %s", table, one.tenant())
                        .isZero();
            }
            connection.rollback();
            in(connection, two.tenant());
            assertThat(files(connection, two.file())).isOne();
            assertThat(files(connection, one.file())).isZero();
        }
    }

    @Test
    @Clause({"PL-01", "PL-06"})
    void who_works_for_two_is_never_both() {
        Neighbour bureau = Neighbour.bureau();
        Neighbour care = Neighbour.ikBenErOok();
        String somebody = "nl-dpo";

        Call.get("/api/tenants/bemiddelingsbureau/register")
                .as(somebody, "bemiddelingsbureau")
                .sent()
                .good();
        Call.get("/api/tenants/ik-ben-er-ook/register")
                .as(somebody, "ik-ben-er-ook")
                .sent()
                .good();
        Call.get("/api/tenants/ik-ben-er-ook/register")
                .as(somebody, "bemiddelingsbureau")
                .sent()
                .refusedWith(403);
        Call.get("/api/tenants/bemiddelingsbureau/files/" + bureau.file())
                .as(somebody, "ik-ben-er-ook")
                .sent()
                .refusedWith(403);
        Call.get("/api/tenants/bemiddelingsbureau/files/" + care.file())
                .as(somebody, "bemiddelingsbureau")
                .sent()
                .refusedWith(404);
        for (String both : List.of(
                "organization:*", "organization", "organization:bemiddelingsbureau organization:ik-ben-er-ook")) {
            String token = tokenFor(somebody, both);
            if (!token.isEmpty()) {
                Call.get("/api/tenants/bemiddelingsbureau/register")
                        .with("Authorization", "Bearer " + token)
                        .sent()
                        .refusedWith(401);
            }
        }
        Call.get("/api/tenants/bemiddelingsbureau/register")
                .as(somebody, "bemiddelingsbureau")
                .with("Authorization", "Bearer " + Call.token(somebody, "ik-ben-er-ook"))
                .sent()
                .refusedWith(400);
    }

    @Test
    @Clause("PL-01")
    void who_runs_the_platform_opens_no_file() {
        List<Neighbour> all = Neighbour.all();
        List<String> wrong = new ArrayList<>();
        for (Route route : Routes.all()) {
            for (Neighbour each : all) {
                Answered answered = body(route, each, asked(route, each.places()))
                        .as("platform-admin", "platform")
                        .receipt(each.receipt())
                        .sent();
                if (answered.status() != (route.admin() ? TO_ITS_OWN.get(route.operation()) : 403)) {
                    wrong.add(answered.toString());
                }
                for (Neighbour other : all) {
                    if (answered.text().contains(other.sentinel())
                            || answered.text().contains(other.file().toString())) {
                        wrong.add("tells of a file: " + answered);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind-en-gezin kg-dpo kg-line,kg-handler,kg-handler-2,kg-lead,kg-expert,kg-responsible,kg-danger,kg-account,kg-facility",
                "solidaris sol-dpo sol-ombud,sol-ombud2,sol-reimbursements,sol-benefits,sol-office"
            })
    @Clause({"PL-01", "PL-06"})
    @Tag("asvs:V8.2.2")
    void what_is_for_the_data_protection_officer_is_for_nobody_else(String who) {
        String[] parts = who.split(" ", -1);
        String tenant = parts[0];
        String sentinel = "dposentinel" + UUID.randomUUID().toString().replace("-", "");
        Report report = Gehoor.tenant(tenant)
                .visitor()
                .reports("data-protection")
                .named("Name " + sentinel, sentinel + "@example.org")
                .with("story", sentinel)
                .attaching(
                        tenant.equals("solidaris") ? "evidence" : "enclosures",
                        sentinel + ".txt",
                        "text/plain",
                        sentinel.getBytes(UTF_8));
        Report.Taken taken =
                (tenant.equals("solidaris") ? report.capacity("self") : report.with("dp-subject", "complaint")).taken();
        String attachment = Gehoor.tenant(tenant)
                .as(parts[1])
                .file(taken)
                .attachments()
                .get(0)
                .path("id")
                .asText();
        Map<String, String> places = Map.of(
                "tenant",
                tenant,
                "file",
                taken.file().toString(),
                "attachment",
                attachment,
                "holder",
                "complainant",
                "procedure",
                "data-protection",
                "action",
                "message",
                "proposal",
                new UUID(7, 10).toString(),
                "version",
                "none",
                "notice",
                Neighbour.held(Gehoor.tenant(tenant).as(parts[1]).file(taken), sentinel));
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Route route : Routes.all()) {
            if (route.open() != Open.TOKEN || route.admin()) {
                continue;
            }
            Call call = act(route, asked(route, places));
            for (String somebody : parts[2].split(",", -1)) {
                Answered answered = call.as(somebody, tenant).sent();
                tried++;
                if (route.places().contains("file") && answered.status() != 404) {
                    wrong.add(somebody + ": " + answered);
                }
                if (answered.text().contains(sentinel)
                        || answered.text().contains(taken.file().toString())) {
                    wrong.add(somebody + " is told: " + answered);
                }
            }
            if (route.places().contains("file")) {
                Answered control = call.as(parts[1], tenant).sent();
                if (control.status() != TO_ITS_OWN.get(route.operation())) {
                    wrong.add("the officer: " + control);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(70);
    }

    // ---- what is tried

    /** With everything that is one's own. */
    private static Call asOwn(Route route, Neighbour own) {
        Call call = body(route, own, asked(route, own.places()));
        if (route.admin()) {
            return call.as("platform-admin", "platform");
        }
        return switch (route.open()) {
            case EVERYONE -> call;
            case RECEIPT -> call.receipt(own.receipt());
            case TOKEN -> call.as(own.staff(), own.tenant());
        };
    }

    /** A procedure without attachments has nothing behind that door. */
    private static boolean nothingToShow(Route route, Neighbour own) {
        return route.places().contains("attachment") && own.attachment().isEmpty();
    }

    /** All the ways in which somebody of {@code own} might come at what is {@code other}'s. */
    private static Map<String, Call> attempts(Route route, Neighbour own, Neighbour other) {
        Map<String, Call> attempts = new LinkedHashMap<>();
        boolean ids = route.places().stream().anyMatch(Set.of("file", "attachment")::contains);
        if (route.admin()) {
            Call theirs = body(route, other, asked(route, other.places()));
            attempts.put("without anything", theirs);
            attempts.put("staff", theirs.as(own.staff(), own.tenant()));
            attempts.put("the tenant's own staff", theirs.as(other.staff(), other.tenant()));
            attempts.put("a receipt", theirs.receipt(other.receipt()));
            return attempts;
        }
        if (!route.places().contains("tenant")) {
            return attempts;
        }
        Call theirs = body(route, other, asked(route, other.places()));
        attempts.put(
                "own token in their address",
                theirs.as(own.staff(), own.tenant()).receipt(other.receipt()));
        switch (route.open()) {
            case EVERYONE -> {}
            case TOKEN -> {
                attempts.put("without a token", theirs);
                attempts.put("their receipt for a token", theirs.receipt(other.receipt()));
                attempts.put("own receipt for a token", theirs.receipt(own.receipt()));
                if (ids) {
                    attempts.put(
                            "their ids in the own address",
                            body(route, own, asked(route, other.placesIn(own.tenant())))
                                    .as(own.staff(), own.tenant()));
                }
            }
            case RECEIPT -> {
                attempts.put("without a receipt", theirs);
                attempts.put("own receipt in their address", theirs.receipt(own.receipt()));
                attempts.put("own token, no receipt", theirs.as(own.staff(), own.tenant()));
                attempts.put(
                        "their receipt in the own address",
                        body(route, own, asked(route, other.placesIn(own.tenant())))
                                .receipt(other.receipt()));
                if (route.places().contains("attachment")) {
                    attempts.put(
                            "their attachment by the own receipt",
                            asked(route, other.placesIn(own.tenant())).receipt(own.receipt()));
                }
                if (!Set.of("enterMailbox", "readMailbox").contains(route.operation())) {
                    Call foreign = body(route, own, asked(route, own.places()));
                    attempts.put(
                            "their file by the own receipt",
                            new Call(
                                            foreign.method(),
                                            foreign.path() + "?file=" + other.file(),
                                            foreign.headers(),
                                            foreign.body())
                                    .receipt(own.receipt()));
                }
            }
        }
        return attempts;
    }

    private static Call asked(Route route, Map<String, String> places) {
        return Call.of(route.method(), route.filled(places));
    }

    /** With a body that is in order at this tenant. */
    private static Call body(Route route, Neighbour tenant, Call call) {
        return switch (route.operation()) {
            case "report" -> call.json(tenant.body());
            case "searchFiles" -> call.json(Map.of("text", tenant.sentinel()));
            default -> act(route, call);
        };
    }

    private static Call act(Route route, Call call) {
        return switch (route.operation()) {
            case "previewLetters" -> call.json(Map.of("given", Map.of("message", "A message.")));
            case "decideLetter" -> call.json(Map.of("what", "hold"));
            case "invite" ->
                call.with("If-Match", "*").json(Map.of("action", "message", "as", "handler", "way", "hand"));
            case "goOver" -> call.with("If-Match", "*").json(Map.of("reason", "A reason."));
            case "withdrawInvitation" -> call.json(Map.of("invitation", "invitation-1"));
            case "nameStandIn" -> call.json(Map.of("deputy", "nobody", "from", "2026-03-02", "until", "2026-03-03"));
            case "beginStandIn" -> call.json(Map.of("standIn", new UUID(7, 8).toString(), "until", "2026-03-03"));
            case "endStandIn" -> call.json(Map.of("standIn", new UUID(7, 8).toString()));
            case "beginProposal", "adminBeginProposal" -> call.json(Map.of("title", " "));
            case "writeProposedFile", "adminWriteProposedFile" ->
                call.json(Map.of("revision", 1, "path", "tenant.yaml", "text", "tenant: nobody"));
            case "stepProposal", "adminStepProposal" -> call.json(Map.of("step", "approve", "revision", 1));
            case "stepSuspension", "adminStepSuspension" -> call.json(Map.of("step", "take-up", "reason", "A reason."));
            case "takeAlong" -> call.json(Map.of("keptSafe", true));
            case "stepRemoval", "adminStepRemoval" -> call.json(Map.of("step", "call-off", "reason", "A reason."));
            case "putBack", "adminPutBack" -> call.json(Map.of("to", "nothing"));
            case "adminTakeIn", "adminTakeInNew" -> call.json(Map.of("parcel", ""));
            case "adminBeginOrganisation" -> call.json(NewHouse.called("kind-en-gezin"));
            case "adminTryOnPast" -> call.json(Map.of("procedure", "no-procedure"));
            case "adminVerify" -> call.json(Map.of("files", Map.of("tenant.yaml", "tenant: nobody")));
            case "loseReceipt" -> call.json(Map.of("number", "X-2026-00001", "mail", "nobody@example.org"));
            case "openInvitation", "comply", "renewReceipt" -> call.json(Map.of("ticket", "A".repeat(43)));
            case "getInvitedAttachment" ->
                call.json(Map.of("ticket", "A".repeat(43), "attachment", new UUID(7, 7).toString()));
            case "act" -> call.with("If-Match", "*").json(Map.of("given", Map.of("message", "A message.")));
            case "actByReceipt" ->
                new Call(call.method(), call.path().replace("/message", "/answer"), call.headers(), null)
                        .json(Map.of("given", Map.of("answer", "An answer.")));
            default -> route.accepts().contains("application/json") ? call.json(Map.of()) : call;
        };
    }

    private static Answered report(Neighbour at, String key) {
        return Call.post("/api/tenants/" + at.tenant() + "/reports", at.body())
                .with("Idempotency-Key", key)
                .sent()
                .good();
    }

    private static String tokenFor(String username, String scope) {
        RunningPlatform platform = Gehoor.platform();
        try {
            return platform.tokenFor(username, scope);
        } catch (RuntimeException notGiven) {
            return "";
        }
    }

    // ---- what is looked at

    private static List<String> seenOfOthers(List<Said> said, List<Neighbour> all) {
        List<String> seen = new ArrayList<>();
        for (Said each : said) {
            for (Neighbour other : all) {
                if (!each.to().equals(other.tenant())
                        && (each.answered().text().contains(other.sentinel())
                                || each.answered().text().contains(other.receipt())
                                || each.answered().text().contains(other.file().toString()))) {
                    seen.add(each.to() + " sees of " + other.tenant() + ": " + each.answered());
                }
            }
        }
        return seen;
    }

    private static Set<String> recipients(String letter) {
        return letter.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(?i)(to|cc|bcc):.*"))
                .flatMap(line -> List.of(line.substring(line.indexOf(':') + 1).split(",")).stream())
                .map(to -> to.replaceAll("^.*<|>.*$", "").strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Addresses that stand in a tenant's file, and in no other tenant's. */
    private static Set<String> addresses(String tenant) {
        Set<String> own = mails(tenant);
        for (String other : List.of("kind-en-gezin", "solidaris", "ik-ben-er-ook", "bemiddelingsbureau")) {
            if (!other.equals(tenant)) {
                own.removeAll(mails(other));
            }
        }
        assertThat(own).isNotEmpty();
        return own;
    }

    private static Set<String> mails(String tenant) {
        try {
            return java.util.regex.Pattern.compile("[a-z0-9.-]+@[a-z0-9.-]+")
                    .matcher(java.nio.file.Files.readString(
                            Gehoor.platform().tenantConfig().resolve(tenant).resolve("tenant.yaml")))
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every table of the application's that has a tenant. */
    private static List<String> tables() {
        return Database.rows("select c.table_schema || '.' || c.table_name as name from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE'"
                        + " and c.table_schema not in ('pg_catalog', 'information_schema') order by 1")
                .stream()
                .map(row -> row.get("name"))
                .toList();
    }

    private static void in(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            set.setString(1, tenant);
            set.execute();
        }
    }

    private static long files(Connection connection, UUID file) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from gehoor.file where id = ?")) {
            query.setObject(1, file);
            return one(query);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from " + table)) {
            return one(query);
        }
    }

    private static long others(Connection connection, String table, String tenant) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from " + table + " where tenant_id <> ?")) {
            query.setString(1, tenant);
            return one(query);
        }
    }

    private static long one(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
