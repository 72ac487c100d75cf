package gehoor.platform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for what should not be anywhere: in the database, in letters, and in every file that the product keeps. */
public final class Traces {
    private Traces() {}

    /**
     * Where something stands that contains one of these, as it is, in hexadecimal or in base 64: places in words, none
     * of them said in full.
     */
    public static Set<String> of(String... canaries) {
        Set<String> places = new TreeSet<>();
        List<String> forms = new ArrayList<>();
        for (String canary : canaries) {
            forms.add(canary);
            forms.add(HexFormat.of().formatHex(canary.getBytes(UTF_8)));
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(canary.getBytes(UTF_8));
            forms.add(encoded.substring(0, encoded.length() - 2));
        }
        for (String line : Database.dump()) {
            forms.stream().filter(line::contains).forEach(form -> places.add("table " + line));
        }
        for (String mail : Post.sources()) {
            forms.stream().filter(mail::contains).forEach(form -> places.add("mail " + mail));
        }
        places.addAll(inFiles(forms));
        return places;
    }

    /** What was not written to since the test began holds nothing of it. */
    private static Set<String> inFiles(List<String> forms) {
        Instant began = Time.began().minusSeconds(2);
        List<byte[]> wanted = forms.stream().map(form -> form.getBytes(UTF_8)).toList();
        Set<String> places = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Gehoor.home())) {
            files.filter(Files::isRegularFile).filter(Files::isReadable).forEach(file -> {
                if (changedSince(file, began) && contains(file, wanted)) {
                    places.add("file " + Gehoor.home().relativize(file));
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // A server's folder changes while it is read; what vanished holds nothing any more.
            if (!(e instanceof UncheckedIOException wrapped && wrapped.getCause() instanceof NoSuchFileException)) {
                throw new IllegalStateException(e);
            }
        }
        return places;
    }

    private static boolean changedSince(Path file, Instant moment) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(Path file, List<byte[]> wanted) {
        int longest = wanted.stream().mapToInt(each -> each.length).max().orElse(1);
        byte[] window = new byte[1 << 20];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.read(window, kept, window.length - kept);
                if (read < 0) {
                    return false;
                }
                int filled = kept + read;
                if (contains(window, filled, wanted)) {
                    return true;
                }
                kept = Math.min(filled, longest - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] window, int filled, List<byte[]> wanted) {
        boolean[] begins = new boolean[256];
        wanted.forEach(each -> begins[each[0] & 0xff] = true);
        for (int i = 0; i < filled; i++) {
            if (begins[window[i] & 0xff]) {
                for (byte[] each : wanted) {
                    if (i + each.length <= filled && Arrays.equals(window, i, i + each.length, each, 0, each.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
