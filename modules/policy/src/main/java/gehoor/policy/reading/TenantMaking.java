package gehoor.policy.reading;

import gehoor.policy.Law;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Theme;
import gehoor.policy.Words;
import gehoor.policy.calendar.Holiday;
import gehoor.policy.calendar.HolidayCalendar;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes tenants, laws and calendars of files that were judged sound. */
final class TenantMaking {
    private TenantMaking() {}

    static Tenant tenant(
            Written.Entries map, Judge judge, Collection<Written.Entries> letters, List<Procedure> procedures) {
        Map<String, Tenant.Letter> byId = new LinkedHashMap<>();
        for (Written.Entries letter : letters) {
            if (judge.sound(letter)) {
                String id = letter.has("text") ? letter.text("text") : letter.text("letter");
                byId.putIfAbsent(
                        id,
                        new Tenant.Letter(
                                id,
                                Making.words(letter, "subject"),
                                Making.words(letter, "body"),
                                letter.has("always") ? List.copyOf(letter.texts("always")) : List.of(),
                                letter.has("text"),
                                letter.at()));
            }
        }
        return new Tenant(
                map.text("tenant"),
                Making.words(map, "name"),
                List.copyOf(map.texts("languages")),
                ZoneId.of(map.text("time-zone")),
                map.text("calendar"),
                Making.words(map, "emergency"),
                Making.each(judge, map, "desks", "desk", m -> {
                    Map<String, Words> channels = new LinkedHashMap<>();
                    Written.Entries reached = m.map("channels");
                    reached.entries()
                            .keySet()
                            .forEach(channel -> channels.put(channel, how(reached, channel, map.texts("languages"))));
                    return new Tenant.Desk(
                            m.text("desk"), Making.words(m, "label"), Collections.unmodifiableMap(channels), m.at());
                }),
                Making.each(
                        judge,
                        map,
                        "roles",
                        "role",
                        m -> new Tenant.Role(
                                m.text("role"),
                                Making.words(m, "label"),
                                m.textOrNull("mail"),
                                m.has("stood-in-by") ? Making.set(m, "stood-in-by") : Set.of(m.text("role")),
                                Making.set(m, "stand-ins-named-by"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "services",
                        "service",
                        m -> new Tenant.Service(
                                m.text("service"), Making.words(m, "label"), m.textOrNull("mail"), m.at())),
                Making.each(
                        judge,
                        map,
                        "facilities",
                        "facility",
                        m -> new Tenant.Facility(
                                m.text("facility"),
                                Making.words(m, "label"),
                                m.text("sector"),
                                m.textOrNull("mail"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "bodies",
                        "body",
                        m -> new Tenant.Body(
                                m.text("body"),
                                Making.words(m, "label"),
                                Making.words(m, "contact"),
                                m.textOrNull("link"),
                                m.textOrNull("mail"),
                                Making.set(m, "subjects"),
                                m.at())),
                Making.period(map, "keep"),
                theme(map.map("theme")),
                Making.set(map, "governed-by"),
                Making.set(map, "files-moved-by"),
                map.has("hold-back") ? Values.minutes(map.text("hold-back")).orElseThrow() : null,
                map.maps("demo-users").stream()
                        .filter(judge::sound)
                        .map(m -> new Tenant.DemoUser(
                                m.text("username"),
                                m.text("name"),
                                List.copyOf(m.texts("roles")),
                                List.copyOf(m.texts("belongs")),
                                m.at()))
                        .toList(),
                Collections.unmodifiableMap(byId),
                versions(procedures),
                Making.each(judge, map, "doors", "question", m -> question(m, judge)),
                map.at());
    }

    /** A number or an address is the same in every language. */
    private static Words how(Written.Entries reached, String channel, List<String> languages) {
        if (reached.find(channel) instanceof Written.Entries) {
            return Making.words(reached, channel);
        }
        Map<String, String> same = new LinkedHashMap<>();
        languages.forEach(language -> same.put(language, reached.text(channel)));
        return new Words(same);
    }

    private static Tenant.Question question(Written.Entries map, Judge judge) {
        return new Tenant.Question(
                map.text("question"),
                Making.words(map, "asks"),
                Making.words(map, "hint"),
                Making.each(
                        judge,
                        map,
                        "answers",
                        "answer",
                        m -> new Tenant.Way(
                                m.text("answer"),
                                Making.words(m, "label"),
                                m.textOrNull("next"),
                                m.textOrNull("procedure"),
                                m.textOrNull("text"),
                                Making.words(m, "elsewhere"),
                                List.copyOf(m.texts("bodies")),
                                List.copyOf(m.texts("still")),
                                m.at())),
                map.at());
    }

    private static Theme theme(Written.Entries map) {
        Theme.Font font = word(Theme.Font.class, map, "font", Theme.HOUSE.font());
        return new Theme(
                colours(map.map(Theme.Scheme.LIGHT.word())),
                colours(map.map(Theme.Scheme.DARK.word())),
                font,
                word(Theme.Font.class, map, "headings", font),
                word(Theme.Weight.class, map, "heading-weight", Theme.HOUSE.headingWeight()),
                word(Theme.Corners.class, map, "corners", Theme.HOUSE.corners()));
    }

    private static Map<Theme.Colour, String> colours(Written.Entries map) {
        Map<Theme.Colour, String> colours = new LinkedHashMap<>();
        for (Theme.Colour colour : Theme.Colour.values()) {
            if (map.has(colour.word())) {
                colours.put(colour, map.text(colour.word()));
            }
        }
        return colours;
    }

    private static <T extends Enum<T>> T word(Class<T> type, Written.Entries map, String word, T otherwise) {
        return map.has(word) ? Making.word(type, map.text(word)) : otherwise;
    }

    /** By id, oldest first. */
    private static Map<String, List<Procedure>> versions(List<Procedure> procedures) {
        Map<String, List<Procedure>> versions = new LinkedHashMap<>();
        for (Procedure procedure : procedures) {
            versions.computeIfAbsent(procedure.id(), any -> new ArrayList<>()).add(procedure);
        }
        versions.replaceAll((id, list) -> list.stream()
                .sorted(java.util.Comparator.comparing(Procedure::inForceFrom))
                .toList());
        return Collections.unmodifiableMap(versions);
    }

    static Law law(Written.Entries map, Judge judge) {
        return new Law(
                map.text("law"),
                Making.words(map, "title"),
                map.text("source"),
                Making.each(
                        judge,
                        map,
                        "floors",
                        "floor",
                        m -> new Law.Floor(
                                m.text("floor"),
                                Making.periodOrNull(m, "at-most"),
                                m.has("from"),
                                m.yes("may-pause"),
                                Making.periodOrNull(m, "extension"),
                                m.yes("further-by-consent"),
                                m.yes("no-extension"),
                                m.has("owed-at") ? Making.word(Law.End.class, m.text("owed-at")) : null,
                                Making.words(m, "words"),
                                m.text("article"),
                                m.at())),
                map.at());
    }

    static HolidayCalendar calendar(Written.Entries map) {
        Written.Entries covers = map.map("covers");
        List<Holiday> holidays = map.maps("holidays").stream()
                .map(m -> new Holiday(
                        Making.day(m, "date"),
                        Making.words(m, "name").byLanguage(),
                        Holiday.Kind.named(m.text("kind")).orElseThrow(),
                        m.text("basis")))
                .toList();
        return HolidayCalendar.of(
                map.text("calendar"),
                map.text("version"),
                map.text("source"),
                Integer.parseInt(covers.text("from")),
                Integer.parseInt(covers.text("to")),
                holidays);
    }
}
