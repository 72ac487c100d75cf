package gehoor.casework;

import gehoor.casework.port.Lists;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.vault.BlindIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finding files again by what was written in them and by who is in them. What is kept to find by are keyed tokens; a file is
 * found by a word only for who may read the compartment in which it was written, and by a name only for who may read the
 * compartment in which the name lies. A hit in what somebody may not read would tell it.
 */
public final class Finding {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 200;
    private static final int MOST_FACILITIES = 20;

    private final Office office;

    Finding(Office office) {
        this.office = office;
    }

    /**
     * Files in which all that is asked is found, latest first. At least one thing must be asked.
     *
     * @return refused with the field where nothing can be looked for by it
     */
    public Answer<Page<Found>> find(Requester requester, FindRequest asked) {
        Optional<Tenant> tenant = office.library().tenant(requester.tenant());
        if (!requester.staff() || tenant.isEmpty()) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        List<Refusal> refusals = new ArrayList<>();
        List<Wanted> wanted = wanted(asked, tenant.get(), refusals);
        if (wanted.isEmpty() && refusals.isEmpty()) {
            refusals.add(Wording.findNothing("text"));
        }
        if (!refusals.isEmpty()) {
            return new Answer.Refused<>(refusals);
        }
        Set<String> compartments = compartments(tenant.get());
        return office.ports()
                .transactions()
                .within(
                        requester.tenant(),
                        () -> office.safe()
                                .blindIndex()
                                .of(requester.tenant(), office.now())
                                .asOptional()
                                .map(tokens -> page(requester, asked, new Search(tokens, wanted, compartments)))
                                .orElseGet(() -> Answer.done(new Page<>(List.of(), null))));
    }

    private Answer<Page<Found>> page(Requester requester, FindRequest asked, Search search) {
        Map<UUID, Set<Long>> tokens = new HashMap<>();
        return Answer.done(Work.page(
                office,
                requester,
                asked.after(),
                asked.size(),
                office.now(),
                (after, limit) -> {
                    List<Lists.Place> places =
                            office.ports().lists().having(requester.tenant(), search.each(), after, limit);
                    tokens.putAll(office.ports()
                            .lists()
                            .tokens(
                                    requester.tenant(),
                                    places.stream().map(Lists.Place::file).toList(),
                                    search.all()));
                    return places;
                },
                (dossier, sight) -> {
                    Set<String> in = search.in(sight, tokens.getOrDefault(dossier.id(), Set.of()));
                    return in == null
                            ? null
                            : new Found(
                                    Views.line(
                                            dossier, sight, office.language(requester.tenant(), requester.language())),
                                    in);
                }));
    }

    /** Facilities whose name has these letters in it, whatever their accents; as somebody types. */
    public Answer<List<OfferView.Option>> facilities(Requester requester, String like) {
        Optional<Tenant> tenant = office.library().tenant(requester.tenant());
        if (!requester.staff() || tenant.isEmpty()) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        String wanted = Plain.of(like);
        String language = office.language(requester.tenant(), requester.language());
        return Answer.done(tenant.get().facilities().values().stream()
                .filter(facility -> facility.label().byLanguage().values().stream()
                        .anyMatch(label -> Plain.of(label).contains(wanted)))
                .map(facility ->
                        new OfferView.Option(facility.id(), facility.label().in(language)))
                .limit(MOST_FACILITIES)
                .toList());
    }

    // ---------------------------------------------------------------- what is looked for

    /**
     * One word that must be there.
     *
     * @param kind of what it is a word
     * @param forms any of them will do
     */
    private record Wanted(Kind kind, Set<String> forms) {}

    /** What a token stands for; nothing that is looked for as a whole shares one with a word of a text. */
    enum Kind {
        TEXT,
        NAME,
        MAIL,
        PHONE
    }

    private List<Wanted> wanted(FindRequest asked, Tenant tenant, List<Refusal> refusals) {
        List<Wanted> wanted = new ArrayList<>();
        String text = asked.text();
        if (text != null) {
            add(wanted, "text", Kind.TEXT, text, office.ports().stems().of(cut(text), tenant.languages()), refusals);
        }
        String name = asked.name();
        if (name != null) {
            add(wanted, "name", Kind.NAME, name, Plain.names(name), refusals);
        }
        String mail = asked.mail();
        if (mail != null) {
            add(wanted, "mail", Kind.MAIL, mail, Plain.mail(mail), refusals);
        }
        String phone = asked.phone();
        if (phone != null) {
            add(wanted, "phone", Kind.PHONE, phone, Plain.phone(phone), refusals);
        }
        return wanted;
    }

