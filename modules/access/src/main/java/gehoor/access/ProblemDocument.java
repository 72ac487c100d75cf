package gehoor.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.engine.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is answered when something could not be done, as RFC 9457 has it.
 *
 * @param type {@code urn:gehoor:problem:} and the kind of trouble
 * @param title what kind of trouble it is, in the reader's language
 * @param detail the sentences of all reasons together
 * @param rule id of the first rule that refused
 * @param basis where that rule is published
 * @param reasons all that stood in the way; empty where no rule or field is concerned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String rule,
        @Nullable String basis,
        List<Reason> reasons) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param field a field of the procedure or of the body, or the name of a header; null where none
     * @param rule empty where it is not a rule of a procedure
     * @param words one sentence in the reader's language
     * @param looked what a decision looked at; only for staff
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String reason,
            @Nullable String field,
            String rule,
            String basis,
            String words,
            @Nullable List<Looked> looked) {}

    /** @param value null where it was not known */
    public record Looked(String rule, String fact, @Nullable String value, boolean held) {}

    public ProblemDocument {
        reasons = List.copyOf(reasons);
    }

    /** Without a rule or a field. */
    public static ProblemDocument of(Trouble trouble, String language) {
        return of(trouble, language, Wording.of(language, trouble.word() + ".detail"));
    }

    public static ProblemDocument of(Trouble trouble, String language, String detail) {
        return new ProblemDocument(
                type(trouble),
                Wording.of(language, trouble.word() + ".title"),
                trouble.status(),
                detail,
                null,
                null,
                List.of());
    }

    /** About one field of the request, which may be a header. */
    public static ProblemDocument about(Trouble trouble, String language, String field, String words) {
        return new ProblemDocument(
                type(trouble),
                Wording.of(language, trouble.word() + ".title"),
                trouble.status(),
                words,
                null,
                null,
                List.of(new Reason(trouble.word(), field, "", "", words, null)));
    }

    /**
     * What the engine said. The first refusal gives the status.
     *
     * @param withLooked whether this reader may know the facts that a decision looked at
     */
    public static ProblemDocument of(List<Refusal> refusals, String language, boolean withLooked) {
        Trouble trouble = Trouble.of(refusals.get(0));
        List<Reason> reasons = refusals.stream()
                .map(refusal -> reason(refusal, language, withLooked))
                .toList();
        return new ProblemDocument(
                type(trouble),
                Wording.of(language, trouble.word() + ".title"),
                trouble.status(),
                reasons.stream().map(Reason::words).distinct().collect(Collectors.joining(" ")),
                refusals.get(0).rule(),
                refusals.get(0).basis(),
                reasons);
    }

    /** One refusal, in the reader's language. */
    public static Reason reason(Refusal refusal, String language, boolean withLooked) {
        return new Reason(
                refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                refusal.field(),
                refusal.rule(),
                refusal.basis(),
                refusal.words().in(language),
                withLooked
                        ? refusal.looked().stream()
                                .map(each -> new Looked(each.rule(), each.fact(), each.value(), each.held()))
                                .toList()
                        : null);
    }

    /** For the status line. */
    String phrase() {
        return type.substring(type.lastIndexOf(':') + 1);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and lists can always be written", e);
        }
    }

    private static String type(Trouble trouble) {
        return "urn:gehoor:problem:" + trouble.word();
    }
}
