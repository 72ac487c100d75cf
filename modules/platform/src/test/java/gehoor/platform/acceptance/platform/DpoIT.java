package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.launch.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The desk of the data protection officer: at every organisation, with every right of the law, for its own eyes; and one officer for
 * two organisations.
 */
@Acceptance
class DpoIT {
    private static final String TWICE = "nl-dpo";
    private static final String MAIL = "rik.voorbeeld@example.org";

    /**
     * How an organisation has it.
     *
     * @param right the field that names the right
     * @param others who works there and is no officer
     */
    private record House(
            String id,
            String dpo,
            String capacity,
            String kind,
            String right,
            String clock,
            String extend,
            Map<String, Object> why,
            List<String> others) {
        Tenant tenant() {
            return Gehoor.tenant(id);
        }

        Person officer() {
            return tenant().as(dpo);
        }

        Report asking(String which) {
            return tenant().visitor()
                    .reports("data-protection")
                    .kind(kind)
                    .capacity(capacity)
                    .named("Rik Voorbeeld", MAIL)
                    .with(right, which)
                    .with("story", "About my data.");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static final Map<String, Object> COMPLEX =
            Map.of("extension-ground", "complex", "extension-reason", "Four systems.");

    private static final List<House> HOUSES = List.of(
            new House(
                    "kind-en-gezin",
                    "kg-dpo",
                    "other",
                    "question",
                    "dp-subject",
                    "dp-answer",
                    "extend-term",
                    Map.of("extension-reason", "Four systems."),
                    List.of("kg-handler", "kg-lead", "kg-line", "kg-danger")),
            new House(
                    "solidaris",
                    "sol-dpo",
                    "self",
                    "request",
                    "right",
                    "answer",
                    "extend-answer",
                    COMPLEX,
                    List.of("sol-ombud", "sol-office", "sol-benefits")),
            new House(
                    "ik-ben-er-ook",
                    TWICE,
                    "self",
                    "request",
                    "right",
                    "answer",
                    "extend-answer",
                    COMPLEX,
                    List.of("ib-confidant", "ib-coach", "ib-organisation", "ib-admin")),
            new House(
                    "bemiddelingsbureau",
                    TWICE,
                    "self",
                    "request",
                    "right",
                    "answer",
                    "extend-answer",
                    COMPLEX,
                    List.of("bb-coordinator", "bb-mediator")));

    static Stream<Arguments> rights() {
        return HOUSES.stream()
                .flatMap(house -> Stream.of(
                                "access", "rectification", "erasure", "restriction", "portability", "objection")
                        .map(right -> Arguments.of(house, right)));
    }

    static Stream<House> houses() {
        return HOUSES.stream();
    }

    @ParameterizedTest
    @MethodSource("rights")
    @Clause("PL-07")
    void every_right_has_its_term_at_every_organisation(House house, String right) {
        Report.Taken report = house.asking(right).taken();

        assertThat(report.due(house.clock())).isEqualTo("2026-04-02");
        assertThat(house.officer().file(report).seen().fact(house.right())).isEqualTo(right);
    }

    @ParameterizedTest
    @MethodSource("houses")
    @Clause("PL-07")
    void the_officer_has_a_list_of_their_own_and_nobody_else_knows_of_what_is_on_it(House house) {
        Report.Taken report = house.asking("access").taken();

        assertThat(house.officer().hasWorkOn(report)).isTrue();
        assertThat(house.officer().worklist())
                .allSatisfy(item -> assertThat(item.path("procedure").asText()).isEqualTo("data-protection"));
        for (String who : house.others()) {
            Person other = house.tenant().as(who);
            other.file(report).isHidden();
            other.file(report).does("note").with("note", "x").refusedWith(404);
            assertThat(other.hasWorkOn(report)).as(who).isFalse();
            assertThat(other.register(Map.of("number", report.number())))
                    .as(who)
                    .isEmpty();
            assertThat(other.gets("/register.csv").text()).doesNotContain(report.number());
        }
    }

    @ParameterizedTest
    @MethodSource("houses")
    @Clause("PL-07")
    void the_month_is_extended_by_two_once_and_only_in_time_with_the_reason_told(House house) {
        Report.Taken report = house.asking("erasure").taken();
        CaseFile file = house.officer().file(report);
        extending(house, file).done();

        assertThat(file.seen().clock(house.clock()).due()).isEqualTo("2026-06-02");
        assertThat(Post.letters(MAIL, report.number()).stream().map(Mailbox.Received::text))
                .anyMatch(text -> text.contains("2 June 2026"))
                .anyMatch(text -> text.contains("Four systems."));
        extending(house, file).refusedWith(409);
    }

    private static Act extending(House house, CaseFile file) {
        Act act = file.does(house.extend());
        house.why().forEach(act::with);
        return act;
    }

    @Test
    @Clause({"PL-07", "PL-06"})
    void one_officer_of_two_organisations_works_in_each_apart() {
        House first = HOUSES.get(2);
        House second = HOUSES.get(3);
        Report.Taken here = first.asking("access").taken();
        Report.Taken there = second.asking("access").taken();

        // with a token for one there is nothing of the other, not even by its id
        first.officer().file(there).isHidden();
        second.officer().file(here).isHidden();
        assertThat(first.officer().hasWorkOn(here)).isTrue();
        assertThat(first.officer().hasWorkOn(there)).isFalse();
        assertThat(second.officer().hasWorkOn(there)).isTrue();
        Call.get("/api/tenants/" + second.id() + "/register")
                .as(TWICE, first.id())
                .sent()
                .refusedWith(403);
    }

    @Test
    @Clause({"PL-07", "PL-06"})
    void in_the_browser_the_officer_finds_the_way_from_one_to_the_other_and_is_never_at_both() {
        House first = HOUSES.get(2);
        House second = HOUSES.get(3);
        Report.Taken here = first.asking("access").taken();
        Report.Taken there = second.asking("access").taken();
        Desk desk = Desk.of(first.id(), TWICE);
        Desk.Page page = desk.work("").is(200).says(here.number());
        page.saysNot(there.file().toString());

        page = page.follow("Work for another organisation").is(200).says("Mediation Bureau", "Ik ben er ook!");
        page = page.follow("Mediation Bureau").is(200);
        assertThat(page.path()).isEqualTo("/" + second.id() + "/werk");
        page.says(there.number());

        assertThat(desk.get("/" + second.id() + "/werk/dossier/" + here.file()).status())
                .isEqualTo(404);
        // and back: nobody is asked who they are, and what was open is open no more
        page = desk.get("/" + first.id() + "/werk/dossier/" + here.file()).is(200);
        page.says(here.number());
        assertThat(desk.get("/" + first.id() + "/werk/dossier/" + there.file()).status())
                .isEqualTo(404);
    }

    @Test
    @Clause("PL-06")
    void at_an_organisation_where_they_have_no_place_nobody_gets_in() {
        Desk desk = Desk.of("ik-ben-er-ook", TWICE);

        Desk.Page asked = desk.get("/solidaris/werk");
        assertThat(asked.path()).as("asked who they are, and not let in").startsWith("/realms/");
        asked.saysNot("Solidaris");
        // and whoever chose the wrong one has lost nothing
        desk.work("").is(200).says("Dirk Gegevens");
    }
}
