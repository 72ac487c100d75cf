package gehoor.platform.acceptance.platform;

import java.util.List;
import java.util.Map;

/** What is sent to begin an organisation, all of it as it should be. */
final class NewHouse {
    private NewHouse() {}

    static Map<String, Object> called(String id) {
        return Map.of(
                "template",
                "public-service",
                "id",
                id,
                "names",
                Map.of("nl", "Waterschap", "fr", "Administration des eaux", "en", "Water Board"),
                "languages",
                List.of("nl", "fr", "en"),
                "mail",
                "klachten@waterschap.example.org",
                "phone",
                "+32 2 000 33 44",
                "danger",
                "112",
                "colour",
                "#0b5a70",
                "answers",
                Map.of("dpo-mail", "dpo@waterschap.example.org"),
                "people",
                List.of("handler", "team-lead"));
    }
}
