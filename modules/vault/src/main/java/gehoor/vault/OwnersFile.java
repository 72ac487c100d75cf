package gehoor.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What every file with keys in it needs: that its owner alone may read it, and that one process at a time writes it. */
final class OwnersFile {
    private static final long LOCK_PATIENCE_NANOS = 20_000_000_000L;

    private OwnersFile() {}

    /** Permissions for a file that is made, where the file system knows such. */
    static FileAttribute<?>[] allowed(Path file, String permissions) {
        return posix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** @throws KeysUnavailable where others than the owner may read it */
    static void refuseWhenOthersMayRead(Path file) throws IOException {
        if (!posix(file)) {
            return;
        }
        Set<PosixFilePermission> allowed = PosixFilePermissions.fromString("rw-------");
        if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeysUnavailable(file + " may be read by others than its owner: chmod 600, and consider"
                    + " whether someone has read it");
        }
    }

    /**
     * Waits until no other process holds the lock; closing the channel lets it go.
     *
     * @throws KeysUnavailable where another holds it for too long
     */
    static void obtain(FileChannel channel, Path lock) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LOCK_PATIENCE_NANOS) {
            try {
                if (channel.tryLock() != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                // Held by this process through another class loader. Keep the channel: closing it would release
                // theirs too.
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KeysUnavailable("interrupted while waiting for " + lock, e);
            }
        }
        throw new KeysUnavailable("another process has held " + lock + " for too long");
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
