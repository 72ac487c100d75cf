package gehoor.platform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static Set<String> inFiles(List<String> forms) {
        List<byte[]> wanted = forms.stream().map(form -> form.getBytes(UTF_8)).toList();
        Set<String> places = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Gehoor.home())) {
            files.filter(Files::isRegularFile).filter(Files::isReadable).forEach(file -> {
                if (contains(file, wanted)) {
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
                for (byte[] each : wanted) {
                    if (indexOf(window, filled, each) >= 0) {
                        return true;
                    }
                }
                kept = Math.min(filled, longest - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static int indexOf(byte[] window, int filled, byte[] wanted) {
        byte first = wanted[0];
        int last = filled - wanted.length;
        for (int i = 0; i <= last; i++) {
            if (window[i] == first) {
                int j = 1;
                while (j < wanted.length && window[i + j] == wanted[j]) {
                    j++;
                }
                if (j == wanted.length) {
                    return i;
                }
            }
        }
        return -1;
    }
}
