package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A notary whose key lies in a file, for trying out and for the embedded default: the {@link FileKeyProvider} among
 * notaries. <b>Who can read this file can sign whatever they like.</b> It is of use only as long as who can change the
 * database cannot read it; where complaints are real, put a signing service behind {@link Notary}.
 *
 * <p>The file is made on first use, for its owner alone (0600), written beside and renamed, and refused when others may read
 * it. Several processes may make it at once: one does. The public key lies beside it in {@code <file>.pub}, a line of Base64
 * that everybody may have; lines after the first are keys of notaries before this one, which whoever replaces a key adds by
 * hand. When the key has vanished while its {@code .pub} is still there, no other is made in silence.
 */
public final class FileNotary implements Notary {
    private static final String HEADER = "gehoor-notary 1";
    /** File locks do not exclude threads of one process; this does. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;
    private final PrivateKey secret;
    private final NotaryKey key;

    /**
     * Opens the file, or makes it where there is none.
     *
     * @throws KeysUnavailable when it cannot be made, is not whole, others may read it, or it has vanished
     */
    public FileNotary(Path file) {
        this.file = file.toAbsolutePath();
        try {
            makeIfMissing();
            OwnersFile.refuseWhenOthersMayRead(file);
            List<String> lines = Files.readAllLines(this.file, UTF_8);
            if (lines.size() != 3 || !lines.get(0).equals(HEADER)) {
                throw notWhole();
            }
            byte[] encoded = Base64.getDecoder().decode(lines.get(1));
            this.secret = KeyFactory.getInstance(NotaryKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            Arrays.fill(encoded, (byte) 0);
            this.key = NotaryKey.of(lines.get(2));
        } catch (IOException e) {
            throw new KeysUnavailable(this.file + " cannot be read or made", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notWhole(); // without its cause: a parser's message repeats what it read
        }
        byte[] trial = HEADER.getBytes(UTF_8);
        if (!key.signed(trial, sign(trial))) {
            throw notWhole();
        }
    }

    @Override
    public byte[] sign(byte[] statement) {
        try {
            Signature signing = Signature.getInstance(NotaryKey.ALGORITHM);
            signing.initSign(secret);
            signing.update(statement);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("the key in " + file + " does not sign", e);
        }
    }

    @Override
    public NotaryKey key() {
        return key;
    }

    /** Where the public key of the notary in this file lies. */
    public static Path publicKey(Path file) {
        Path whole = file.toAbsolutePath();
        return whole.resolveSibling(whole.getFileName() + ".pub");
    }

    /**
     * The public keys that lie beside a key file: of the notary of now, then of those before. Needs no right to read the key
     * itself.
     *
     * @throws KeysUnavailable when they cannot be read
     */
    public static List<NotaryKey> known(Path publicKeys) {
        try {
            return Files.readAllLines(publicKeys, UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(NotaryKey::of)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new KeysUnavailable(publicKeys + " cannot be read as public keys of notaries", e);
        }
    }

    private void makeIfMissing() throws IOException, GeneralSecurityException {
        if (Files.exists(file) && Files.exists(publicKey(file))) {
            return;
        }
        Path folder = file.getParent();
        if (folder == null) {
            throw new KeysUnavailable(file + " is not the name of a file");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnersFile.allowed(file, "rwx------"));
        }
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel =
                    FileChannel.open(lock, Set.of(CREATE, READ, WRITE), OwnersFile.allowed(file, "rw-------"))) {
                OwnersFile.obtain(channel, lock); // closing the channel lets it go
                if (!Files.exists(file)) {
                    make();
                } else if (!Files.exists(publicKey(file))) {
                    // Provisioned without it, or who made the key died before this.
                    List<String> lines = Files.readAllLines(file, UTF_8);
                    writePublic(NotaryKey.of(lines.get(lines.size() - 1)).text());
                }
                try (FileChannel directory = FileChannel.open(folder, READ)) {
                    directory.force(true);
                }
            }
        }
    }

    /** The key first, then its public part: a public part without a key means that a key has vanished. */
    private void make() throws IOException, GeneralSecurityException {
        Path beside = publicKey(file);
        if (Files.exists(beside)) {
            throw new KeysUnavailable(
                    file + " has vanished: restore it from its copy. (To go on with a new notary, rename " + beside
                            + "; it is still needed to check what was signed before.)");
        }
        KeyPair pair = KeyPairGenerator.getInstance(NotaryKey.ALGORITHM).generateKeyPair();
        String open = NotaryKey.of(pair.getPublic()).text();
        String secretLine = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        write(draft, String.join("\n", HEADER, secretLine, open) + "\n", "rw-------");
        Files.move(draft, file, ATOMIC_MOVE);
        writePublic(open);
    }

    private void writePublic(String open) throws IOException {
        Path beside = publicKey(file);
        Path draft = beside.resolveSibling(beside.getFileName() + ".draft");
        write(draft, open + "\n", "rw-r--r--");
        Files.move(draft, beside, ATOMIC_MOVE);
    }

    private void write(Path draft, String text, String permissions) throws IOException {
        Files.deleteIfExists(draft); // of a process that died here
        try (FileChannel out =
                FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), OwnersFile.allowed(file, permissions))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private KeysUnavailable notWhole() {
        return new KeysUnavailable(file + " is not a whole notary's key: restore it from its copy");
    }

    /** Names the file and the public key; tells nothing of the other. */
    @Override
    public String toString() {
        return "FileNotary[" + file + ", " + key.fingerprint() + "]";
    }
}
