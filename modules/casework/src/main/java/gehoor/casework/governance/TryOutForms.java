package gehoor.casework.governance;

import gehoor.casework.InventedFile;
import gehoor.casework.OfferView;
import gehoor.casework.OfferView.AskView;
import gehoor.casework.OfferView.Option;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Between the forms of a try-out and worked examples: what is asked where a file or contact data would be, or where a correction is made; and
 * what a form gives, as an example writes it.
 */
final class TryOutForms {
    /** What is given where a file or contact data are asked. */
    private static final String STAND_IN = "invented";

    /** What a correction leaves to others: who complains is corrected in the vault, texts and files are added to. */
    private static final Set<Field.Type> NOT_CORRECTED = Set.of(
            Field.Type.TEXT,
            Field.Type.LONG_TEXT,
            Field.Type.ATTACHMENTS,
            Field.Type.CONTACT,
            Field.Type.ITEMS,
            Field.Type.STAFF,
            Field.Type.PARTY);

    private final TryOutStage stage;
    private final Procedure procedure;

    TryOutForms(TryOutStage stage, Procedure procedure) {
        this.stage = stage;
        this.procedure = procedure;
    }

    // ---------------------------------------------------------------- what is asked

    /** The form with which a file begins. */
    OfferView report() {
        return standingIn(reported());
    }

    /** The form of an action that is offered. */
    OfferView form(OfferView offer) {
        return correcting(standingIn(offer));
    }

    private OfferView reported() {
        return InventedFile.report(stage.engine(procedure), stage.language());
    }

    /** Where a file or contact data are asked, it is asked whether an invented one is given. */
    private OfferView standingIn(OfferView offer) {
        return offer.asking(offer.asks().stream().map(this::standingIn).toList());
    }

    private AskView standingIn(AskView ask) {
        boolean invented = ask.type().equals("attachments") || ask.type().equals("contact");
        return !invented
                ? ask
                : new AskView(
                        ask.field(),
                        "yes-no",
                        ask.label(),
                        stage.word("try-" + ask.type()),
                        ask.required(),
                        ask.depends(),
                        null,
                        null,
                        false,
                        null,
                        null,
                        List.of());
    }

    /** What was reported can be corrected by its acts; that is not among what they ask. */
    private OfferView correcting(OfferView offer) {
        Action action = procedure.actions().get(offer.action());
        boolean corrects = action != null
                && Effect.all(action.does()).stream().anyMatch(effect -> effect instanceof Effect.Correct);
        if (!corrects) {
            return offer;
        }
        List<AskView> asks = new ArrayList<>(offer.asks());
        asks.add(corrected("kind", stage.options(procedure.report().kinds())));
        for (AskView ask : reported().asks()) {
            Field field = procedure.fields().get(ask.field());
            boolean there = asks.stream().anyMatch(one -> one.field().equals(ask.field()));
            if (field != null && !NOT_CORRECTED.contains(field.type()) && !there) {
                asks.add(ask.again());
            }
        }
        return offer.asking(asks);
    }

    private AskView corrected(String field, List<Option> options) {
        return new AskView(
                field,
                "choice",
                stage.word("try-correct-" + field),
                "",
                false,
                false,
                null,
                null,
                false,
                null,
                null,
                options);
    }

    // ---------------------------------------------------------------- what is given

    /**
     * What a form gives, as an example writes it.
     *
     * @param with field to answers
     */
    Map<String, List<String>> answers(Action action, Map<String, List<String>> with) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        with.forEach((id, values) -> {
            Field field = procedure.fields().get(id);
            List<String> said =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (said.isEmpty()) {
                return;
            }
            if (field == null) {
                answers.put(id, said);
                return;
            }
            switch (field.type()) {
                case ATTACHMENTS, CONTACT -> {
                    if (said.contains("yes")) {
                        answers.put(id, List.of(STAND_IN));
                    }
                }
                case STAFF ->
                    answers.put(
                            id,
                            said.stream().map(person -> member(action, person)).toList());
                case PARTY ->
                    answers.put(
                            id,
                            said.stream()
                                    .map(party -> party.replaceFirst("-([0-9]+)$", " $1"))
                                    .toList());
                default -> answers.put(id, said);
            }
        });
        return answers;
    }

    /** Somebody who is named, as an example speaks of them. */
    private String member(Action action, String person) {
        Set<String> wanted = new TreeSet<>();
        Effect.all(action.does()).forEach(effect -> {
            if (effect instanceof Effect.Assign assign) {
                wanted.add(assign.role());
            }
        });
        return stage.troupe(procedure).staff().stream()
                .filter(one -> one.name().equals(person))
                .sorted(Comparator.comparing(one -> !wanted.contains(one.role())))
                .findFirst()
                .map(ExampleText::person)
                .orElse(person);
    }
}
