package gehoor.casework.governance;

import gehoor.casework.port.Configurations;
import gehoor.casework.port.Ports;
import gehoor.policy.Bundle;
import gehoor.policy.Place;
import gehoor.policy.Tenant;
import gehoor.policy.Theme;
import gehoor.policy.Words;
import gehoor.policy.calendar.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An organisation that somebody began and that is not live: it has an id, and nothing yet that holds. */
final class Founded {
    private Founded() {}

    /** Empty where nobody began it. */
    static Optional<Tenant> notYet(Ports ports, String id) {
        boolean begun = ports.transactions()
                .reading(Configurations.PLATFORM, () -> ports.configurations().begun())
                .containsKey(id);
        return begun ? Optional.of(bare(id)) : Optional.empty();
    }

    private static Tenant bare(String id) {
        Map<String, String> name = new LinkedHashMap<>();
        Bundle.LANGUAGES.forEach(language -> name.put(language, id));
        return new Tenant(
                id,
                new Words(name),
                Bundle.LANGUAGES,
                ZoneOffset.UTC,
                "",
                Words.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new Period(1, Period.Unit.YEARS),
                Theme.HOUSE,
                Set.of(),
                Set.of(),
                null,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Place.NOWHERE);
    }
}
