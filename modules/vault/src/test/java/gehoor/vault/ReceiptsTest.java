package gehoor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {
    private static final FileKey PEPPER = new FileKey("linden", FileKey.WHOLE_TENANT, Purpose.RECEIPT);

    @TempDir
    Path folder;

    private final KeysInMemory keys = new KeysInMemory();
    private FileKeyProvider provider;
    private Receipts receipts;

    @BeforeEach
    void aTenant() {
        provider = new FileKeyProvider(folder.resolve("tenant-keys"));
        receipts = new Receipts(new Sealer(provider, keys));
    }

    @Test
    void aReceiptIsFoundAgainByItsLookupKeyAlsoAfterARestart() {
        Receipt receipt = Receipt.draw();
        byte[] stored = lookupKey("linden", receipt);

        Receipts restarted = new Receipts(new Sealer(new FileKeyProvider(folder.resolve("tenant-keys")), keys));

        assertThat(stored).hasSize(32);
        assertThat(restarted.lookupKey("linden", receipt).asOptional()).hasValue(stored);
        assertThat(restarted.matches("linden", receipt, stored)).isTrue();
    }

    @Test
    void anotherReceiptOrAnotherTenantDoesNotMatch() {
        Receipt receipt = Receipt.draw();
        byte[] stored = lookupKey("linden", receipt);

        assertThat(receipts.matches("linden", Receipt.draw(), stored)).isFalse();
        assertThat(receipts.matches("poplar", receipt, stored)).isFalse();
        for (byte[] changed : SealerTest.everyBitChanged(stored)) {
            assertThat(receipts.matches("linden", receipt, changed)).isFalse();
        }
    }

    @Test
    void whoHasTheDatabaseAloneHasNoPepper() {
        Receipt receipt = Receipt.draw();
        byte[] stored = lookupKey("linden", receipt);
        FileKeyProvider otherKeyFile = new FileKeyProvider(folder.resolve("of-someone-else"));
        otherKeyFile.wrap(PEPPER.wrappedUnder(), GcmKey.freshKey(), new byte[0]);

        Receipts elsewhere = new Receipts(new Sealer(otherKeyFile, keys));

        assertThat(elsewhere.lookupKey("linden", receipt)).isInstanceOf(Opening.Tampered.class);
        assertThat(elsewhere.matches("linden", receipt, stored)).isFalse();
    }

    @Test
    void onceTheTenantsKeyIsDestroyedNoReceiptMatches() {
        Receipt receipt = Receipt.draw();
        byte[] stored = lookupKey("linden", receipt);

        provider.destroy(PEPPER.wrappedUnder());

        assertThat(receipts.lookupKey("linden", receipt)).isInstanceOf(Opening.Erased.class);
        assertThat(receipts.matches("linden", receipt, stored)).isFalse();
    }

    private byte[] lookupKey(String tenant, Receipt receipt) {
        return receipts.lookupKey(tenant, receipt).asOptional().orElseThrow();
    }
}
