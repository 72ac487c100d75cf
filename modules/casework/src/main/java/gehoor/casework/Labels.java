package gehoor.casework;

import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.policy.Field;
import gehoor.policy.Outcome;
import gehoor.policy.Procedure;
import gehoor.policy.Stage;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes of a procedure in the words of one language. */
record Labels(Engine engine, String language) {
    private static final Words CLOSED = Wording.words("label.closed");
    private static final Words TRANSFERRED = Wording.words("label.transferred");
    private static final Words ANSWERS_YES = Wording.words("label.answers-yes");
    private static final Words ANSWERS_NO = Wording.words("label.answers-no");
    private static final Words COMPLAINANT = Wording.words("label.complainant");
    private static final Words SYSTEM = Wording.words("label.system");
    private static final Words PUBLIC = Wording.words("label.public");
    private static final Words CLOCK = Wording.words("label.clock");
    private static final Words SIGNAL = Wording.words("label.signal");
    private static final Words LETTER = Wording.words("label.letter");
    private static final Words RECEIPT_LINK_ASKED = Wording.words("label.receipt-link-asked");
    private static final Words RECEIPT_RENEWED = Wording.words("label.receipt-renewed");
    private static final Words WENT_OVER = Wording.words("label.went-over");
    private static final Words INVITATION_MADE = Wording.words("label.invitation-made");
    private static final Words INVITATION_OPENED = Wording.words("label.invitation-opened");
    private static final Words INVITATION_WITHDRAWN = Wording.words("label.invitation-withdrawn");

    Procedure procedure() {
        return engine.procedure();
    }

    Tenant tenant() {
        return engine.tenant();
    }

    String in(Words words) {
        return words.in(language);
    }

    private String in(@Nullable Words words, String otherwise) {
        return words == null || words.isEmpty() ? otherwise : words.in(language);
    }

    String stage(String id) {
        if (id.equals(FileState.CLOSED)) {
            return in(CLOSED);
        }
        Stage stage = procedure().stages().get(id);
        return in(stage == null ? null : stage.label(), id);
    }

    String outcome(String id) {
        if (id.equals(FileState.TRANSFERRED)) {
            return in(TRANSFERRED);
        }
        Outcome outcome = procedure().outcomes().get(id);
        return in(outcome == null ? null : outcome.label(), id);
    }

    String kind(String id) {
        return in(procedure().report().kinds().get(id), id);
    }

    String role(String id) {
        var role = tenant().roles().get(id);
        if (role != null) {
            return in(role.label(), id);
        }
        if (id.startsWith(Who.PARTY)) {
            var kind = procedure().parties().get(id.substring(Who.PARTY.length()));
            return in(kind == null ? null : kind.label(), id);
        }
        return switch (id) {
            case Who.COMPLAINANT -> in(COMPLAINANT);
            case Who.SYSTEM, "" -> in(SYSTEM);
            case Who.PUBLIC -> in(PUBLIC);
            default -> id;
        };
    }

    String action(String id) {
        var action = procedure().actions().get(id);
        if (action == null && id.equals(procedure().report().action().id())) {
            action = procedure().report().action();
        }
        if (action != null) {
            return in(action.label(), id);
        }
        return switch (id) {
            case "clock" -> in(CLOCK);
            case "signal" -> in(SIGNAL);
            case "letter" -> in(LETTER);
            case "receipt.link-asked" -> in(RECEIPT_LINK_ASKED);
            case "receipt.renewed" -> in(RECEIPT_RENEWED);
            case GoingOver.WENT_OVER -> in(WENT_OVER);
            case "invitation.made" -> in(INVITATION_MADE);
            case "invitation.opened" -> in(INVITATION_OPENED);
            case "invitation.withdrawn" -> in(INVITATION_WITHDRAWN);
            default -> id;
        };
    }

    /** The label of one code of a field. */
    String code(Field field, String code) {
        Words choice = field.choices().get(code);
        if (choice != null && !choice.isEmpty()) {
            return in(choice);
        }
        return switch (field.type()) {
            case SERVICE -> service(code);
            case FACILITY -> facility(code);
            case BODY, BODIES -> body(code);
            case GROUND -> {
                var ground = procedure().grounds().get(code);
                yield in(ground == null ? null : ground.label(), code);
            }
            case OUTCOME -> outcome(code);
            case ITEMS ->
                procedure().consents().values().stream()
                        .map(consent -> consent.items().get(code))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .map(words -> words.in(language))
                        .orElse(code);
            default -> code;
        };
    }

    String service(String id) {
        var service = tenant().services().get(id);
        return in(service == null ? null : service.label(), id);
    }

    String facility(String id) {
        var facility = tenant().facilities().get(id);
        return in(facility == null ? null : facility.label(), id);
    }

    String body(String id) {
        var body = tenant().bodies().get(id);
        return in(body == null ? null : body.label(), id);
    }

    /** A service, facility or outside body, whichever has that id. */
    String belonging(String id) {
        return tenant().services().containsKey(id)
                ? service(id)
                : tenant().facilities().containsKey(id) ? facility(id) : body(id);
    }

    /** The address of the one that they speak for, as the organisation has it; empty where it has none. */
    String mail(List<String> of) {
        for (String id : of) {
            var facility = tenant().facilities().get(id);
            var service = tenant().services().get(id);
            var body = tenant().bodies().get(id);
            String mail = facility != null ? facility.mail() : service != null ? service.mail() : null;
            String found = mail == null && body != null ? body.mail() : mail;
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    /** {@code service:<id>} and its like. */
    String about(String mark) {
        int colon = mark.indexOf(':');
        String id = mark.substring(colon + 1);
        return switch (mark.substring(0, colon)) {
            case "service" -> service(id);
            case "facility" -> facility(id);
            default -> body(id);
        };
    }

    /** A clear value in words; null for what is sealed. */
    @Nullable
    String value(Field field, Value value) {
        if (value instanceof Value.Code code) {
            return code(field, code.code());
        }
        if (value instanceof Value.Codes codes) {
            return codes.codes().stream().map(code -> code(field, code)).collect(Collectors.joining(", "));
        }
        if (value instanceof Value.YesNo yesNo) {
            return in(yesNo.yes() ? ANSWERS_YES : ANSWERS_NO);
        }
        if (value instanceof Value.Day day) {
            return date(day.date());
        }
        if (value instanceof Value.Number number && !field.unit().isEmpty()) {
            return number + " " + in(field.unit());
        }
        return value instanceof Value.Sealed ? null : value.toString();
    }

    static List<String> codes(Value value) {
        if (value instanceof Value.YesNo || value instanceof Value.Day || value instanceof Value.Number) {
            return List.of(value.toString());
        }
        return Projection.codes(value);
    }

    /** {@code 2 maart 2026}. */
    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag(language))
                .format(day);
    }
}
