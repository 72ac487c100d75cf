package gehoor.api;

import gehoor.access.Asking;
import gehoor.casework.Casework;
import gehoor.casework.Upload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;

/** One request and its answer: what every route has in hand. */
@Dependent
public class Exchange {
    final Asking asking;
    final Parameters parameters;
    final Casework casework;
    final Answers answers;

    @Inject
    Exchange(Asking asking, Parameters parameters, Casework casework, Answers answers) {
        this.asking = asking;
        this.parameters = parameters;
        this.casework = casework;
        this.answers = answers;
    }

    /** What came as a form, with its files. The room that it takes is given back, whatever comes of it. */
    <B, R> R form(Form form, Class<B> type, BiFunction<B, List<Upload>, R> then) {
        try (form) {
            return then.apply(StrictJson.read(form.request().bytes(), type, asking.language()), form.files());
        }
    }
}
