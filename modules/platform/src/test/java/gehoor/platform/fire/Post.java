package gehoor.platform.fire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A mail server that can be shut, slow, or gone before it says that it took a mail. It remembers what it took. */
final class Post implements AutoCloseable {

    /** @param id the Message-ID, with its brackets */
    record Mail(String id, String to) {}

    /** What it does with the next mail, after it took it. */
    private record Next(Duration pause, boolean hangsUp) {
        static final Next AT_ONCE = new Next(Duration.ZERO, false);
    }

    private final List<Mail> received = new ArrayList<>();
    private final AtomicReference<Next> next = new AtomicReference<>(Next.AT_ONCE);
    private final Set<Socket> talking = ConcurrentHashMap.newKeySet();
    private final int port;
    private @Nullable ServerSocket door;

    Post() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        open();
    }

    int port() {
        return port;
    }

    /** Lets in whoever comes; does nothing where it is open. */
    synchronized void open() throws IOException {
        if (door != null) {
            return;
        }
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        door = opened;
        Thread porter = new Thread(() -> admit(opened), "post");
        porter.setDaemon(true);
        porter.start();
    }

    /** Nobody is let in any more, and who is in is thrown out. */
    synchronized void shut() throws IOException {
        ServerSocket open = door;
        door = null;
        if (open != null) {
            open.close();
        }
        for (Socket each : talking) {
            each.close();
        }
    }

    /** For the next mail it takes that long to say so. */
    void takesLongNext(Duration pause) {
        next.set(new Next(pause, false));
    }

    /** It takes the next mail, and is gone before it says so. */
    void hangsUpNext() {
        next.set(new Next(Duration.ZERO, true));
    }

    List<Mail> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() throws IOException {
        shut();
    }

    private void admit(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                talking.add(client);
                Thread talk = new Thread(() -> talk(client), "post-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            say(client, "220 post");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.toUpperCase(Locale.ROOT);
                if (word.startsWith("QUIT")) {
                    say(client, "221 bye");
                    return;
                }
                if (word.startsWith("RCPT")) {
                    to = line.replaceFirst("^.*<", "").replaceFirst(">.*$", "");
                }
                if (!word.startsWith("DATA")) {
                    say(client, "250 ok");
                    continue;
                }
                say(client, "354 go on");
                String id = "";
                String text = in.readLine();
                while (text != null && !text.equals(".")) {
                    if (text.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
                        id = text.substring("message-id:".length()).strip();
                    }
                    text = in.readLine();
                }
                if (text == null) {
                    return; // broken off before the end: not taken
                }
                synchronized (received) {
                    received.add(new Mail(id, to));
                }
                Next now = next.getAndSet(Next.AT_ONCE);
                Thread.sleep(now.pause().toMillis());
                if (now.hangsUp()) {
                    return;
                }
                say(client, "250 taken");
            }
        } catch (IOException gone) {
            // the other side hung up, or this one was shut
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            talking.remove(client);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        client.getOutputStream().flush();
    }
}
