package gehoor.platform.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What whoever starts the product has set, under the names that the application itself knows.
 *
 * <p>The order is MicroProfile Config's: a system property {@code gehoor.http.port}, else the
 * environment variable {@code GEHOOR_HTTP_PORT}, else a line in {@code .gehoor/gehoor.properties}.
 */
public final class Settings {
    private static final String OURS = "gehoor.";

    private final Function<String, Optional<String>> lookup;
    private final Supplier<Set<String>> names;

    private Settings(Function<String, Optional<String>> lookup, Supplier<Set<String>> names) {
        this.lookup = lookup;
        this.names = names;
    }

    /** @param file read when it exists */
    public static Settings ofThisProcess(Path file) {
        return ofThisProcess(file, System.getenv());
    }

    static Settings ofThisProcess(Path file, Map<String, String> environment) {
        Map<String, String> written = read(file);
        return new Settings(
                key -> Optional.ofNullable(System.getProperty(key))
                        .or(() -> Optional.ofNullable(environment.get(variable(key))))
                        .or(() -> Optional.ofNullable(written.get(key))),
                () -> {
                    Set<String> all = new HashSet<>(System.getProperties().stringPropertyNames());
                    all.addAll(written.keySet());
                    return all;
                });
    }

    public static Settings of(Map<String, String> values) {
        Map<String, String> fixed = Map.copyOf(values);
        return new Settings(key -> Optional.ofNullable(fixed.get(key)), fixed::keySet);
    }

    /** The value, without surrounding blanks; what is blank counts as not set. */
    public Optional<String> get(String key) {
        return lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * All that was set for the application by property or file, to be handed on to its process; the environment is
     * inherited by it anyway. The flags of that process are for who starts it: they are told wherever they were set.
     */
    Map<String, String> toHandOn() {
        Map<String, String> all = new TreeMap<>();
        get(PayaraServer.FLAGS).ifPresent(flags -> all.put(PayaraServer.FLAGS, flags));
        for (String name : names.get()) {
            if (name.startsWith(OURS)) {
                get(name).ifPresent(value -> all.put(name, value));
            }
        }
        return all;
    }

    /** @throws NotStarted when it is not set */
    String require(String key, String because) {
        return get(key).orElseThrow(
                        () -> new NotStarted("%s is not set (%s), and %s.".formatted(key, variable(key), because)));
    }

    /**
     * What is said about a server that is not named would be passed over in silence.
     *
     * @param named the setting that names the server; it is not set
     * @throws NotStarted when one of the others is set all the same
     */
    void mustNotBeSet(String named, String... others) {
        for (String other : others) {
            if (get(other).isPresent()) {
                throw new NotStarted("%s is set, but %s is not: which server is it for?"
                        .formatted(variable(other), variable(named)));
            }
        }
    }

    int port(String key, int otherwise) {
        return get(key).map(text -> {
                    try {
                        int port = Integer.parseInt(text);
                        if (port > 0 && port < 65_536) {
                            return port;
                        }
                    } catch (NumberFormatException e) {
                        // Said below, like a number out of range.
                    }
                    throw new NotStarted("%s must be a port number, not \"%s\".".formatted(variable(key), text));
                })
                .orElse(otherwise);
    }

    /** The environment variable by which a key can be set. */
    static String variable(String key) {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> values = new HashMap<>();
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new NotStarted("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }
}
