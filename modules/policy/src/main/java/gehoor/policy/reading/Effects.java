package gehoor.policy.reading;

import gehoor.policy.Effect;
import gehoor.policy.Value;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the effects of an action that was judged sound. */
final class Effects {
    private Effects() {}

    static List<Effect> make(Written.Entries map, String word, Context context) {
        List<Effect> effects = new ArrayList<>();
        for (Written.Entries effect : map.maps(word)) {
            effect.entries().keySet().stream()
                    .filter(name -> !name.equals("when"))
                    .map(name -> make(name, effect, context))
                    .map(made -> effect.has("when")
                            ? new Effect.When(Making.condition(effect, "when", context), made)
                            : made)
                    .forEach(effects::add);
        }
        return List.copyOf(effects);
    }

    private static Effect make(String name, Written.Entries effect, Context context) {
        Written.Entries more = effect.map(name);
        String text = effect.text(name);
        boolean plain = effect.find(name) instanceof Written.Text;
        return switch (name) {
            case "move" -> new Effect.Move(text);
            case "close" -> new Effect.Close(plain ? text : null, more.textOrNull("outcome-from"));
            case "extend" ->
                new Effect.Extend(
                        more.text("clock"),
                        Making.periodOrNull(more, "by"),
                        more.textOrNull("until-from"),
                        Making.periodOrNull(more, "within"),
                        Integer.parseInt(more.text("at-most")),
                        more.yes("by-consent"));
            case "tell" -> new Effect.Tell(Making.recipients(more, "who", context), more.text("letter"));
            case "refer" ->
                new Effect.Refer(List.copyOf(more.texts("to")), more.textOrNull("to-from"), more.textOrNull("letter"));
            case "assign" -> new Effect.Assign(more.text("as"), more.textOrNull("who-from"));
            case "release" ->
                plain ? new Effect.Release(text, null) : new Effect.Release(more.text("as"), more.text("who-from"));
            case "remove-party" -> new Effect.RemoveParty(text);
            case "declare-tie" -> new Effect.DeclareTie(more.text("who-from"), more.textOrNull("with-from"));
            case "consent" ->
                new Effect.Consent(
                        more.text("to"),
                        List.copyOf(more.texts("items")),
                        more.textOrNull("items-from"),
                        more.has("answer") ? Making.word(Effect.Answer.class, more.text("answer")) : null,
                        more.textOrNull("answer-from"));
            case "hand-over" ->
                new Effect.HandOver(
                        more.text("to"),
                        List.copyOf(more.texts("items")),
                        more.textOrNull("items-from"),
                        more.textOrNull("letter"));
            case "disclose" ->
                new Effect.Disclose(
                        Making.who(more, "to"),
                        more.textOrNull("ground"),
                        more.textOrNull("ground-from"),
                        more.textOrNull("until-from"),
                        more.textOrNull("tell"),
                        more.textOrNull("tell-unless"));
            case "link" -> new Effect.OpenLinked(text);
            case "identity" -> new Effect.SetIdentity(plain ? text : null, more.textOrNull("from"));
            case "set" -> set(more, context);
            case "add-party" -> new Effect.AddParty(text);
            case "give-receipt" -> new Effect.GiveReceipt(text);
            case "signal" -> new Effect.Signal(more.text("link"), more.text("name"));
            case "message" -> new Effect.Message(plain ? text : more.text("from"), kindOfParty(more.text("to")));
            case "raise-duty" -> new Effect.RaiseDuty(text);
            default -> throw new IllegalStateException("an effect that nobody makes: " + name);
        };
    }

    /** The kind in {@code party:<kind>}; null for the complainant, and where nothing is written. */
    static @Nullable String kindOfParty(String holder) {
        return holder.startsWith(Who.PARTY) ? holder.substring(Who.PARTY.length()) : null;
    }

    private static Effect set(Written.Entries map, Context context) {
        Scope.FieldSketch field = context.scope().fields().get(map.text("field"));
        if (field == null) {
            throw new IllegalStateException("a field that is not there: " + map.text("field"));
        }
        if (field.type().several()) {
            return new Effect.SetFact(field.id(), new Value.Codes(map.texts("to")), null);
        }
        String text = map.texts("to").get(0);
        Facts.Kind kind = Facts.kind(field, context.scope());
        Optional<Value> value = Values.of(text, kind);
        return value.isPresent()
                ? new Effect.SetFact(field.id(), value.get(), null)
                : new Effect.SetFact(
                        field.id(),
                        null,
                        Facts.find(text, context).orElseThrow().fact());
    }
}
