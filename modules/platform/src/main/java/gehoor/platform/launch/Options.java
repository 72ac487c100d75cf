package gehoor.platform.launch;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How to start.
 *
 * @param root the project's folder
 * @param home where data, keys, passwords, mail and logs of this installation lie
 * @param tenantConfig the folder with the tenants' procedures
 * @param application the uber-jar
 * @param fresh start with an empty database and new keys; what was there is lost
 * @param progress hears, in one line each, what is going on
 */
public record Options(
        Path root,
        Path home,
        Path tenantConfig,
        Path application,
        Ports ports,
        Settings settings,
        boolean fresh,
        Consumer<String> progress) {

    /** As {@code ./gehoor up} starts it. */
    public static Options ofProject(Path root) {
        Path home = root.resolve(".gehoor");
        Settings settings = Settings.ofThisProcess(home.resolve("gehoor.properties"));
        return new Options(
                root,
                home,
                settings.get("gehoor.tenants.dir").map(Path::of).orElse(root.resolve("tenant-config")),
                root.resolve("modules/platform/target/gehoor-micro.jar"),
                Ports.from(settings),
                settings,
                false,
                line -> {});
    }

    /**
     * For tests: a home of its own, another in each of the processes ({@code gehoor.fork}), empty, ports that nobody uses, and a copy of the tenants' folder, which a test may add
     * to.
     */
    public static Options forTests(Path root) {
        Path home = root.resolve(".gehoor/test" + System.getProperty("gehoor.fork", ""));
        return ofProject(root)
                .withHome(home)
                .withTenantConfig(home.resolve("tenant-config"))
                .withPorts(Ports.free())
                .withFresh(true)
                .withProgress(line -> System.out.println("[gehoor] " + line));
    }

    public Options withHome(Path other) {
        return new Options(root, other, tenantConfig, application, ports, settings, fresh, progress);
    }

    public Options withTenantConfig(Path other) {
        return new Options(root, home, other, application, ports, settings, fresh, progress);
    }

    public Options withApplication(Path other) {
        return new Options(root, home, tenantConfig, other, ports, settings, fresh, progress);
    }

    public Options withPorts(Ports other) {
        return new Options(root, home, tenantConfig, application, other, settings, fresh, progress);
    }

    public Options withSettings(Settings other) {
        return new Options(root, home, tenantConfig, application, ports, other, fresh, progress);
    }

    public Options withFresh(boolean other) {
        return new Options(root, home, tenantConfig, application, ports, settings, other, progress);
    }

    public Options withProgress(Consumer<String> other) {
        return new Options(root, home, tenantConfig, application, ports, settings, fresh, other);
    }

    /** Where browsers find the application, without a slash at the end: another address where a server stands before it. */
    String publicAddress() {
        return settings.get("gehoor.http.address")
                .orElse("http://localhost:" + ports.http())
                .replaceFirst("/$", "");
    }

    /** Where the keys of tenants lie. */
    Path vaultKeys() {
        return settings.get("gehoor.vault.keyfile")
                .map(Path::of)
                .orElse(home.resolve("keys").resolve("vault"));
    }

    /** Where the checkpoints of the record lie. */
    Path checkpoints() {
        return settings.get("gehoor.record.folder")
                .map(Path::of)
                .orElse(home.resolve("checkpoints"))
                .toAbsolutePath();
    }

    /** The key of the notary; what it signed is checked by what lies in {@code .pub} beside it. */
    Path notaryKey() {
        return settings.get("gehoor.notary.keyfile")
                .map(Path::of)
                .orElse(vaultKeys().resolveSibling("notary"))
                .toAbsolutePath();
    }

    /** Downloaded and unpacked servers: shared by all homes of the project. */
    Path dist() {
        return root.resolve(".gehoor/dist");
    }
}
