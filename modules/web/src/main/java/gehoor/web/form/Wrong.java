package gehoor.web.form;

import org.jspecify.annotations.Nullable;

/**
 * Something that must be mended, as it stands at the top of the page.
 *
 * @param target the id of what is to be mended on this page; null where it is not one thing
 */
public record Wrong(String sentence, @Nullable String target) {}
