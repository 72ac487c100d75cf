package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.casework.parcel.Packing;
import gehoor.casework.parcel.Parcel;
import gehoor.casework.parcel.Unpacked;
import gehoor.casework.parcel.Unpacking;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.launch.Options;
import gehoor.platform.launch.ParcelCommand;
import gehoor.platform.launch.Settings;
import gehoor.vault.FileNotary;
import gehoor.vault.Notary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is live at an organisation leaves as a signed parcel, and comes back as a proposal or not at all. */
@Acceptance
class ParcelIT {
    private static final String BEACONS = "bakens";
    private static final String BASE = "/api/admin/tenants/" + BEACONS;
    private static final String COMPLAINT = "procedures/complaint.yaml";

    @TempDir
    Path scratch;

    @BeforeAll
    static void joins() {
        PilotHouse.joins(BEACONS, "bk-");
    }

    private static byte[] packed() {
        return Call.get(BASE + "/parcel")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .bytes();
    }

    private static Parcel live() {
        return ((Unpacked.Whole) Unpacking.unpack(packed(), List.of())).parcel();
    }

    /** What is live, with another title, so that no two in this class are the same. */
    private static Parcel changed(String title) {
        Map<String, String> files = new TreeMap<>(live().files());
        files.computeIfPresent(COMPLAINT, (path, text) -> "# " + title + "\n" + text);
        return new Parcel(BEACONS, files);
    }

    private static Notary ours() {
        return new FileNotary(Path.of(Gehoor.platform().settings().get("gehoor.notary.keyfile")));
    }

    private static Answered sent(byte[] parcel) {
        return Call.post(BASE + "/parcels", Map.of("parcel", Base64.getEncoder().encodeToString(parcel)))
                .as("platform-admin", "platform")
                .sent();
    }

    private static int proposals() {
        return Call.get(BASE + "/proposals")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json()
                .size();
    }

    @Test
    @Clause("PL-02")
    void what_is_live_is_packed_the_same_whenever_it_is_asked_for() {
        assertThat(packed()).isEqualTo(packed());

        Unpacked.Whole whole = (Unpacked.Whole) Unpacking.unpack(packed(), List.of(ours().key()));

        assertThat(whole.known()).isTrue();
        assertThat(whole.parcel().files()).containsKeys("tenant.yaml", COMPLAINT);
        sent(packed()).refusedWith(409);
    }

    @Test
    @Clause("PL-02")
    void what_is_brought_becomes_a_proposal_that_says_who_signed_and_changes_nothing() {
        JsonNode known = sent(Packing.pack(changed("ours"), ours())).good().json();
        Notary stranger = new FileNotary(scratch.resolve("stranger"));
        JsonNode unknown =
                sent(Packing.pack(changed("theirs"), stranger)).good().json();

        assertThat(known.path("title").asText())
                .contains(ours().key().fingerprint())
                .doesNotContain("not known");
        assertThat(known.path("state").asText()).isEqualTo("draft");
        assertThat(known.path("files")).extracting(JsonNode::asText).containsExactly(COMPLAINT);
        assertThat(known.path("steps").toString()).doesNotContain("activate");
        assertThat(unknown.path("title").asText())
                .contains(stranger.key().fingerprint())
                .contains("not known here");
        assertThat(live().files().get(COMPLAINT)).doesNotStartWith("#");
        assertThat(Call.get(BASE + "/governance")
                        .as("platform-admin", "platform")
                        .sent()
                        .good()
                        .json()
                        .get(0)
                        .path("about")
                        .asText())
                .isEqualTo(stranger.key().fingerprint());
    }

    @Test
    @Clause("PL-02")
    void what_was_changed_or_is_anothers_is_refused_with_the_file_and_nothing_is_begun() {
        int before = proposals();
        byte[] good = Packing.pack(changed("to be broken"), ours());
        byte[] bad = good.clone();
        bad[new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("desk: gate")] ^= 1;

        assertThat(sent(bad).refusedWith(422).text()).contains(BEACONS + "/" + COMPLAINT);
        sent("no zip".getBytes(UTF_8)).refusedWith(422);
        sent(Packing.pack(new Parcel("kromhout", live().files()), ours())).refusedWith(422);
        sent(Packing.pack(new Parcel(BEACONS, Map.of("notes/x.yaml", "x", "tenant.yaml", "x")), ours()))
                .refusedWith(422);
        Call.post(BASE + "/parcels", Map.of("parcel", "no Base64"))
                .as("platform-admin", "platform")
                .sent()
                .refusedWith(400);
        assertThat(proposals()).isEqualTo(before);
    }

    @Test
    @Clause("PL-02")
    void the_command_line_packs_and_takes_in_the_same() throws IOException {
        Map<String, String> settings = new TreeMap<>(Gehoor.platform().settings());
        Options options = Options.forTests(Path.of(System.getProperty("gehoor.root", ".")))
                .withHome(Gehoor.home())
                .withSettings(Settings.of(settings));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ParcelCommand command = new ParcelCommand(options, new PrintStream(said, true, UTF_8));
        Path live = scratch.resolve("live.zip");
        Path folder = scratch.resolve("folder.zip");

        assertThat(command.pack(BEACONS, live)).as(said.toString(UTF_8)).isZero();
        assertThat(command.pack(
                        Gehoor.platform().tenantConfig().resolve(BEACONS).toString(), folder))
                .isZero();
        assertThat(Files.readAllBytes(live)).isEqualTo(packed()).isEqualTo(Files.readAllBytes(folder));
        assertThat(command.pack("nobody", live)).isEqualTo(1);
        assertThat(command.takeIn(live)).as("nothing is different").isEqualTo(1);

        Files.write(folder, Packing.pack(changed("from the command line"), ours()));
        int before = proposals();
        assertThat(command.takeIn(folder)).as(said.toString(UTF_8)).isZero();
        assertThat(proposals()).isEqualTo(before + 1);
        Map<String, String> elsewhere = new TreeMap<>();
        live().files().forEach((path, text) -> elsewhere.put(path, text.replace(BEACONS, "nieuwland")));
        Files.write(live, Packing.pack(new Parcel("nieuwland", elsewhere), ours()));
        assertThat(command.takeIn(live)).as(said.toString(UTF_8)).isZero();
        assertThat(command.takeIn(live)).as("it is begun already").isEqualTo(1);
        assertThat(Call.get("/api/admin/begun")
                        .as("platform-admin", "platform")
                        .sent()
                        .good()
                        .json()
                        .findValuesAsText("organisation"))
                .contains("nieuwland");
        byte[] broken = Files.readAllBytes(folder);
        broken[broken.length / 2] ^= 1;
        Files.write(folder, broken);
        assertThat(command.takeIn(folder)).isEqualTo(1);
        assertThat(command.takeIn(scratch.resolve("none.zip"))).isEqualTo(2);
        assertThat(said.toString(UTF_8))
                .contains(
                        "a proposal was begun: ", "a proposal of a new organisation was begun: ", "who is known here");
        JsonNode acts = Call.get(BASE + "/governance")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json();
        assertThat(acts.get(0).path("act").asText()).isEqualTo("brought");
        assertThat(acts.get(0).path("name").asText()).isEqualTo("Command line");
    }
}
