package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static final List<String> THREE = List.of("nl", "fr", "en");

    @Test
    void theAddressGoesBeforeTheHeaderAndTheHeaderBeforeTheTenant() {
        assertThat(Languages.choose("fr", "en", THREE, "nl")).isEqualTo("fr");
        assertThat(Languages.choose(null, "de, en-GB;q=0.8, fr;q=0.9", THREE, "nl"))
                .isEqualTo("fr");
        assertThat(Languages.choose("de", "de", THREE, "nl")).isEqualTo("nl");
        assertThat(Languages.choose(null, null, THREE, "nl")).isEqualTo("nl");
        assertThat(Languages.choose(null, "en;q=0", THREE, "nl")).isEqualTo("nl");
    }

    @Test
    void aHeaderThatCannotBeReadIsPassedOver() {
        for (String bad : List.of("", ";;;", "en;q=x", "\u0000", "en".repeat(1_000), "*;q=-1", ",,,", "-----")) {
            assertThat(Languages.choose(null, bad, THREE, "nl")).as(bad).isEqualTo("nl");
        }
    }

    @Test
    void everySentenceIsThereInEveryLanguage() {
        assertThat(keys("nl")).isEqualTo(keys("en")).isNotEmpty();
        assertThat(keys("fr")).isEqualTo(keys("en"));
        for (Trouble trouble : Trouble.values()) {
            for (String language : THREE) {
                assertThat(Wording.of(language, trouble.word() + ".title")).isNotBlank();
                assertThat(Wording.of(language, trouble.word() + ".detail"))
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
        assertThat(Wording.of("de", "page.beginning")).isEqualTo("To the beginning");
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "gehoor.access.wording",
                        java.util.Locale.forLanguageTag(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }
}
