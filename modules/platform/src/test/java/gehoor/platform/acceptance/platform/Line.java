package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept open from one request to the next for as long as both sides can tell where one ends. What is not
 * answered in time is ended from outside: a client that waits for a byte would wait for ever.
 */
final class Line implements AutoCloseable {
    private static final int LONGEST_HEAD = 100_000;

    private final String host;
    private final int port;
    private final Duration patience;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private int opened;

    Line(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    /** How many connections it took. */
    int opened() {
        return opened;
    }

    /** What cannot be read for certain has a connection of its own: where it ends, nobody can tell. */
    Reply ask(Attempt attempt) {
        boolean alone = attempt.malice().unreadable() || attempt.malice() == Malice.UPGRADE;
        return ask(attempt.method(), attempt.bytes(), alone, attempt.unfinished());
    }

    /**
     * @param alone whether nothing comes after it on this connection, and nothing came before
     * @param unfinished whether more is announced than comes: then this side says that it is done
     */
    Reply ask(String method, byte[] request, boolean alone, boolean unfinished) {
        if (alone) {
            close();
        }
        boolean kept = socket != null;
        Reply reply = once(method, request, unfinished);
        if (kept && reply.end() == Reply.End.HUNG_UP) {
            // It may have been closed since the last answer, as either side may at any time: that is no answer to this.
            reply = once(method, request, unfinished);
        }
        if (alone) {
            close();
        }
        return reply;
    }

    private Reply once(String method, byte[] request, boolean unfinished) {
        long begun = System.nanoTime();
        try {
            Socket open = open();
            try (Watch watch = new Watch(open, patience)) {
                Reply reply = exchange(open, method, request, unfinished, begun);
                if (watch.ended()) {
                    return nothing(Reply.End.HUNG, begun);
                }
                return reply;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("nobody listens", e);
        }
    }

    private Reply exchange(Socket open, String method, byte[] request, boolean unfinished, long begun) {
        try {
            OutputStream out = open.getOutputStream();
            try {
                out.write(request);
                out.flush();
                if (unfinished) {
                    open.shutdownOutput();
                }
            } catch (IOException refusedBeforeTheEnd) {
                // Whoever refuses what is too large need not read all of it; what they said is read below.
            }
            return read(method, begun);
        } catch (IOException | NumberFormatException brokenOff) {
            close();
            return nothing(Reply.End.HUNG_UP, begun);
        }
    }

    private Socket open() throws IOException {
        Socket known = socket;
        if (known != null) {
            return known;
        }
        Socket fresh = new Socket(host, port);
        fresh.setTcpNoDelay(true);
        socket = fresh;
        in = new BufferedInputStream(fresh.getInputStream(), 16_384);
        opened++;
        return fresh;
    }

    private Reply read(String method, long begun) throws IOException {
        InputStream from = in;
        if (from == null) {
            throw new IOException("closed");
        }
        String[] head = head(from);
        while (head[0].matches("HTTP/1\\.[01] 1\\d\\d.*") && !head[0].contains(" 101")) {
            head = head(from);
        }
        if (!head[0].matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("no answer: " + head[0]);
        }
        int status = Integer.parseInt(head[0].substring(9, 12));
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + head[i]);
            }
            headers.computeIfAbsent(head[i].substring(0, colon), name -> new ArrayList<>())
                    .add(head[i].substring(colon + 1).strip());
        }
        boolean last = headers.getOrDefault("Connection", List.of()).contains("close") || status == 101;
        byte[] body;
        if (method.equals("HEAD") || status == 204 || status == 304 || status == 101) {
            body = new byte[0];
        } else if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
            body = chunks(from);
        } else if (headers.containsKey("Content-Length")) {
            int length = Integer.parseInt(headers.get("Content-Length").get(0));
            body = from.readNBytes(length);
            if (body.length < length) {
                throw new IOException("broken off");
            }
        } else {
            body = from.readAllBytes();
            last = true;
        }
        if (last) {
            close();
        }
        return new Reply(Reply.End.ANSWERED, status, headers, body, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static String[] head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = from.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new IOException("no end of the head");
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(ISO_8859_1).strip().split("\r\n", -1);
    }

    private static byte[] chunks(InputStream from) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(from).split(";", 2)[0].strip(), 16);
            byte[] chunk = from.readNBytes(length);
            if (chunk.length < length) {
                throw new IOException("broken off");
            }
            all.writeBytes(chunk);
            String end = line(from);
            if (length == 0) {
                while (!end.isEmpty()) {
                    end = line(from);
                }
                return all.toByteArray();
            }
        }
    }

    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new IOException("broken off");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static Reply nothing(Reply.End end, long begun) {
        return new Reply(end, 0, Map.of(), new byte[0], Duration.ofNanos(System.nanoTime() - begun));
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                // Then it is closed.
            }
        }
    }

    /** Closes the connection when its time is up. */
    private static final class Watch implements AutoCloseable {
        private final Thread thread;
        private volatile boolean ended;

        Watch(Socket socket, Duration patience) {
            thread = new Thread(
                    () -> {
                        try {
                            Thread.sleep(patience.toMillis());
                            ended = true;
                            socket.close();
                        } catch (InterruptedException answered) {
                            // As it should be.
                        } catch (IOException alreadyGone) {
                            // Then nobody waits any more.
                        }
                    },
                    "watch");
            thread.setDaemon(true);
            thread.start();
        }

        boolean ended() {
            return ended;
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
