package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Action;
import gehoor.policy.Book;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final Reading.Read GOOD = Fixtures.read(Reading.read(Fixtures.GOOD));

    private static Procedure complaints() {
        return GOOD.book()
                .inForce("example-org", "complaints", LocalDate.parse("2026-05-01"))
                .orElseThrow();
    }

    private static Action action(String id) {
        Action action = complaints().actions().get(id);
        assertThat(action).as(id).isNotNull();
        return action;
    }

    @Test
    void aGoodFolderGivesABookAndItsExamples() {
        assertThat(GOOD.book().tenants()).containsOnlyKeys("example-org");
        assertThat(GOOD.book().laws()).containsOnlyKeys("charter", "rules");
        assertThat(GOOD.book().calendars().ids()).containsExactly("EX");
        assertThat(GOOD.examples())
                .extracting(Example::procedure)
                .containsExactly(
                        "complaints",
                        "complaints",
                        "danger",
                        "neighbours",
                        "neighbours",
                        "neighbours",
                        "neighbours",
                        "neighbours");
        assertThat(GOOD.book().tenant("example-org").orElseThrow().letters()).containsKeys("result", "tips");
    }

    @Test
    void theFingerprintChangesWithAnyText() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        String before = Fixtures.read(Reading.read(files)).book().fingerprint();
        files.merge("example-org/texts/tips.yaml", "# a remark\n", String::concat);

        String after = Fixtures.read(Reading.read(files)).book().fingerprint();

        assertThat(before).hasSize(64).isEqualTo(GOOD.book().fingerprint());
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void actionsKeepTheirOrderAndSayWhereTheyStand() {
        assertThat(complaints().actions().keySet())
                .startsWith("admit", "ask-facility", "refuse")
                .containsSubsequence("raise-danger", "assign", "take", "note", "attach", "ask-in-writing", "hold-talk");
        assertThat(action("admit").at().toString()).startsWith("example-org/procedures/complaints.yaml:");
        assertThat(action("admit").at().line()).isGreaterThan(90);
    }

    @Test
    void anActionIsReadWithWhoConditionsRulesAndEffects() {
        Action admit = action("admit");

        assertThat(admit.kind()).isEqualTo(Action.Kind.FILE);
        assertThat(admit.stages()).containsExactly("intake");
        assertThat(admit.by())
                .containsExactly(
                        Who.role("handler"),
                        new Who("responsible", Set.of(Who.Relation.OF_THE_SERVICE, Who.Relation.WITHOUT_TIE)));
        assertThat(admit.when()).isInstanceOf(Condition.AnyOf.class);
        assertThat(admit.requires()).extracting(Action.Requirement::rule).containsExactly("intake-first", "not-old");
        assertThat(admit.does())
                .containsExactly(
                        new Effect.Move("treatment"),
                        new Effect.Assign("handler", null),
                        new Effect.Extend("handling", Period.parse("2 weeks"), null, null, 1, false),
                        new Effect.SetFact("steps-taken", Value.NO, null));
        assertThat(admit.once()).isTrue();
        assertThat(admit.primary()).isTrue();
    }

    @Test
    void elapsedTimeIsReadWithBothItsDates() {
        Condition.Elapsed elapsed = (Condition.Elapsed)
                complaints().grounds().get("older-than-a-year").when();

        assertThat(elapsed.fact()).isEqualTo(Fact.field("incident-date"));
        assertThat(elapsed.moreThan()).isTrue();
        assertThat(elapsed.before()).isTrue();
        assertThat(elapsed.period()).isEqualTo(Period.parse("1 year"));
        assertThat(elapsed.other()).isEqualTo(Fact.known(Fact.Known.RECEIVED));
    }

    @Test
    void inAReportAFieldMeansWhatIsGivenWithIt() {
        Action.Ask facility = complaints().report().action().asks().get(2);

        assertThat(facility.field()).isEqualTo("facility");
        assertThat(((Condition.Compare) facility.requiredWhen()).fact())
                .isEqualTo(new Fact(Fact.Family.ASKED, "subject", null));
    }

    @Test
    void whoTakesAReportInIsWhoAnyChannelNames() {
        assertThat(complaints().report().action().by()).containsExactly(Who.role(Who.PUBLIC), Who.role("handler"));
        assertThat(complaints().report().channels().get("post").receivedAsked()).isTrue();
        assertThat(complaints().report().elsewhere().get("chat").desk()).isEqualTo("front");
    }

    @Test
    void standardActsBecomeOrdinaryActionsWithTheirFields() {
        assertThat(action("assign").does()).containsExactly(new Effect.Assign("handler", "assignee"));
        assertThat(action("take").does()).containsExactly(new Effect.Assign("handler", null));
        assertThat(action("message").does()).containsExactly(new Effect.Message("message", null));
        assertThat(action("correct").does()).containsExactly(new Effect.Correct());
        assertThat(action("stop-at-request").does()).containsExactly(new Effect.Close("stopped", null));
        assertThat(action("reopen").stages()).containsExactly(Action.CLOSED);
        assertThat(action("reopen").does()).containsExactly(new Effect.Move("intake"));
        assertThat(action("declare-tie").does()).containsExactly(new Effect.DeclareTie("tie-of", "tie-with"));
        assertThat(action("note").stages()).containsExactly("intake", "treatment");
        assertThat(complaints().fields().get("note").compartment()).isEqualTo("talk");
        assertThat(complaints().fields().get("message").compartment()).isEqualTo("messages");
        assertThat(complaints().fields().get("assignee").type()).isEqualTo(Field.Type.STAFF);
        assertThat(action("take").label().byLanguage()).containsOnlyKeys("nl", "fr", "en");
    }

    @Test
    void everyStandardActAndFieldHasWordsInEveryLanguage() {
        complaints()
                .actions()
                .values()
                .forEach(each ->
                        assertThat(each.label().byLanguage()).as(each.id()).containsOnlyKeys("nl", "fr", "en"));
        complaints()
                .fields()
                .values()
                .forEach(each ->
                        assertThat(each.label().byLanguage()).as(each.id()).containsOnlyKeys("nl", "fr", "en"));
    }

    @Test
    void actionsOfInstrumentsKnowTheirStates() {
        Action ask = action("ask-in-writing");
        Action reply = action("record-reply");
        Action hold = action("hold-talk");

        assertThat(ask.kind()).isEqualTo(Action.Kind.OPENS_INSTRUMENT);
        assertThat(ask.from()).isEmpty();
        assertThat(ask.to()).isEqualTo("asked");
        assertThat(ask.basis()).isEqualTo("charter art. 9");
        assertThat(reply.kind()).isEqualTo(Action.Kind.INSTRUMENT);
        assertThat(reply.from()).containsExactly("asked");
        assertThat(reply.stages()).containsExactly("intake", "treatment");
        assertThat(hold.from()).containsExactly("planned");
        assertThat(hold.recordsNothing()).isTrue();
        assertThat(action("ask-provider").kind()).isEqualTo(Action.Kind.PARTY);
    }

    @Test
    void clocksAreReadWithTriggersAndReminders() {
        Clock handling = complaints().clocks().get("handling");

        assertThat(handling).isNotNull();
        assertThat(handling.startsOn())
                .containsExactly(new Trigger(Trigger.On.REPORTED, ""), new Trigger(Trigger.On.REOPENED, ""));
        assertThat(handling.countedFrom()).isEqualTo(Fact.known(Fact.Known.RECEIVED));
        assertThat(handling.remind()).singleElement().satisfies(reminder -> {
            assertThat(reminder.distance()).isEqualTo(Period.parse("5 working days"));
            assertThat(reminder.tell())
                    .containsExactly(new Effect.Recipient(Effect.Recipient.Kind.ASSIGNED, "handler"));
        });
        assertThat(handling.meets()).containsExactly("charter.handling");
    }

    @Test
    void aLinkCarriesWhatBothProceduresHave() {
        assertThat(complaints().links().get("danger").carry()).containsExactly("story", "facility");
    }

    @Test
    void aDutyWithoutUnlessIsNeverWaived() {
        assertThat(complaints().duties().get("tell-steps").unless()).isEqualTo(new Condition.Not(Condition.ALWAYS));
    }

    @Test
    void limitedChoicesHaveTheLabelsOfWhatTheyName() {
        assertThat(complaints().fields().get("finding").choices()).containsOnlyKeys("resolved", "unfounded");
        assertThat(complaints()
                        .fields()
                        .get("finding")
                        .choices()
                        .get("resolved")
                        .in("en"))
                .isEqualTo("Resolved");
        assertThat(complaints().fields().get("share").choices().get("name").in("fr"))
                .isEqualTo("Nom");
    }

    @Test
    void keepingFallsBackFromOutcomeToProcedureToTenant() {
        assertThat(complaints().outcomes().get("resolved").keep()).isEqualTo(Period.parse("5 years"));
        assertThat(complaints().keep()).isEqualTo(Period.parse("8 years"));
        assertThat(GOOD.book()
                        .version("example-org", "danger", "1")
                        .orElseThrow()
                        .keep())
                .isEqualTo(Period.parse("10 years"));
    }

    @Test
    void howLongWhatLeavesCanBeHeldBackIsTheOrganisationsOwnToSay() {
        assertThat(GOOD.book().tenant("example-org").orElseThrow().holdBack()).isEqualTo(Duration.ofMinutes(10));
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.compute(
                "example-org/tenant.yaml", (name, text) -> String.valueOf(text).replace("hold-back: 10 minutes\n", ""));
        assertThat(Fixtures.read(Reading.read(files))
                        .book()
                        .tenant("example-org")
                        .orElseThrow()
                        .holdBack())
                .isNull();
    }

    @Test
    void anExampleIsReadStepByStep() {
        Example example = GOOD.examples().get(0);

        assertThat(example.report().with()).containsEntry("topics", List.of("time", "money"));
        assertThat(example.steps()).hasSize(8);
        assertThat(((Example.Step.Does) example.steps().get(0)).refused()).isEqualTo("intake-first");
        assertThat(((Example.Step.Does) example.steps().get(5)).on()).isEqualTo("inquiry");
        assertThat(((Example.Step.Linked) example.steps().get(6)).states()).containsEntry("danger", "open");
        assertThat(example.then().offers()).containsKey(new Example.Person("responsible", "bo", Set.of("payments")));
        assertThat(example.then().told()).containsExactly("complainant acknowledgement", "assigned handler due-soon");
    }

    @Test
    void theVersionInForceIsTheNewestWhoseDateHasCome() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.put(
                "example-org/procedures/danger-2.yaml",
                files.get("example-org/procedures/danger.yaml")
                        .replace("version: \"1\"", "version: \"2\"")
                        .replace("2026-01-01", "2026-07-01"));

        Book book = Fixtures.read(Reading.read(files)).book();

        assertThat(version(book, "2026-06-30")).isEqualTo("1");
        assertThat(version(book, "2026-07-01")).isEqualTo("2");
        assertThat(book.inForce("example-org", "danger", LocalDate.parse("2025-12-31")))
                .isEmpty();
    }

    private static String version(Book book, String day) {
        return book.inForce("example-org", "danger", LocalDate.parse(day))
                .orElseThrow()
                .version();
    }

    @Test
    void oneTenantIsReadUnderTheLawsThatAreThere() {
        Map<String, String> files = new TreeMap<>();
        Fixtures.files(Fixtures.GOOD.resolve("example-org")).forEach(files::put);
        files.computeIfPresent("tenant.yaml", (path, text) -> text.replace("shared: [common]\n", ""));

        Reading.Read read = Fixtures.read(Reading.readTenant(GOOD.book(), "example-org", files, Map.of()));
        files.put("tenant.yaml", files.get("tenant.yaml").replace("Europe/Brussels", "Europe/Brussel"));
        Reading faulty = Reading.readTenant(GOOD.book(), "example-org", files, Map.of());

        assertThat(read.examples()).hasSize(8);
        assertThat(read.book().laws()).isEqualTo(GOOD.book().laws());
        assertThat(Fixtures.told(faulty)).singleElement().asString().startsWith("example-org/tenant.yaml:5:12  ");
    }

    @Test
    void whatAllShareNeedsNotEveryLanguageThatSomeTenantSpeaks() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.replaceAll((path, text) -> path.startsWith("_calendars/") ? text.replaceAll(", fr: [^,}]+", "") : text);

        assertThat(files).isNotEqualTo(Fixtures.files(Fixtures.GOOD));
        assertThat(Reading.read(files)).isInstanceOf(Reading.Read.class);
    }

    private static final String MORE = "_shared/more/procedures/danger.yaml";

    /** The folder, in which one procedure stands with what tenants share and is taken by the tenant. */
    private static SortedMap<String, String> sharing(String taken) {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.put(MORE, files.remove("example-org/procedures/danger.yaml"));
        files.computeIfPresent(
                "example-org/tenant.yaml", (path, text) -> text.replace("shared: [common]", "shared: [" + taken + "]"));
        return files;
    }

    @Test
    void whatATenantTakesCountsAsItsOwn() {
        Reading.Read read = Fixtures.read(Reading.read(sharing("more")));

        assertThat(read.book().inForce("example-org", "danger", LocalDate.parse("2026-05-01")))
                .get()
                .satisfies(danger -> assertThat(danger.at().file()).isEqualTo(MORE));
        assertThat(read.examples()).hasSize(8);
    }

    @Test
    void whatIsSharedMaySpeakMoreLanguagesThanWhoTakesIt() {
        SortedMap<String, String> files = sharing("more");
        files.computeIfPresent(
                "example-org/tenant.yaml",
                (path, text) -> text.replace("languages: [nl, fr, en]", "languages: [nl, en]"));

        assertThat(Fixtures.told(Reading.read(files)))
                .as("its own files have a language too many, what it takes has not")
                .isNotEmpty()
                .noneMatch(told -> told.contains(MORE));
    }

    @Test
    void whatDoesNotFitIsToldWhereItIsTaken() {
        SortedMap<String, String> files = sharing("more");
        files.computeIfPresent(MORE, (path, text) -> text.replaceFirst("lead: [a-z-]+", "lead: nobody-here"));
        int line = (int) files.get("example-org/tenant.yaml").lines().count();

        assertThat(Fixtures.told(Reading.read(files)))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told)
                        .startsWith("example-org/tenant.yaml:" + line + ":10  does not fit here: " + MORE))
                .anyMatch(told -> told.contains("nobody-here"));
    }

    @Test
    void aSetThatIsNotThereIsTold() {
        assertThat(Fixtures.told(Reading.read(sharing("mores"))))
                .anyMatch(told -> told.contains("there is no _shared/mores") && told.contains("\"more\""));
        SortedMap<String, String> lost = sharing("more");
        lost.put("_shared/loose.yaml", "a: b\n");
        assertThat(Fixtures.told(Reading.read(lost)))
                .singleElement()
                .asString()
                .startsWith("_shared/loose.yaml:1:1  a file that is not part of the language");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.computeIfPresent(
                "example-org/procedures/complaints.yaml",
                (path, text) -> text.replace("that: facility-knows is-known", "that: facility-nows is-known")
                        .replace("- move: treatment", "- move: treatmnet")
                        .replace("    length: 10 working days", "    length: 10 days"));
        files.computeIfPresent(
                "example-org/tenant.yaml", (path, text) -> text.replace("keep: 10 years", "kep: 10 years"));

        assertThat(Fixtures.told(Reading.read(files)))
                .hasSize(5)
                .anyMatch(told -> told.contains("facility-nows"))
                .anyMatch(told -> told.contains("treatmnet"))
                .anyMatch(told -> told.contains("10 days"))
                .anyMatch(told -> told.contains("unknown word \"kep\""));
    }

    @Test
    void aCalendarOfWhichThereAreNoneIsToldWithWhereItWasLookedFor() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.remove("_calendars/EX.yaml");

        assertThat(Fixtures.told(Reading.read(files)))
                .contains(
                        "example-org/tenant.yaml:6:11  unknown calendar \"EX\"; it is looked for in _calendars, beside the organisation's folder, and there are none there");
    }

    @Test
    void aFolderWithoutATenantIsTold(@TempDir Path empty) throws IOException {
        assertThat(Check.check(empty)).singleElement().asString().contains("no tenant here");
        assertThat(Check.check(empty.resolve("nowhere"))).isNotEmpty();
        Files.createDirectories(empty.resolve("half/procedures"));
        Files.writeString(empty.resolve("half/procedures/a.yml"), "procedure: a\n");
        Files.writeString(empty.resolve("half/procedures/b.yaml"), "procedure: b\n");

        assertThat(Check.check(empty))
                .extracting(Object::toString)
                .anyMatch(told -> told.contains("its files end in .yaml"))
                .anyMatch(told -> told.contains("half:1:1  a tenant's folder needs a tenant.yaml"));
    }

    /** In time of this thread, as a busy machine says nothing; the best of five, as the first reads load classes. */
    @Test
    void allTenantsAreReadInWellUnderASecond() {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = thread.getCurrentThreadCpuTime();
            Reading.read(Path.of("../../tenant-config"));
            best = Math.min(best, thread.getCurrentThreadCpuTime() - before);
        }

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "api", "werk", "static"})
    void no_organisation_takes_an_address_of_the_platform(String id) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path tenant = Fixtures.GOOD.resolve("example-org/tenant.yaml");
        files.put("tenant.yaml", Files.readString(tenant).replace("tenant: example-org", "tenant: " + id));

        Reading faulty = Reading.readTenant(GOOD.book(), id, files, Map.of());

        assertThat(((Reading.Faulty) faulty).problems()).anySatisfy(problem -> {
            assertThat(problem.at()).hasToString(id + "/tenant.yaml:2:9");
            assertThat(problem.what()).contains("address of the platform");
        });
    }
}
