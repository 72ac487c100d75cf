package gehoor.access;

import jakarta.servlet.http.HttpServletRequest;

/** Which face a request is for. */
final class Paths {
    private static final String API = "/api";

    private Paths() {}

    /** The path within the application, decoded and normalised by the server. */
    static String of(HttpServletRequest request) {
        String servlet = request.getServletPath() == null ? "" : request.getServletPath();
        return request.getPathInfo() == null ? servlet : servlet + request.getPathInfo();
    }

    static boolean isApi(String path) {
        return path.equals(API) || path.startsWith(API + "/");
    }
}
