package gehoor.platform.fire;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.launch.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Several clients at once, each reporting and writing to who reported, over and over. Who gets no answer, or is told to come
 * again, repeats the same under the same key at another node; what is acknowledged is written down on the disk first.
 */
final class Load {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);
    private static final Duration GIVES_UP = Duration.ofMinutes(2);

    private final Client client = new Client();
    private final List<Node> nodes;
    private final Journal journal;
    private final Issuer issuer;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> odd = new CopyOnWriteArrayList<>();
    /** Where the application is there: as whoever shares out requests knows it. */
    private final Set<Node> there = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;
    private volatile Instant lastAcknowledged = Instant.EPOCH;

    /**
     * @param statuses how often each came; 0: no answer
     * @param odd answers that nobody may get, also while things break
     */
    record Seen(Map<Integer, Integer> statuses, List<String> odd) {}

    Load(List<Node> nodes, Journal journal, Issuer issuer) {
        this.nodes = nodes;
        this.journal = journal;
        this.issuer = issuer;
    }

    Load begin(int clients) {
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(this::work, "load-" + i);
            thread.start();
            threads.add(thread);
        }
        return this;
    }

    /** When something was last acknowledged. */
    Instant lastAcknowledged() {
        return lastAcknowledged;
    }

    /** Lets each client finish what it has begun. */
    Seen end() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return new Seen(new TreeMap<>(statuses), List.copyOf(odd));
    }

    private void work() {
        while (!stopping) {
            String key = Client.key();
            JsonNode reported = until(201, key, node -> client.report(node, key, "Reported under load: " + key));
            if (reported == null) {
                continue;
            }
            if (reported.path("receipt").asText().isEmpty()) {
                odd.add("acknowledged without the receipt: " + reported);
            }
            String file = reported.path("file").asText();
            acknowledged(key, file, 1);
            String token = issuer.token("fire-ombud", Client.TENANT, "ombud", Duration.ofMinutes(10));
            String again = Client.key();
            JsonNode acted = until(200, again, node -> client.message(node, file, again, token, "About " + key));
            if (acted != null) {
                acknowledged(again, file, acted.path("seq").asInt());
            }
        }
    }

    private void acknowledged(String key, String file, int seq) {
        journal.write(new Journal.Acknowledged(key, file, seq));
        lastAcknowledged = Instant.now();
    }

    /** The same request, again and again, until it is acknowledged; null where it never is. */
    private @org.jspecify.annotations.Nullable JsonNode until(
            int good, String key, Function<Node, Client.Said> request) {
        Instant end = Instant.now().plus(GIVES_UP);
        while (Instant.now().isBefore(end)) {
            Node node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
            if (!there.contains(node)) {
                if (node.status("/alive") != 200) {
                    pause();
                    continue;
                }
                there.add(node);
            }
            Client.Said said = request.apply(node);
            statuses.merge(said.status(), 1, Integer::sum);
            if (said.status() == 0) {
                there.remove(node);
            }
            if (said.status() == good) {
                return said.json();
            }
            // 409: the first try is still being carried out.
            if (said.status() != 0 && said.status() != 409 && !said.unavailable()) {
                odd.add(node + " said " + said.status() + " " + said.headers() + " " + said.text());
                return null;
            }
            pause();
        }
        odd.add("never acknowledged: " + key);
        return null;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
