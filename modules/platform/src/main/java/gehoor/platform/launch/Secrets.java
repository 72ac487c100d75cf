package gehoor.platform.launch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Passwords of this installation: made at random when first asked for, kept in a folder for its owner alone. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;

    Secrets(Path folder) {
        this.folder = ownersOnly(folder);
    }

    /** 144 random bits, in letters that need no quoting anywhere. */
    synchronized String get(String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file, US_ASCII).strip();
            }
            byte[] bits = new byte[18];
            RANDOM.nextBytes(bits);
            String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            // A leading dash would look like an option to a program that is given it.
            secret = secret.replace('-', 'a').replace('_', 'b');
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + "\n", US_ASCII, StandardOpenOption.WRITE);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, made when missing, that nobody but its owner can enter. */
    static Path ownersOnly(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, Set.copyOf(PosixFilePermissions.fromString("rwx------")));
            return folder;
        } catch (IOException e) {
            throw new NotStarted("%s cannot be made: %s.".formatted(folder, e.getMessage()), e);
        }
    }
}
