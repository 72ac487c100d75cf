package gehoor.casework;

import gehoor.vault.Context;
import gehoor.vault.PageSeals;
import gehoor.vault.Seal;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What somebody wrote and did not send yet. Nothing of it is kept: it travels with the pages, sealed, and comes back with each.
 * Only this organisation's pages open it, and only what was sealed for the same use.
 */
public final class Drafts {
    /** Longer than this no page makes one. */
    private static final int LONGEST = 1_000_000;

    private final Office office;
    private final PageSeals seals;

    Drafts(Office office) {
        this.office = office;
        this.seals = new PageSeals(office.safe().sealer());
    }

    /**
     * Seals it.
     *
     * @param use what it is for, as {@code report sectors}; what was sealed for one use does not open for another
     * @return letters, digits, dash and underscore
     */
    public String seal(String tenant, String use, byte[] written) {
        byte[] sealed = seal(tenant).seal(place(use), written);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What was sealed; empty where it is not what was, or the key is another one now. */
    public Optional<byte[]> open(String tenant, String use, String sealed) {
        if (sealed.isEmpty() || sealed.length() > LONGEST || office.unknown(tenant)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        return seal(tenant).open(place(use), bytes).asOptional();
    }

    private Seal seal(String tenant) {
        Instant now = office.clock().instant();
        return seals.held(tenant, now)
                .orElseGet(() -> office.ports()
                        .transactions()
                        .within(tenant, () -> seals.take(tenant, now))
                        .asOptional()
                        .orElseThrow(() -> new IllegalStateException("the organisation's key for pages is gone")));
    }

    private static Context place(String use) {
        return new Context("page", "draft", use);
    }
}
