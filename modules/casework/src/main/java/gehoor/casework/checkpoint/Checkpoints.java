package gehoor.casework.checkpoint;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.Requester;
import gehoor.engine.Refusal;
import gehoor.policy.Bundle;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.vault.NotaryKey;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoints of all tenants, as the platform makes and shows them. Opens no file, and tells of none. */
public final class Checkpoints {
    private static final Logger LOG = System.getLogger(Checkpoints.class.getName());
    private static final Bundle BUNDLE = Bundle.beside(Checkpoints.class, "wording");
    private static final int MOST_SHOWN = 50;

    /**
     * One checkpoint, without what it lists.
     *
     * @param through the last day whose anonymous files are sealed
     * @param count how many files it covers something of, and one more where it covers something of the trail
     * @param hash what the next one knows it by
     * @param statement what is signed, line by line
     * @param signature Ed25519, in Base64
     */
    public record CheckpointView(
            int number,
            Instant at,
            @Nullable LocalDate through,
            String root,
            int count,
            String hash,
            String statement,
            String signature) {
        static CheckpointView of(Checkpoint checkpoint) {
            return new CheckpointView(
                    checkpoint.number(),
                    checkpoint.at(),
                    checkpoint.through(),
                    checkpoint.root(),
                    checkpoint.leaves().size(),
                    checkpoint.hash(),
                    checkpoint.statement(),
                    checkpoint.signature());
        }
    }

    /**
     * What was sealed now.
     *
     * @param made how many checkpoints; none where nothing was new
     */
    public record SealedView(int made, @Nullable CheckpointView latest) {}

    /**
     * The checkpoints of a tenant.
     *
     * @param key public key of the notary that signs now, Ed25519, 32 bytes in Base64
     * @param fingerprint the same, for people to compare
     * @param checkpoints the last ones, latest first
     */
    public record ListView(String key, String fingerprint, List<CheckpointView> checkpoints) {}

    private final Library library;
    private final @Nullable Checkpointing checkpointing;
    private final InstantSource clock;

    /** @param checkpointing null where no place for checkpoints is set: then none are made */
    public Checkpoints(Library library, @Nullable Checkpointing checkpointing, InstantSource clock) {
        this.library = library;
        this.checkpointing = checkpointing;
        this.clock = clock;
    }

    /** Who signs; empty where nothing is sealed. */
    public Optional<NotaryKey> notary() {
        return Optional.ofNullable(checkpointing).map(Checkpointing::notary);
    }

    /** Seals what is new, in every tenant. One that cannot be sealed keeps no other from it, and is told in the log. */
    public void sealAll() {
        Checkpointing making = checkpointing;
        if (making == null) {
            return;
        }
        for (Tenant tenant : library.current().tenants().values()) {
            try {
                if (making.sealLately(tenant.id(), tenant.zone(), now()) instanceof Checkpointing.Stopped stopped) {
                    LOG.log(
                            Level.WARNING,
                            "the record of {0} is not sealed: {1}",
                            tenant.id(),
                            words(stopped.why()).in("en"));
                }
            } catch (RuntimeException failure) {
                LOG.log(
                        Level.WARNING,
                        "the record of {0} could not be sealed: {1}",
                        tenant.id(),
                        failure.getClass().getName());
            }
        }
    }

    /** Seals what is new, now; looks at all files, as whoever asks for it may have a reason to. */
    public Answer<SealedView> seal(Requester requester) {
        Optional<Tenant> tenant = library.tenant(requester.tenant());
        if (tenant.isEmpty()) {
            return new Answer.Missing<>();
        }
        Checkpointing making = checkpointing;
        if (making == null) {
            return refused("off");
        }
        Checkpointing.Outcome outcome =
                making.seal(tenant.get().id(), tenant.get().zone(), now());
        if (outcome instanceof Checkpointing.Done done) {
            Checkpoint latest = done.latest();
            return Answer.done(new SealedView(done.made(), latest == null ? null : CheckpointView.of(latest)));
        }
        return refused(word(((Checkpointing.Stopped) outcome).why()));
    }

    /** The last checkpoints, and by which key they are checked. */
    public Answer<ListView> list(Requester requester) {
        if (library.tenant(requester.tenant()).isEmpty()) {
            return new Answer.Missing<>();
        }
        Checkpointing making = checkpointing;
        if (making == null) {
            return refused("off");
        }
        try {
            List<Checkpoint> latestFirst = new ArrayList<>(making.latest(requester.tenant(), MOST_SHOWN));
            Collections.reverse(latestFirst);
            NotaryKey key = making.notary();
            return Answer.done(new ListView(
                    key.text(),
                    key.fingerprint(),
                    latestFirst.stream().map(CheckpointView::of).toList()));
        } catch (UncheckedIOException e) {
            return refused(word(Checkpointing.Why.UNREACHABLE));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> Answer<T> refused(String word) {
        return new Answer.Refused<>(List.of(new Refusal(
                Refusal.Reason.NOT_NOW, "record-" + word, "", null, BUNDLE.words("record-" + word), List.of())));
    }

    static Words words(Checkpointing.Why why) {
        return BUNDLE.words("record-" + word(why));
    }

    private static String word(Checkpointing.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
