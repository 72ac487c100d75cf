package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnSecretTest {
    private static final Context HERE = Context.of("idempotency", "codes", 1);
    private static final byte[] CODE = "7QK2C".getBytes(UTF_8);

    @Test
    void whatWasSealedOpensWhenTheSecretIsBroughtAgain() {
        byte[] sealed = OwnSecret.of("mine".getBytes(UTF_8)).seal(HERE, CODE);

        assertThat(OwnSecret.of("mine".getBytes(UTF_8)).open(HERE, sealed).asOptional())
                .contains(CODE);
        assertThat(new String(sealed, UTF_8)).doesNotContain("7QK2C");
    }

    @Test
    void withAnotherSecretOrInAnotherPlaceItDoesNotOpen() {
        OwnSecret mine = OwnSecret.of("mine".getBytes(UTF_8));
        byte[] sealed = mine.seal(HERE, CODE);

        assertThat(OwnSecret.of("yours".getBytes(UTF_8)).open(HERE, sealed)).isInstanceOf(Opening.Tampered.class);
        assertThat(mine.open(Context.of("idempotency", "codes", 2), sealed)).isInstanceOf(Opening.Tampered.class);
        assertThat(mine.toString()).isEqualTo("OwnSecret");
    }
}
