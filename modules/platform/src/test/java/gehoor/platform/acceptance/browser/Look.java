package gehoor.platform.acceptance.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * At which organisation, and how, pages are looked at.
 *
 * @param turn which of its kind it is, counted within light and within dark
 */
record Look(String tenant, View view, int turn) {
    static final boolean FULL = Boolean.getBoolean("gehoor.full");
    static final List<String> TENANTS = List.of("kind-en-gezin", "solidaris", "ik-ben-er-ook", "bemiddelingsbureau");

    private static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    /** Of each two values at least one look has both; in full, all of them together. */
    static Stream<Look> all() {
        List<Look> looks = new ArrayList<>();
        int[] turn = new int[2];
        for (int t = 0; t < TENANTS.size(); t++) {
            for (int l = 0; l < LANGUAGES.size(); l++) {
                for (boolean dark : List.of(false, true)) {
                    for (boolean wide : List.of(false, true)) {
                        // Over four tenants and three languages these two take each value with each of the others.
                        boolean inTurn = dark == ((t + l) % 2 == 1) && wide == ((t / 2 + l) % 2 == 1);
                        if (FULL || inTurn) {
                            View view = wide ? View.wide(LANGUAGES.get(l)) : View.narrow(LANGUAGES.get(l));
                            looks.add(new Look(TENANTS.get(t), dark ? view.inTheDark() : view, turn[dark ? 1 : 0]++));
                        }
                    }
                }
            }
        }
        return looks.stream();
    }

    /** Which language it is: at one organisation each is another. */
    int inLanguage() {
        return LANGUAGES.indexOf(view.language());
    }

    @Override
    public String toString() {
        return tenant + " " + view.language() + " " + view.theme() + " " + view.width();
    }
}
