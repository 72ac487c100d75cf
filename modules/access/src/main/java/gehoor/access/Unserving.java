package gehoor.access;

import gehoor.policy.Tenant;
import org.jspecify.annotations.Nullable;

/** Who makes the page that says why there is no page: it looks as all others do, and they are made elsewhere. */
public interface Unserving {
    /** The page, complete. */
    String html(Said said);

    /**
     * What it says.
     *
     * @param tenant the organisation whose address it is; null where it is nobody's
     * @param bench whether somebody is at work there
     * @param lasting whether the same address shows the same again, so that another language can be chosen
     * @param on the words of the way on
     * @param to where that leads
     */
    record Said(
            Reader reader,
            @Nullable Tenant tenant,
            boolean bench,
            boolean lasting,
            String title,
            String detail,
            String on,
            String to) {}
}
