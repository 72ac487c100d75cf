package gehoor.casework.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
    /** The leaves by which implementations of RFC 6962 are compared. */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void theRootIsThatOfTheStandard(int leaves, String root) {
        assertThat(HexFormat.of().formatHex(Tree.rootOf(LEAVES.subList(0, leaves))))
                .isEqualTo(root);
    }

    @Test
    void aNodeIsNotTakenForALeaf() {
        byte[] node = HexFormat.of()
                .parseHex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                        + "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");

        assertThat(Tree.rootOf(List.of(node))).isNotEqualTo(Tree.rootOf(LEAVES.subList(0, 2)));
    }

    @Test
    void theOrderCounts() {
        Leaf one = new Leaf(UUID.randomUUID(), 1, "aa");
        Leaf two = new Leaf(UUID.randomUUID(), 1, "bb");

        assertThat(Tree.root(List.of(one, two))).isNotEqualTo(Tree.root(List.of(two, one)));
    }
}
