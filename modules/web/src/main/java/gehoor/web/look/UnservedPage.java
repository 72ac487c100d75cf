package gehoor.web.look;

import gehoor.access.Unserving;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;

/** The page that says why there is no page: as all pages of that organisation look, with what to do in danger. */
@ApplicationScoped
public class UnservedPage implements Unserving {
    @Override
    public String html(Said said) {
        StringOutput html = new StringOutput();
        Look look = new Look(said.reader(), said.tenant(), null, said.title(), false, null);
        Pages.TEMPLATES.unserved(look, said).render(html);
        return html.toString();
    }
}
