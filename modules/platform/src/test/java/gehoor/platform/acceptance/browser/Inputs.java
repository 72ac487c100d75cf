package gehoor.platform.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.Arrays;

/** A form that was made of what the procedure asks, filled in by the names that it gives its fields. */
final class Inputs {
    private final Locator form;

    Inputs(Locator form) {
        this.form = form;
    }

    /** Types, chooses or ticks; of several each. */
    void with(String field, String... values) {
        Locator inputs = of(field);
        assertThat(inputs.count())
                .as("the form asks %s: %s", field, form.allInnerTexts())
                .isPositive();
        String type = String.valueOf(inputs.first().getAttribute("type"));
        if (type.equals("radio") || type.equals("checkbox")) {
            String name = String.valueOf(inputs.first().getAttribute("name"));
            for (String value : values) {
                form.locator("input[name='" + name + "'][value='" + value + "']")
                        .check();
            }
        } else if (inputs.first().evaluate("e => e.tagName").equals("SELECT")) {
            inputs.first().selectOption(values);
        } else {
            inputs.first().fill(String.join("\n", values));
        }
    }

    /** @param day as {@code 2026-03-02} */
    void on(String field, String day) {
        String[] parts = day.split("-", 3);
        for (String[] each : new String[][] {{"day", parts[2]}, {"month", parts[1]}, {"year", parts[0]}}) {
            of(field + "." + each[0]).first().fill(each[1].replaceFirst("^0", ""));
        }
    }

    /** @param files their names; what is in them does not matter */
    void attaching(String field, String... files) {
        of(field)
                .first()
                .setInputFiles(Arrays.stream(files)
                        .map(file -> new FilePayload(file, "text/plain", ("This is " + file).getBytes(UTF_8)))
                        .toArray(FilePayload[]::new));
    }

    /** What was typed into it. */
    String holds(String field) {
        return of(field).first().inputValue();
    }

    /** Where the form has any of them, those that can be filled in. */
    Locator of(String field) {
        return form.locator("[name='" + field + "'], [name$='." + field + "']");
    }
}
