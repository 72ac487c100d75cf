package gehoor.casework;

import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.founding.Particulars;
import gehoor.casework.founding.Template;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Planning;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.governance.ProposalView.Step;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.StaffAccounts;
import gehoor.casework.governance.TryOut;
import gehoor.casework.parcel.Packing;
import gehoor.casework.parcel.Parcel;
import gehoor.casework.port.Accounts;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.engine.Refusal;
import gehoor.vault.FileNotary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundingsTest {
    private static final String NEW = "harbour";
    private static final Governor ADA = Governor.ofPlatform(NEW, "ada", "Ada", "en");
    private static final Governor BOB = Governor.ofPlatform(NEW, "bob", "Bob", "en");
    private static final Path SHARED = Path.of(System.getProperty("gehoor.root", "../.."), "tenant-config");

    @TempDir
    Path scratch;

    private Linden linden;
    private Proposals proposals;
    private Foundings foundings;
    private FileNotary notary;

    @BeforeEach
    void open() throws Exception {
        Path config = scratch.resolve("config");
        Linden.copy(Path.of("src/test/resources/tenant-config"), config);
        // What the template stands on: its law, its holidays, and the set that it takes.
        for (String folder : List.of("_law", "_calendars", "_shared")) {
            try (Stream<Path> files = Files.walk(SHARED.resolve(folder))) {
                for (Path file : new TreeSet<>(files.toList())) {
                    Path target = config.resolve(SHARED.relativize(file).toString());
                    if (Files.isRegularFile(file) && !Files.exists(target)) {
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target);
                    }
                }
            }
        }
        linden = new Linden(scratch, config);
        notary = new FileNotary(scratch.resolve("notary"));
        proposals = new Proposals(linden.memory.ports(), linden.library, () -> linden.now, Runnable::run);
        foundings = new Foundings(
                linden.memory.ports(),
                linden.library,
                proposals,
                () -> linden.now,
                id -> "https://gehoor.example.org/" + id,
                () -> List.of(notary.key()));
    }

    private static Template template() {
        return Template.of("public-service").orElseThrow();
    }

    private static Particulars given(String id) {
        return new Particulars(
                id,
                Map.of("nl", "Havendienst", "en", "Harbour Service"),
                List.of("nl", "en"),
                "complaints@harbour.example.org",
                "+32 2 000 00 00",
                "112",
                "#27603b",
                "",
                Map.of("dpo-mail", "dpo@harbour.example.org"),
                Set.of("handler"));
    }

    private ProposalView begun() {
        return done(foundings.begin(ADA, template(), given(NEW)));
    }

    private ProposalView live() {
        ProposalView forward = done(proposals.putForward(ADA, begun().id(), 1));
        ProposalView approved = done(proposals.approve(BOB, forward.id(), forward.revision()));
        return done(proposals.activate(BOB, approved.id(), approved.revision()));
    }

    private static List<String> fields(Answer<?> answer) {
        return ((Answer.Refused<?>) answer)
                .refusals().stream().map(Refusal::field).toList();
    }

    @Test
    void what_would_be_there_is_shown_and_nothing_is_begun() {
        Foundings.Preview preview = done(foundings.preview(template(), given(NEW)));

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.procedures()).hasSize(2);
        assertThat(preview.roles()).hasSize(3);
        assertThat(preview.invented()).contains("vlaamse-ombudsdienst@example.org");
        assertThat(foundings.all()).isEmpty();
        assertThat(proposals.all(ADA)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void it_is_a_proposal_of_an_organisation_that_is_not_there_and_needs_two_who_run_the_platform() {
        ProposalView proposal = begun();

        assertThat(proposal.state()).isEqualTo(State.DRAFT);
        assertThat(proposal.problems()).isEmpty();
        assertThat(proposal.procedures()).hasSize(2).allMatch(changed -> changed.before() == null);
        assertThat(proposal.widens()).as("there is nothing to be read yet").isEmpty();
        assertThat(linden.library.tenant(NEW)).isEmpty();
        assertThat(foundings.all())
                .singleElement()
                .satisfies(one -> assertThat(one.organisation()).isEqualTo(NEW));

        ProposalView forward = done(proposals.putForward(ADA, proposal.id(), proposal.revision()));
        ProposalView proved = done(proposals.see(ADA, forward.id()));
        assertThat(proved.proof()).isNotNull();
        assertThat(proved.steps()).doesNotContain(Step.APPROVE, Step.ACTIVATE);
        assertThat(proposals.approve(ADA, proved.id(), proved.revision())).isInstanceOf(Answer.Refused.class);
        ProposalView approved = done(proposals.approve(BOB, proved.id(), proved.revision()));
        assertThat(approved.needs()).isEmpty();
        assertThat(approved.steps()).contains(Step.ACTIVATE).doesNotContain(Step.PLAN);
        assertThat(rules(new Planning(linden.memory.ports(), linden.library, () -> linden.now, proposals)
                        .plan(BOB, approved.id(), approved.revision(), LocalDate.of(2026, 3, 5))))
                .containsExactly("proposal-plan-first");
        assertThat(done(proposals.activate(BOB, approved.id(), approved.revision()))
                        .state())
                .isEqualTo(State.LIVE);

        assertThat(linden.library.tenant(NEW)).isPresent();
        assertThat(linden.library.tenant(TENANT)).as("nobody else was touched").isPresent();
        assertThat(foundings.all()).isEmpty();
        List<Act> acts = done(proposals.acts(ADA, Integer.MAX_VALUE));
        assertThat(acts).extracting(Act::act).containsExactly("live", "approved", "proved", "put-forward", "founded");
        List<Act> inOrder = new java.util.ArrayList<>(acts);
        java.util.Collections.reverse(inOrder);
        assertThat(Trail.broken(NEW, inOrder)).isEmpty();
    }

    @Test
    void another_node_follows_without_a_folder_and_a_restart() {
        Library other = new Library(linden.folder, linden.memory.ports(), () -> linden.now);
        other.reloadIfChanged();
        assertThat(other.tenant(NEW)).isEmpty();

        live();

        assertThat(other.reloadIfChanged()).isTrue();
        assertThat(other.tenant(NEW)).isPresent();
        Library fresh = new Library(linden.folder, linden.memory.ports(), () -> linden.now);
        fresh.reloadIfChanged();
        assertThat(fresh.tenant(NEW)).isPresent();
    }

    @Test
    void from_then_on_its_own_must_agree_where_somebody_would_read_more() {
        live();
        ProposalView proposal = done(proposals.begin(ADA, "The head reads the name", null));
        String complaint = proposal.files().stream()
                .filter(file -> file.path().equals("procedures/complaint.yaml"))
                .findFirst()
                .flatMap(file -> Optional.ofNullable(file.text()))
                .orElseThrow();

        ProposalView wider = done(proposals.write(
                ADA,
                proposal.id(),
                proposal.revision(),
                "procedures/complaint.yaml",
                complaint
                        .replace("version: \"1\"", "version: \"2\"")
                        .replace(
                                "who: [{role: handler, only: [assigned]}], sees: [identity]",
                                "who: [{role: handler, only: [assigned]}, team-lead], sees: [identity]")));

        assertThat(wider.widens()).isNotEmpty();
    }

    @Test
    void who_names_nobody_to_decide_from_then_on_does_not_go_live() {
        ProposalView proposal = begun();
        String tenant = proposal.files().stream()
                .filter(file -> file.path().equals("tenant.yaml"))
                .findFirst()
                .flatMap(file -> Optional.ofNullable(file.text()))
                .orElseThrow();
        ProposalView without = done(proposals.write(
                ADA, proposal.id(), 1, "tenant.yaml", tenant.replace("governed-by: [team-lead]\n", "")));
        ProposalView forward = done(proposals.putForward(ADA, without.id(), without.revision()));
        ProposalView seen = done(proposals.see(ADA, forward.id()));
        ProposalView approved = done(proposals.approve(BOB, seen.id(), seen.revision()));

        assertThat(approved.needs())
                .singleElement()
                .satisfies(need -> assertThat(need.in("en")).contains("governed-by"));
        assertThat(proposals.activate(BOB, approved.id(), approved.revision())).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void an_address_that_is_taken_is_refused_beside_its_field_and_free_again_once_put_aside() {
        for (String id : List.of(TENANT, "platform", "api", "organisations")) {
            assertThat(fields(foundings.preview(template(), given(id)))).as(id).containsExactly("id");
        }
        ProposalView proposal = begun();
        assertThat(fields(foundings.begin(BOB, template(), given(NEW)))).containsExactly("id");

        done(proposals.discard(ADA, proposal.id(), proposal.revision()));

        assertThat(done(foundings.begin(BOB, template(), given(NEW))).id()).isNotEqualTo(proposal.id());
        assertThat(foundings.all()).hasSize(1);
    }

    @Test
    void a_parcel_of_an_organisation_that_is_not_here_begins_one_and_of_one_that_is_a_proposal_there() {
        byte[] parcel = Packing.pack(new Parcel(NEW, template().filled(given(NEW), null)), notary);
        Foundings.Taken taken = done(foundings.takeIn("ada", "Ada", "en", parcel));

        assertThat(taken.organisation()).isEqualTo(NEW);
        assertThat(taken.proposal().title()).contains(notary.key().fingerprint());
        assertThat(taken.proposal().state()).isEqualTo(State.DRAFT);
        assertThat(fields(foundings.takeIn("bob", "Bob", "en", parcel))).containsExactly("parcel");
        assertThat(fields(foundings.takeIn("ada", "Ada", "en", new byte[] {1}))).containsExactly("parcel");

        byte[] known = Packing.pack(new Parcel(TENANT, Map.of("tenant.yaml", "tenant: linden\n")), notary);
        assertThat(done(foundings.takeIn("ada", "Ada", "en", known)).organisation())
                .isEqualTo(TENANT);
    }

    @Test
    void it_can_be_tried_out_before_it_is_live() {
        ProposalView proposal = begun();
        TryOut tryOut =
                new TryOut(linden.library, proposals, new Addresses("https://gehoor.example.org"), () -> linden.now);

        assertThat(done(tryOut.procedures(ADA, proposal.id()))).containsOnlyKeys("complaint", "data-protection");
        assertThat(done(tryOut.start(ADA, new TryOut.Subject(proposal.id(), "complaint"), null))
                        .procedure()
                        .id())
                .isEqualTo("complaint");
    }

    @Test
    void nobody_of_an_organisation_has_a_say_in_one_that_is_not_there() {
        ProposalView proposal = begun();
        Governor stranger = new Governor(NEW, "kim", "Kim", Set.of("team-lead"), true, "en");

        assertThat(proposals.see(stranger, proposal.id())).isInstanceOf(Answer.Refused.class);
        assertThat(proposals.approve(stranger, proposal.id(), 1)).isInstanceOf(Answer.Refused.class);
    }

    // ---------------------------------------------------------------- accounts

    /** An identity server that breaks off when it is told to. */
    private static final class Invented implements Accounts {
        private final List<House> made = new ArrayList<>();
        private boolean broken;

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public Standing look(House house) {
            return new Standing(!made.isEmpty(), made.isEmpty() ? house.groups() : List.of(), List.of());
        }

        @Override
        public List<Login> make(House house, boolean changing) {
            if (broken) {
                throw new Failed("POST /organizations: 503");
            }
            made.add(house);
            return house.people().stream()
                    .map(person -> new Login(person.username(), person.name(), "id-" + person.username(), "secret"))
                    .toList();
        }
    }

    private StaffAccounts accounts(Accounts accounts, boolean inventing) {
        return new StaffAccounts(linden.memory.ports(), linden.library, accounts, () -> linden.now, inventing, true);
    }

    @Test
    void what_its_staff_need_is_made_and_invented_people_can_be_assigned_at_once() {
        live();
        Invented server = new Invented();
        StaffAccounts staff = accounts(server, true);
        assertThat(done(staff.look(ADA)).whole()).isFalse();

        List<Accounts.Login> logins = done(staff.make(ADA));

        assertThat(server.made.get(0).groups()).containsExactlyInAnyOrder("/handler", "/team-lead", "/dpo");
        assertThat(logins).extracting(Accounts.Login::username).containsExactly("harbour-handler");
        assertThat(logins.get(0).toString()).doesNotContain("secret");
        assertThat(linden.memory
                        .ports()
                        .transactions()
                        .reading(NEW, () -> linden.memory.ports().people().all(NEW)))
                .extracting(person -> person.id())
                .containsExactly("id-harbour-handler");
        assertThat(done(proposals.acts(ADA, Integer.MAX_VALUE)).get(0).act()).isEqualTo("accounts");
    }

    @Test
    void where_complaints_are_real_nobody_is_invented() {
        live();
        Invented server = new Invented();

        assertThat(done(accounts(server, false).make(ADA))).isEmpty();
        assertThat(server.made.get(0).people()).isEmpty();
    }

    @Test
    void what_breaks_off_is_said_and_can_be_done_again() {
        live();
        Invented server = new Invented();
        server.broken = true;
        StaffAccounts staff = accounts(server, true);

        Answer<List<Accounts.Login>> failed = staff.make(ADA);
        assertThat(((Answer.Refused<?>) failed).refusals().get(0).words().in("en"))
                .contains("503", "do it again");
        server.broken = false;
        assertThat(done(staff.make(ADA))).hasSize(1);
    }
}
