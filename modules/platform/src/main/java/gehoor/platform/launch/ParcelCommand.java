package gehoor.platform.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.governance.Brought;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.parcel.Packing;
import gehoor.casework.parcel.Parcel;
import gehoor.casework.parcel.Unpacked;
import gehoor.casework.parcel.Unpacking;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.store.ConfigurationRows;
import gehoor.vault.FileNotary;
import gehoor.vault.KeysUnavailable;
import gehoor.vault.NotaryKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code ./gehoor export} and {@code ./gehoor import}: an organisation's configuration as a signed parcel, from its folder or from what is
 * live, and back as a proposal.
 */
public final class ParcelCommand {
    /** Who brings something from here. Nobody at the console is called so: each of them is a second person to it. */
    private static final Person HERE = new Person("command-line", "Command line", false);

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_READ = 2;

    private final Options options;
    private final PrintStream out;

    /** @param out where it is said what was done, or why not */
    public ParcelCommand(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Ends with 0 where it was done, with 1 where what was given cannot be, with 2 where something could not be read or written.
     *
     * @param arguments the project's folder; {@code export DIR|TENANT FILE} or {@code import FILE}
     */
    public static void main(String[] arguments) {
        boolean packs = arguments.length == 4 && arguments[1].equals("export");
        boolean takes = arguments.length == 3 && arguments[1].equals("import");
        if (!packs && !takes) {
            System.out.println("usage: ParcelCommand PROJECT-FOLDER export DIR|TENANT FILE | import FILE");
            System.exit(NOT_READ);
        }
        Options options =
                Options.ofProject(Path.of(arguments[0]).toAbsolutePath().normalize());
        ParcelCommand command = new ParcelCommand(options, System.out);
        System.exit(packs ? command.pack(arguments[2], Path.of(arguments[3])) : command.takeIn(Path.of(arguments[2])));
    }

    // ---------------------------------------------------------------- export

    /**
     * Packs.
     *
     * @param what an organisation's folder, or the id of one that is live
     * @return the status to end with
     */
    public int pack(String what, Path file) {
        try {
            Path folder = Path.of(what);
            Optional<Parcel> parcel = Files.isRegularFile(folder.resolve("tenant.yaml"))
                    ? ofFolder(folder.toAbsolutePath().normalize())
                    : live(folder.getFileName().toString());
            if (parcel.isEmpty()) {
                return REFUSED;
            }
            FileNotary notary = new FileNotary(options.notaryKey());
            Files.write(file, Packing.pack(parcel.get(), notary));
            out.printf(
                    "%d files of %s are in %s, signed by notary %s%n",
                    parcel.get().files().size(),
                    parcel.get().tenant(),
                    file,
                    notary.key().fingerprint());
            return DONE;
        } catch (IOException e) {
            return failed("it cannot be read or written: " + e.getMessage());
        } catch (SQLException | NotStarted e) {
            return failed("what is live cannot be read: " + e.getMessage());
        } catch (KeysUnavailable e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Parcel> live(String tenant) throws SQLException {
        try (Connection connection = Connections.asApplication(options)) {
            Optional<ConfigurationRows.Live> live = new ConfigurationRows(connection).live(tenant);
            if (live.isEmpty()) {
                out.println("gehoor: " + tenant
                        + " is neither a folder with a tenant.yaml nor an organisation that is live.");
                return Optional.empty();
            }
            return named(tenant, live.get().files());
        }
    }

    private Optional<Parcel> ofFolder(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder, 3)) {
            for (Path path : walk.filter(each -> each.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                try {
                    files.put(
                            name,
                            UTF_8.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                                    .toString());
                } catch (CharacterCodingException notText) {
                    out.println("gehoor: " + path + " is not text in UTF-8.");
                    return Optional.empty();
                }
            }
        }
        return named(folder.getFileName().toString(), files);
    }

    private Optional<Parcel> named(String tenant, Map<String, String> files) {
        List<String> wrong =
                files.keySet().stream().filter(path -> !Parcel.nameable(path)).toList();
        if (!wrong.isEmpty()) {
            wrong.forEach(path -> out.println("gehoor: " + path + " is called as no file in a parcel can be."));
            return Optional.empty();
        }
        try {
            return Optional.of(new Parcel(tenant, files));
        } catch (IllegalArgumentException notAnId) {
            out.println("gehoor: " + tenant + " is no id of an organisation.");
            return Optional.empty();
        }
    }

    // ---------------------------------------------------------------- import

    /**
     * Looks whether it is whole and whose it is, and begins a proposal from it.
     *
     * @return the status to end with
     */
    public int takeIn(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > Parcel.LARGEST) {
                out.println("gehoor: " + file + " is larger than a parcel may be.");
                return REFUSED;
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return failed(file + " cannot be read: " + e.getMessage());
        }
        Unpacked unpacked = Unpacking.unpack(bytes, known());
        if (unpacked instanceof Unpacked.Refused refused) {
            refused.faults()
                    .forEach(fault -> out.println("gehoor: " + fault.words().in("en")));
            return REFUSED;
        }
        Unpacked.Whole whole = (Unpacked.Whole) unpacked;
        List<Refusal> refusals = Brought.refusals(whole);
        if (!refusals.isEmpty()) {
            refusals.forEach(refusal -> out.println("gehoor: " + refusal.words().in("en")));
            return REFUSED;
        }
        out.printf(
                "%d files of %s, signed by notary %s, %s%n",
                whole.parcel().files().size(),
                whole.parcel().tenant(),
                whole.notary().fingerprint(),
                whole.known() ? "who is known here" : "who is not known here: find out whose parcel it is");
        try (Connection connection = Connections.asApplication(options)) {
            return propose(new ConfigurationRows(connection), whole);
        } catch (SQLException | NotStarted e) {
            return failed("a proposal could not be begun: " + e.getMessage());
        }
    }

    private int propose(ConfigurationRows rows, Unpacked.Whole whole) throws SQLException {
        String tenant = whole.parcel().tenant();
        if (rows.removed(tenant)) {
            out.println("gehoor: " + tenant
                    + " was an organisation here that was removed, and nobody is called so again: give it another id.");
            return REFUSED;
        }
        Optional<ConfigurationRows.Live> live = rows.live(tenant);
        if (live.isPresent() && live.get().files().equals(whole.parcel().files())) {
            out.println("gehoor: nothing in it is different from what is live.");
            return REFUSED;
        }
        boolean first = live.isEmpty();
        if (first
                && (Foundings.reserved(tenant)
                        || rows.organisations().contains(tenant)
                        || rows.begun(tenant)
                                .filter(state -> !state.equals(ProposalView.State.DISCARDED.word()))
                                .isPresent())) {
            out.println(
                    "gehoor: " + tenant + " is taken: by an organisation that was begun, or by the platform itself.");
            return REFUSED;
        }
        Row row = Brought.row(
                whole,
                live.map(ConfigurationRows.Live::fingerprint).orElse(""),
                HERE,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "en");
        rows.propose(tenant, row, Brought.ACT, whole.notary().fingerprint());
        if (first) {
            rows.begin(tenant, row.id());
        }
        out.printf(
                "a proposal%s was begun: %s/platform/%s/voorstel/%s%n",
                first ? " of a new organisation" : "", options.publicAddress(), tenant, row.id());
        return DONE;
    }

    private List<NotaryKey> known() {
        Path open = FileNotary.publicKey(options.notaryKey());
        return Files.exists(open) ? FileNotary.known(open) : List.of();
    }

    private int failed(String why) {
        out.println("gehoor: " + why);
        return NOT_READ;
    }
}
