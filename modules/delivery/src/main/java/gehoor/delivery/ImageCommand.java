package gehoor.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./gehoor image [--base REFERENCE|FILE] [--to FILE]}: writes the image as a file that {@code docker load},
 * {@code podman load} and {@code skopeo copy docker-archive:} read.
 */
public final class ImageCommand {
    /** Debian or Ubuntu with a Java 17 that its makers keep mended. By name: pin it to a digest that you have looked at. */
    static final String PUBLIC_BASE = "eclipse-temurin:17-jre";

    private ImageCommand() {}

    /** @param arguments the project's folder, the version, then options */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        if (arguments.size() < 2 || arguments.size() % 2 != 0) {
            System.err.println("gehoor: image knows --base REFERENCE|FILE and --to FILE.");
            return 2;
        }
        Path root = Path.of(arguments.get(0)).toAbsolutePath().normalize();
        String version = arguments.get(1);
        String base = PUBLIC_BASE;
        Path to = root.resolve(".gehoor/gehoor-" + version.toLowerCase(Locale.ROOT) + ".tar");
        for (int i = 2; i < arguments.size(); i += 2) {
            switch (arguments.get(i)) {
                case "--base" -> base = arguments.get(i + 1);
                case "--to" -> to = Path.of(arguments.get(i + 1));
                default -> {
                    System.err.println(
                            "gehoor: image knows --base REFERENCE|FILE and --to FILE, not " + arguments.get(i) + ".");
                    return 2;
                }
            }
        }
        try {
            Image image = new Image(
                    server(root.resolve(".gehoor/dist")), root.resolve("modules/platform/target/gehoor"), version);
            String digest = image.build(base, to, root.resolve(".gehoor/image-cache"));
            System.out.println(to);
            System.out.println(digest);
            if (base.equals(PUBLIC_BASE)) {
                System.err.println(
                        "gehoor: the base is %s as it is today; name one by its digest (--base NAME@sha256:…)"
                                        .formatted(PUBLIC_BASE)
                                + " to build the same image again.");
            }
            return 0;
        } catch (NotBuilt e) {
            System.err.println("gehoor: " + e.getMessage() + ".");
            return 1;
        }
    }

    private static Path server(Path dist) {
        if (Files.isDirectory(dist)) {
            try (Stream<Path> files = Files.list(dist)) {
                return files.filter(file -> file.getFileName().toString().startsWith("payara-micro-"))
                        .max(Path::compareTo)
                        .orElse(dist.resolve("payara-micro.jar"));
            } catch (IOException e) {
                throw new NotBuilt(dist + " cannot be read", e);
            }
        }
        return dist.resolve("payara-micro.jar");
    }
}
