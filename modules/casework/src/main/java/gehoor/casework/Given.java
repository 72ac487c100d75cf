package gehoor.casework;

import gehoor.engine.Change;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Filling;
import gehoor.engine.Refusal;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came with a report or an action, read: answers to fields, texts to be sealed, contact data, attachments.
 *
 * @param problems what cannot be; where there is one nothing is decided upon it
 */
record Given(
        Map<String, Value> values,
        Map<String, String> texts,
        @Nullable Contact contact,
        List<Upload> uploads,
        List<Refusal> problems) {

    /** @param known whether those who handle the file may know who gives this */
    static Given of(
            Engine engine,
            Action action,
            Map<String, Object> raw,
            @Nullable Contact contact,
            List<Inspected> inspected,
            boolean known) {
        List<Upload> uploads = inspected.stream().map(Inspected::upload).toList();
        List<Refusal> problems = new ArrayList<>();
        Map<String, Field> fields = engine.procedure().fields();
        boolean corrects = corrects(action);
        Map<String, Object> answers = new HashMap<>();
        Map<String, Value> corrections = new LinkedHashMap<>();
        raw.forEach((id, value) -> {
            Field field = fields.get(id);
            if (corrects && field == null && Change.Reported.corrects(id)) {
                correction(id, value, corrections, problems);
            } else if (field == null
                    || !(field.type() == Field.Type.ATTACHMENTS || field.type() == Field.Type.CONTACT)) {
                answers.put(id, value);
            } else if (field.type() == Field.Type.ATTACHMENTS && value != null && !"".equals(value)) {
                problems.add(Wording.uploadText(id));
            }
        });
        for (Upload upload : uploads) {
            answers.put(upload.field(), "attached");
        }
        boolean asksContact = false;
        for (Action.Ask ask : action.asks()) {
            Field field = fields.get(ask.field());
            if (field != null && field.type() == Field.Type.CONTACT) {
                asksContact = true;
                if (contact != null) {
                    answers.put(field.id(), "given");
                }
            }
        }
        boolean mayGive = action.kind() == Action.Kind.REPORT || asksContact || corrects;
        if (contact != null && !mayGive) {
            problems.add(Wording.contactRefused());
        }
        problems.addAll(Contacts.problems(contact, engine.tenant().languages()));
        if (action.kind() == Action.Kind.REPORT) {
            problems.addAll(Contacts.complainants(contact));
        }
        uploads(fields, uploads, problems);
        inspected.forEach(one -> one.refusal(known).ifPresent(problems::add));
        List<Upload> kept = new ArrayList<>(inspected.size());
        for (Inspected one : inspected) {
            kept.add(one.kept(known, kept.size() + 1));
        }
        Filling filling = engine.fill(action, answers);
        problems.addAll(filling.problems());
        Map<String, Value> values = new LinkedHashMap<>(filling.given());
        values.putAll(corrections);
        return new Given(values, filling.texts(), contact, kept, problems);
    }

    /** Whether what was recorded may be corrected by it. */
    static boolean corrects(Action action) {
        return action.does().stream().anyMatch(effect -> effect instanceof Effect.Correct);
    }

    private static void correction(String id, Object written, Map<String, Value> corrections, List<Refusal> problems) {
        if (!(written instanceof String text) || text.isBlank() || text.length() > 100 || control(text)) {
            problems.add(Wording.code(id));
            return;
        }
        if (!id.equals("received")) {
            corrections.put(id, Value.code(text.strip()));
            return;
        }
        try {
            corrections.put(id, Value.day(LocalDate.parse(text.strip())));
        } catch (DateTimeParseException notDate) {
            problems.add(Wording.date(id));
        }
    }

    private static void uploads(Map<String, Field> fields, List<Upload> uploads, List<Refusal> problems) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        long total = 0;
        for (Upload upload : uploads) {
            total += upload.content().length;
            counts.merge(upload.field(), 1, Integer::sum);
            if (upload.content().length > Upload.LARGEST
                    || upload.content().length == 0
                    || total > Upload.LARGEST_TOGETHER) {
                problems.add(Wording.uploadLarge(upload.field()));
            }
            if (upload.name().length() > 200
                    || upload.mediaType().length() > 100
                    || control(upload.name())
                    || control(upload.mediaType())) {
                problems.add(Wording.contactUnreadable(upload.field()));
            }
        }
        counts.forEach((id, count) -> {
            Field field = fields.get(id);
            if (field == null || field.type() != Field.Type.ATTACHMENTS) {
                problems.add(Wording.uploadField(id));
                return;
            }
            BigDecimal min = field.min();
            BigDecimal max = field.max();
            BigDecimal given = BigDecimal.valueOf(count);
            if ((min != null && given.compareTo(min) < 0) || (max != null && given.compareTo(max) > 0)) {
                problems.add(Wording.uploadCount(id));
            }
        });
    }

    private static boolean control(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Everything that stands in the way: what cannot be read, and what the engine says of the rest. Null where nothing does. */
    @Nullable
    List<Refusal> refusals(Decision decision) {
        List<Refusal> decided = decision instanceof Decision.Refused refused ? refused.refusals() : List.of();
        if (problems.isEmpty()) {
            return decided.isEmpty() ? null : decided;
        }
        Set<String> told = new HashSet<>();
        problems.forEach(problem -> told.add(String.valueOf(problem.field())));
        List<Refusal> all = new ArrayList<>(problems);
        decided.stream()
                .filter(refusal -> !told.contains(String.valueOf(refusal.field())))
                .forEach(all::add);
        return all;
    }
}
