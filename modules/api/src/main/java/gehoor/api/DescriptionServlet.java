package gehoor.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The description at the address where programs look for it; the server's own would be of an older kind. */
@WebServlet("/openapi")
public class DescriptionServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        StrictJson.write(DescriptionRoutes.DESCRIPTION, "en", false, response.getOutputStream());
    }
}