    private static void add(
            List<Wanted> wanted,
            String field,
            Kind kind,
            String said,
            List<Set<String>> words,
            List<Refusal> refusals) {
        if (said.length() > LONGEST || words.size() > MOST_WORDS) {
            refusals.add(Wording.findLong(field, LONGEST, MOST_WORDS));
        } else if (words.isEmpty()) {
            refusals.add(Wording.findNothing(field));
        } else {
            words.forEach(forms -> wanted.add(new Wanted(kind, forms)));
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Every compartment that a procedure of this tenant has. */
    private static Set<String> compartments(Tenant tenant) {
        Set<String> all = new TreeSet<>(Set.of(Compartment.FILE, Compartment.MESSAGES, Compartment.IDENTITY));
        tenant.procedures()
                .values()
                .forEach(versions -> versions.forEach(
                        procedure -> all.addAll(procedure.compartments().keySet())));
        return all;
    }

    /** What is wanted, as tokens: a word of each compartment has a token of its own, so that sight decides. */
    private static final class Search {
        private final List<Map<Long, String>> wanted = new ArrayList<>();

        Search(BlindIndex.Tokens tokens, List<Wanted> all, Set<String> compartments) {
            for (Wanted each : all) {
                Map<Long, String> byToken = new HashMap<>();
                for (String compartment : compartments) {
                    each.forms()
                            .forEach(form ->
                                    byToken.put(tokens.of(where(each.kind(), compartment), form), compartment));
                }
                wanted.add(byToken);
            }
        }

        /** For each word, the tokens of which a file must have one. */
        List<Set<Long>> each() {
            return wanted.stream().map(Map::keySet).toList();
        }

        Set<Long> all() {
            Set<Long> all = new HashSet<>();
            wanted.forEach(each -> all.addAll(each.keySet()));
            return all;
        }

        /** The compartments in which it was found, of those that are seen; null where a word is in none of them. */
        @Nullable
        Set<String> in(Sight sight, Set<Long> tokens) {
            Set<String> in = new TreeSet<>();
            for (Map<Long, String> word : wanted) {
                Set<String> here = new TreeSet<>();
                word.forEach((token, compartment) -> {
                    if (tokens.contains(token) && sight.sees(compartment)) {
                        here.add(compartment);
                    }
                });
                if (here.isEmpty()) {
                    return null;
                }
                in.addAll(here);
            }
            return in;
        }
    }

    static String where(Kind kind, String compartment) {
        return kind + "/" + compartment;
    }

    // ---------------------------------------------------------------- what is kept to find by

    /** The tokens of what was written with an entry. */
    static Set<Long> written(
            BlindIndex.Tokens tokens,
            Function<String, List<Set<String>>> words,
            Procedure procedure,
            Map<String, String> texts) {
        Set<Long> all = new HashSet<>();
        texts.forEach((key, text) -> {
            int party = key.indexOf('@');
            Field field = procedure.fields().get(party < 0 ? key : key.substring(0, party));
            if (field != null) {
                String where = where(Kind.TEXT, field.compartment());
                words.apply(text).forEach(forms -> forms.forEach(form -> all.add(tokens.of(where, form))));
            }
        });
        return all;
    }

    /** The tokens of what somebody is called and how they are reached. */
    static Set<Long> person(BlindIndex.Tokens tokens, String compartment, Contact contact) {
        Set<Long> all = new HashSet<>();
        add(all, tokens, Kind.NAME, compartment, Plain.names(contact.name()));
        add(all, tokens, Kind.MAIL, compartment, Plain.mail(contact.mail()));
        add(all, tokens, Kind.PHONE, compartment, Plain.phone(contact.phone()));
        return all;
    }

    private static void add(
            Set<Long> all, BlindIndex.Tokens tokens, Kind kind, String compartment, List<Set<String>> words) {
        words.stream().flatMap(Collection::stream).forEach(word -> all.add(tokens.of(where(kind, compartment), word)));
    }
}
