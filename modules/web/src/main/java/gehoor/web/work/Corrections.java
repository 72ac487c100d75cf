package gehoor.web.work;

import gehoor.casework.FactView;
import gehoor.casework.FileView;
import gehoor.casework.OfferView;
import gehoor.casework.OfferView.AskView;
import gehoor.casework.OfferView.Option;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Words;
import gehoor.web.form.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a file knows already of what an action asks: nothing is typed twice, and what is wrong can be put right. */
final class Corrections {
    private static final Set<String> WRITTEN_OR_APART = Set.of("attachments", "contact", "items", "staff", "party");

    private final FileView file;
    private final Naming naming;

    Corrections(FileView file, Naming naming) {
        this.file = file;
        this.naming = naming;
    }

    /** Whether an action may overwrite what was reported. */
    boolean corrects(OfferView offer) {
        Procedure procedure = naming.procedure();
        Action action = procedure == null ? null : procedure.actions().get(offer.action());
        return action != null
                && Effect.all(action.does()).stream().anyMatch(effect -> effect instanceof Effect.Correct);
    }

    /** With everything that it may overwrite as far as this viewer reads it. */
    OfferView asking(OfferView offer, List<AskView> reported) {
        Procedure procedure = naming.procedure();
        if (procedure == null || !corrects(offer)) {
            return offer;
        }
        List<AskView> asks = new ArrayList<>(offer.asks());
        Report report = procedure.report();
        asks.add(ask("received", "date", "work.received", List.of()));
        asks.add(ask("kind", "choice", "work.kind", options(report.kinds())));
        Map<String, Words> channels = new LinkedHashMap<>();
        report.channels().forEach((id, channel) -> channels.put(id, channel.label()));
        asks.add(ask("channel", "choice", "work.channel", options(channels)));
        if (!report.capacities().isEmpty()) {
            asks.add(ask("capacity", "choice", "work.capacity", options(report.capacities())));
        }
        for (AskView ask : reported) {
            Field field = procedure.fields().get(ask.field());
            boolean seen = field != null && file.compartments().contains(field.compartment());
            if (seen && !WRITTEN_OR_APART.contains(ask.type())) {
                asks.add(ask.again());
            }
        }
        if (file.contactOpen()) {
            asks.add(new AskView(
                    "contact",
                    "contact",
                    naming.word("work.identity"),
                    naming.word("work.correct.contact"),
                    false,
                    false,
                    null,
                    null,
                    false,
                    null,
                    null,
                    List.of()));
        }
        return offer.asking(asks);
    }

    private AskView ask(String field, String type, String key, List<Option> options) {
        return new AskView(field, type, naming.word(key), "", false, false, null, null, false, null, null, options);
    }

    private List<Option> options(Map<String, Words> choices) {
        return choices.entrySet().stream()
                .map(choice -> new Option(choice.getKey(), choice.getValue().in(naming.language())))
                .toList();
    }

    /** What the file knows already of what is asked, as it would be filled in. What the report did not ask begins empty. */
    Written known(OfferView offer, String prefix) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> reported = reported();
        for (AskView ask : offer.asks()) {
            if (corrects(offer) && ask.field().equals("received")) {
                put(values, prefix, ask, file.received().toString());
            } else if (corrects(offer) && head(ask.field()) != null) {
                put(values, prefix, ask, head(ask.field()));
            } else if (reported.contains(ask.field())) {
                file.facts().stream()
                        .filter(fact -> fact.field().equals(ask.field()) && Objects.equals(fact.about(), offer.on()))
                        .findFirst()
                        .ifPresent(fact -> put(values, prefix, ask, fact));
            }
        }
        return new Written(values);
    }

    private @Nullable String head(String field) {
        return switch (field) {
            case "kind" -> file.kind();
            case "channel" -> file.channel();
            case "capacity" -> file.capacity();
            default -> null;
        };
    }

    private Set<String> reported() {
        Procedure procedure = naming.procedure();
        Set<String> fields = new TreeSet<>();
        if (procedure != null) {
            procedure.report().action().asks().forEach(ask -> fields.add(ask.field()));
        }
        return fields;
    }

    private static void put(Map<String, List<String>> values, String prefix, AskView ask, FactView fact) {
        if (WRITTEN_OR_APART.contains(ask.type())) {
            return;
        }
        if (ask.type().equals("date") || fact.codes().size() == 1) {
            put(
                    values,
                    prefix,
                    ask,
                    fact.codes().isEmpty() ? null : fact.codes().get(0));
        } else if (fact.codes().size() > 1) {
            values.put(prefix + ask.field(), fact.codes());
        } else {
            put(values, prefix, ask, fact.text());
        }
    }

    private static void put(Map<String, List<String>> values, String prefix, AskView ask, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (ask.type().equals("date")) {
            String[] parts = value.split("-", -1);
            if (parts.length == 3) {
                values.put(prefix + ask.field() + ".day", List.of(Integer.toString(Integer.parseInt(parts[2]))));
                values.put(prefix + ask.field() + ".month", List.of(Integer.toString(Integer.parseInt(parts[1]))));
                values.put(prefix + ask.field() + ".year", List.of(parts[0]));
            }
        } else {
            values.put(prefix + ask.field(), List.of(value));
        }
    }

    /** What was changed of what the file knew; of another action all that was written. */
    Written changed(OfferView offer, String prefix, Written written) {
        if (!corrects(offer)) {
            return written;
        }
        Written known = known(offer, prefix);
        Map<String, List<String>> values = new LinkedHashMap<>(written.values());
        for (AskView ask : offer.asks()) {
            String name = prefix + ask.field();
            if (written.of(name, ask.type()).equals(known.of(name, ask.type()))) {
                List.of("", ".day", ".month", ".year").forEach(part -> values.remove(name + part));
            }
        }
        return new Written(values);
    }
}
