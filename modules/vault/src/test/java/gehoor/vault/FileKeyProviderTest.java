package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyProviderTest {
    private static final TenantKey LINDEN = new TenantKey("linden", Purpose.CONTENT);
    private static final TenantKey POPLAR = new TenantKey("poplar", Purpose.CONTENT);
    private static final byte[] KEY = "thirty-two bytes, all of a file.".getBytes(UTF_8);
    private static final byte[] BOUND = "linden|f1".getBytes(UTF_8);
    private static final int CONTENDED = 25;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aPlace() {
        file = folder.resolve("made/as/needed/tenant-keys");
    }

    @Test
    void whatItWrappedItUnwrapsAlsoAfterARestart() {
        byte[] wrapped = wrapped(new FileKeyProvider(file), LINDEN);

        assertThat(wrapped).hasSize(KEY.length + 29);
        assertThat(unwrapped(new FileKeyProvider(file), LINDEN, wrapped)).hasValue(KEY);
    }

    @Test
    void anotherNameOrBindingDoesNotUnwrap() {
        FileKeyProvider provider = new FileKeyProvider(file);
        byte[] wrapped = wrapped(provider, LINDEN);
        TenantKey otherPurpose = new TenantKey("linden", Purpose.IDENTITY);
        wrapped(provider, POPLAR);
        wrapped(provider, otherPurpose);

        assertThat(provider.unwrap(POPLAR, wrapped, BOUND)).isInstanceOf(Opening.Tampered.class);
        assertThat(provider.unwrap(otherPurpose, wrapped, BOUND)).isInstanceOf(Opening.Tampered.class);
        assertThat(provider.unwrap(LINDEN, wrapped, "linden|f2".getBytes(UTF_8)))
                .isInstanceOf(Opening.Tampered.class);
    }

    @Test
    void itsFilesAreForTheirOwnerAlone() throws IOException {
        wrapped(new FileKeyProvider(file), LINDEN);

        try (var made = Files.list(file.resolveSibling(""))) {
            assertThat(made.toList())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(""))))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        wrapped(new FileKeyProvider(file), LINDEN);

        for (String loose : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(loose));
            assertThatThrownBy(() -> new FileKeyProvider(file))
                    .isInstanceOf(KeysUnavailable.class)
                    .hasMessageContaining("chmod 600");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(new FileKeyProvider(file)).isNotNull();
    }

    @Test
    void aFileCutShortOrChangedIsRefusedWhole() throws IOException {
        FileKeyProvider provider = new FileKeyProvider(file);
        wrapped(provider, LINDEN);
        wrapped(provider, POPLAR);
        List<String> whole = Files.readAllLines(file);
        assertThat(whole).hasSize(4);

        List<List<String>> broken = new ArrayList<>();
        for (int without = 0; without < whole.size(); without++) {
            List<String> less = new ArrayList<>(whole);
            less.remove(without);
            broken.add(less);
            broken.add(whole.subList(0, without));
        }
        broken.add(whole.stream().map(line -> line.replace("linden", "willow")).toList());
        broken.add(whole.stream()
                .map(line -> line.replace("gehoor-keys 1", "gehoor-keys 2"))
                .toList());

        for (List<String> lines : broken) {
            Files.write(file, lines);
            assertThatThrownBy(() -> new FileKeyProvider(file))
                    .isInstanceOf(KeysUnavailable.class)
                    .hasMessageContaining("not a whole key file");
        }
    }

    @Test
    void aFileThatVanishedIsNotMadeAnew() throws IOException {
        FileKeyProvider provider = new FileKeyProvider(file);
        byte[] wrapped = wrapped(provider, LINDEN);
        byte[] copy = Files.readAllBytes(file);

        Files.delete(file);

        assertThatThrownBy(() -> provider.unwrap(LINDEN, wrapped, BOUND)).hasMessageContaining("has vanished");
        assertThatThrownBy(() -> provider.wrap(POPLAR, KEY, BOUND)).hasMessageContaining("has vanished");
        assertThatThrownBy(() -> provider.destroy(LINDEN)).hasMessageContaining("has vanished");
        assertThatThrownBy(() -> new FileKeyProvider(file)).hasMessageContaining("has vanished");

        Files.write(file, copy);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(unwrapped(provider, LINDEN, wrapped)).hasValue(KEY);
    }

    @Test
    void aKeyItNeverHadIsAFailureAndNotARefusal() {
        byte[] wrapped = wrapped(new FileKeyProvider(file), LINDEN);

        assertThatThrownBy(() -> new FileKeyProvider(folder.resolve("another")).unwrap(LINDEN, wrapped, BOUND))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("is it the key file of this database?");
    }

    @Test
    void allKeysOfATenantAreDestroyedAndNoneOfAnother() throws IOException {
        FileKeyProvider provider = new FileKeyProvider(file);
        FileKeyProvider other = new FileKeyProvider(file);
        TenantKey second = new TenantKey(LINDEN.tenant(), new Purpose("another"));
        TenantKey alike = new TenantKey(LINDEN.tenant() + "-2", LINDEN.purpose());
        byte[] wrapped = wrapped(provider, LINDEN);
        byte[] wrappedToo = wrapped(provider, second);
        byte[] wrappedElsewhere = wrapped(provider, POPLAR);
        byte[] wrappedAlike = wrapped(provider, alike);
        List<String> keys = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(LINDEN.tenant() + "\t"))
                .map(line -> line.split("\t", -1)[2])
                .toList();
        assertThat(keys).hasSize(2);

        assertThat(provider.destroyAll(LINDEN.tenant())).isEqualTo(2);
        assertThat(provider.destroyAll(LINDEN.tenant())).isZero();

        assertThat(Files.readString(file)).doesNotContain(keys);
        assertThat(unwrapped(other, LINDEN, wrapped)).isEmpty();
        assertThat(unwrapped(other, second, wrappedToo)).isEmpty();
        assertThat(other.wrap(LINDEN, KEY, BOUND)).as("none is made again").isEmpty();
        assertThat(unwrapped(other, POPLAR, wrappedElsewhere)).hasValue(KEY);
        assertThat(unwrapped(other, alike, wrappedAlike)).hasValue(KEY);
        assertThat(provider.destroyAll("nowhere")).isZero();
    }

    @Test
    void destroyedIsDestroyedForEveryoneAndForGood() throws IOException {
        FileKeyProvider provider = new FileKeyProvider(file);
        FileKeyProvider other = new FileKeyProvider(file);
        byte[] wrapped = wrapped(provider, LINDEN);
        byte[] wrappedElsewhere = wrapped(provider, POPLAR);
        assertThat(unwrapped(other, LINDEN, wrapped)).hasValue(KEY);
        String key = Files.readAllLines(file).get(1).split("\t", -1)[2];
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);

        provider.destroy(LINDEN);
        provider.destroy(LINDEN);

        assertThat(Files.readString(file)).doesNotContain(key);
        for (FileKeyProvider each : List.of(provider, other, new FileKeyProvider(file))) {
            assertThat(each.unwrap(LINDEN, wrapped, BOUND)).isInstanceOf(Opening.Erased.class);
            assertThat(each.wrap(LINDEN, KEY, BOUND)).isEmpty();
            assertThat(unwrapped(each, POPLAR, wrappedElsewhere)).hasValue(KEY);
        }
    }

    @Test
    void whatAProcessThatDiedLeftBehindDoesNoHarm() throws IOException {
        FileKeyProvider provider = new FileKeyProvider(file);
        byte[] wrapped = wrapped(provider, LINDEN);
        Files.writeString(file.resolveSibling("tenant-keys.draft"), "half a key fi");

        FileKeyProvider restarted = new FileKeyProvider(file);

        assertThat(unwrapped(restarted, POPLAR, wrapped(restarted, POPLAR))).hasValue(KEY);
        assertThat(unwrapped(restarted, LINDEN, wrapped)).hasValue(KEY);
        assertThat(file.resolveSibling("tenant-keys.draft")).doesNotExist();
    }

    @Test
    void manyThreadsWithProvidersOfTheirOwnShareOneKeyAName() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<byte[]>> start = () -> wrapContended(new FileKeyProvider(file));
            List<List<byte[]>> all = new ArrayList<>();
            for (Future<List<byte[]>> wrapped : threads.invokeAll(List.of(start, start, start, start, start, start))) {
                all.add(wrapped.get());
            }

            for (List<byte[]> wrapped : all) {
                assertThat(readableBy(new FileKeyProvider(file), wrapped)).isEqualTo(CONTENDED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoProcessesThatStartAtOnceShareOneKeyAName() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path shared = folder.resolve("round-" + round).resolve("tenant-keys");

            List<List<byte[]>> both = startTwoProcesses(round, shared, shared);

            FileKeyProvider after = new FileKeyProvider(shared);
            assertThat(readableBy(after, both.get(0))).isEqualTo(CONTENDED);
            assertThat(readableBy(after, both.get(1))).isEqualTo(CONTENDED);
        }
    }

    /** Planted: two processes that do not share a file do not read each other's, and the same look sees it. */
    @Test
    void twoProcessesWithKeysOfTheirOwnWouldBeSeen() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");

        List<List<byte[]>> both = startTwoProcesses(9, one, other);

        FileKeyProvider after = new FileKeyProvider(one);
        assertThat(readableBy(after, both.get(0))).isEqualTo(CONTENDED);
        assertThat(readableBy(after, both.get(1))).isZero();
    }

    private List<List<byte[]>> startTwoProcesses(int round, Path first, Path second) throws Exception {
        Path go = folder.resolve("go-" + round);
        List<Process> processes = new ArrayList<>();
        List<Path> ready = new ArrayList<>();
        List<Path> results = new ArrayList<>();
        int number = 0;
        for (Path keys : List.of(first, second)) {
            ready.add(folder.resolve("ready-" + round + "-" + number));
            results.add(folder.resolve("result-" + round + "-" + number));
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            FirstStart.class.getName(),
                            keys.toString(),
                            ready.get(number).toString(),
                            go.toString(),
                            results.get(number).toString())
                    .inheritIO()
                    .start());
            number++;
        }
        while (!ready.stream().allMatch(Files::exists)) {
            assertThat(processes).allMatch(Process::isAlive);
            Thread.sleep(5);
        }
        Files.createFile(go);
        List<List<byte[]>> wrapped = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            assertThat(processes.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(processes.get(i).exitValue()).isZero();
            wrapped.add(Files.readAllLines(results.get(i)).stream()
                    .map(Base64.getDecoder()::decode)
                    .toList());
        }
        return wrapped;
    }

    /** What each of the two processes does: waits for the other to be there, then starts. */
    static final class FirstStart {
        private FirstStart() {}

        public static void main(String[] arguments) throws Exception {
            GcmKey.of(GcmKey.freshKey()).seal(KEY, BOUND); // loads the classes, so that both start close together
            Files.createFile(Path.of(arguments[1]));
            while (!Files.exists(Path.of(arguments[2]))) {
                Thread.onSpinWait();
            }
            List<byte[]> wrapped = wrapContended(new FileKeyProvider(Path.of(arguments[0])));
            Files.write(
                    Path.of(arguments[3]),
                    wrapped.stream().map(Base64.getEncoder()::encodeToString).toList());
        }
    }

    private static List<byte[]> wrapContended(FileKeyProvider provider) {
        List<byte[]> wrapped = new ArrayList<>();
        for (int tenant = 0; tenant < CONTENDED; tenant++) {
            wrapped.add(wrapped(provider, new TenantKey("tenant-" + tenant, Purpose.CONTENT)));
        }
        return wrapped;
    }

    private static int readableBy(FileKeyProvider provider, List<byte[]> wrapped) {
        int readable = 0;
        for (int tenant = 0; tenant < wrapped.size(); tenant++) {
            TenantKey name = new TenantKey("tenant-" + tenant, Purpose.CONTENT);
            readable += unwrapped(provider, name, wrapped.get(tenant)).isPresent() ? 1 : 0;
        }
        return readable;
    }

    private static byte[] wrapped(FileKeyProvider provider, TenantKey name) {
        return provider.wrap(name, KEY, BOUND).orElseThrow();
    }

    private static Optional<byte[]> unwrapped(FileKeyProvider provider, TenantKey name, byte[] wrapped) {
        return provider.unwrap(name, wrapped, BOUND).asOptional();
    }
}
