package gehoor.policy.writing;

import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the language says of each place of a file: of which type it is, by which shape, and how it is addressed, so that an address still
 * leads there when something else was added or moved.
 */
public final class Guide {
    private static final Map<String, String> BY_FOLDER =
            Map.of("procedures", "procedure", "letters", "letter", "texts", "text");

    /** The address of what is not there yet. */
    public static final String NEW = "+";

    private final Type root;

    private Guide(Type root) {
        this.root = root;
    }

    /** @param path relative to an organisation's folder; empty where there is no such file in the language */
    public static Optional<Guide> of(String path) {
        if (path.equals("tenant.yaml")) {
            return Optional.of(new Guide(new Type.Form("tenant")));
        }
        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        if (folder.equals("examples")) {
            return Optional.of(new Guide(new Type.Listed(new Type.Form("example"), true)));
        }
        String shape = BY_FOLDER.get(folder);
        return shape == null ? Optional.empty() : Optional.of(new Guide(new Type.Form(shape)));
    }

    /** Of the whole file. */
    public Type root() {
        return root;
    }

    /** The type of a place, where several could stand the one that is written there; empty where the language has no such place. */
    public Optional<Type> type(Source source, Spot spot) {
        Type type = root;
        Spot at = Spot.ROOT;
        for (String step : spot.steps()) {
            Type inner = inner(written(type, source.find(at)), step);
            if (inner == null) {
                return Optional.empty();
            }
            type = inner;
            at = at.then(step);
        }
        return Optional.of(written(type, source.find(spot)));
    }

    /** The type of a place as the language has it, whatever is written there. */
    public Optional<Type> declared(Source source, Spot spot) {
        return spot.isRoot()
                ? Optional.of(root)
                : type(source, spot.parent()).flatMap(around -> Optional.ofNullable(inner(around, spot.last())));
    }

    private static @Nullable Type inner(Type around, String step) {
        if (around instanceof Type.Form form) {
            return Vocabulary.shape(form.shape()).word(step).map(Word::type).orElse(null);
        } else if (around instanceof Type.Listed listed) {
            return Spot.index(step) >= 0 || step.equals(NEW) ? listed.item() : null;
        } else if (around instanceof Type.Keyed keyed) {
            return keyed.value();
        }
        return around instanceof Type.WordsInLanguages ? new Type.Text(20_000) : null;
    }

    /** Of several types the one that is written so; the first where nothing is written. */
    public static Type written(Type type, @Nullable Element element) {
        if (type instanceof Type.Either either) {
            for (Type each : either.types()) {
                if (element == null || map(each) == (element instanceof Element.Entries)) {
                    return written(each, element);
                }
            }
            return either.types().get(0);
        }
        if (element instanceof Element.Entries) {
            if (type instanceof Type.Actor || (type instanceof Type.Listed of && of.item() instanceof Type.Actor)) {
                return new Type.Form("who");
            } else if (type instanceof Type.Conditional) {
                return new Type.Form("condition");
            }
        } else if (element instanceof Element.Items) {
            if (type instanceof Type.Conditional) {
                return new Type.Listed(type, false);
            } else if (type instanceof Type.Given) {
                return new Type.Listed(new Type.Text(300), true);
            }
        }
        return type;
    }

    private static boolean map(Type type) {
        return type instanceof Type.Form || type instanceof Type.Keyed || type instanceof Type.WordsInLanguages;
    }

    /** The shapes that could stand in a place besides what is written in a line there. */
    public static List<String> forms(Type type) {
        if (type instanceof Type.Actor) {
            return List.of("who");
        } else if (type instanceof Type.Conditional) {
            return List.of("condition");
        } else if (type instanceof Type.Form form) {
            return List.of(form.shape());
        } else if (type instanceof Type.Either either) {
            List<String> shapes = new ArrayList<>();
            either.types().forEach(each -> shapes.addAll(forms(each)));
            return shapes;
        }
        return List.of();
    }

    /** Whether a place is looked at by itself: a map of words, or an entry of a map whose keys are no words of the language. */
    public boolean stands(Source source, Spot spot) {
        return spot.isRoot()
                || type(source, spot).filter(Type.Form.class::isInstance).isPresent()
                || type(source, spot.parent())
                        .filter(Type.Keyed.class::isInstance)
                        .isPresent();
    }

    /** The smallest part around a place that is looked at by itself. */
    public Spot standing(Source source, Spot spot) {
        Spot at = spot;
        while (!stands(source, at)) {
            at = at.parent();
        }
        return at;
    }

    // ---------------------------------------------------------------- addresses

    /** Items by their ids, where these tell them apart; else by their numbers. */
    public String address(Source source, Spot spot) {
        List<String> steps = new ArrayList<>();
        Spot at = Spot.ROOT;
        for (String step : spot.steps()) {
            String said = step;
            if (source.find(at) instanceof Element.Items list) {
                int index = Spot.index(step);
                String id = index < 0 || index >= list.items().size()
                        ? ""
                        : id(source, at, list.items().get(index));
                if (!id.isEmpty()) {
                    Spot around = at;
                    long same = list.items().stream()
                            .filter(item -> id(source, around, item).equals(id))
                            .count();
                    said = same == 1 ? id : step;
                }
            }
            steps.add(said.replace("~", "~0").replace("/", "~1"));
            at = at.then(step);
        }
        return String.join("/", steps);
    }

    /** Where an address leads; empty where the language has no such place. Whether something stands there is another question. */
    public Optional<Spot> spot(Source source, String address) {
        Spot at = Spot.ROOT;
        if (address.isEmpty()) {
            return Optional.of(at);
        }
        for (String said : address.split("/", -1)) {
            String step = said.replace("~1", "/").replace("~0", "~");
            if (source.find(at) instanceof Element.Items list && Spot.index(step) < 0 && !step.equals(NEW)) {
                int found = -1;
                for (int i = 0; i < list.items().size(); i++) {
                    if (id(source, at, list.items().get(i)).equals(step)) {
                        found = i;
                    }
                }
                if (found < 0) {
                    return Optional.empty();
                }
                step = String.valueOf(found);
            }
            at = at.then(step);
        }
        return declared(source, at).isPresent() ? Optional.of(at) : Optional.empty();
    }

    /** What an item of a list is called: what stands behind the first word of its shape, where that is an id. */
    private String id(Source source, Spot list, Element item) {
        Type type = type(source, list).orElse(root);
        if (!(type instanceof Type.Listed listed)
                || !(item instanceof Element.Entries map)
                || !(written(listed.item(), item) instanceof Type.Form form)) {
            return "";
        }
        Shape shape = Vocabulary.shape(form.shape());
        String id = map.text(shape.words().get(0).name());
        return id.matches("[A-Za-z][A-Za-z0-9-]{0,59}") ? id : "";
    }
}
