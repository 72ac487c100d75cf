package gehoor.access;

import gehoor.casework.Library;
import gehoor.casework.Upload;
import gehoor.policy.Tenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Before every route of both faces: is it open to this caller, is the tenant of the address the caller's own, is it not
 * too often. Which files a caller may know of is not decided here.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHORIZATION)
public class Gate implements ContainerRequestFilter {
    private static final String RECEIPT = "Gehoor-Receipt";
    private static final int LONGEST_RECEIPT = 100;
    /** Headers that decide something: which of two would count is not to be guessed. */
    private static final List<String> ONCE =
            List.of(RECEIPT, Seats.HEADER, "If-Match", "Idempotency-Key", "Content-Type", "Accept-Language");

    /** As many as there are routes. */
    private static final Map<Method, String> TEMPLATES = new ConcurrentHashMap<>();

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Limits limits;

    @Inject
    Colleagues colleagues;

    @Inject
    Seats seats;

    @Inject
    IdentityServer server;

    /** How many servers of ours stand before this one and add the address they saw to X-Forwarded-For. */
    @Inject
    @ConfigProperty(name = "gehoor.http.proxies", defaultValue = "0")
    int proxies;

    @Context
    @Nullable
    ResourceInfo route;

    @Override
    public void filter(ContainerRequestContext context) {
        HttpServletRequest request = Front.request(context::getProperty);
        ResourceInfo info = route;
        Method method = info == null ? null : info.getResourceMethod();
        Open open = method == null ? null : method.getAnnotation(Open.class);
        String language = Languages.of(request);
        if (info == null || method == null || open == null) {
            throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, language));
        }
        String named = context.getUriInfo().getPathParameters().getFirst("tenant");
        Caller caller = here(request, Callers.of(request), open.value(), named);
        Optional<Tenant> tenant = named == null ? Optional.empty() : library.tenant(named);
        // What is open to all is never told of, whoever comes: staff take in reports of people who must stay unknown
        // there.
        boolean told = open.value() == Open.To.STAFF || open.value() == Open.To.PLATFORM;
        // Of an address that somebody made up nothing comes into the log, whoever they are
        Front.route(
                request,
                TEMPLATES.computeIfAbsent(method, known -> template(info.getResourceClass(), known)),
                told ? caller : Caller.NOBODY,
                tenant.map(Tenant::id).orElse(null));
        once(request, language);
        boolean page = !Paths.isApi(Paths.of(request));
        if (named != null && tenant.isEmpty() && open.value() != Open.To.PLATFORM) {
            refuseRemoved(named, language);
        }
        // Console and interface of who runs the platform are its own: they speak its languages, whatever an
        // organisation has.
        boolean ofPlatform = open.value() == Open.To.PLATFORM;
        if (tenant.isPresent() && !tenant.get().languages().isEmpty() && !ofPlatform) {
            language = Languages.of(request, tenant.get().languages());
        }
        if (page && told && Sent.fromElsewhere(request, server.self())) {
            throw barred(language, "sent-from-elsewhere");
        }
        if (page && told && caller instanceof Caller.Nobody) {
            loginFirst(context, language);
        }
        admit(open.value(), caller, named, language);
        if (named != null && tenant.isEmpty() && open.value() != Open.To.PLATFORM) {
            throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, language));
        }
        Reader reader = new Reader(language, language.equals(Languages.lang(request)));
        if (caller instanceof Caller.Staff staff) {
            colleagues.meet(staff);
            caller = told || !page ? seats.seated(request, staff, reader) : staff;
        } else if (caller instanceof Caller.Nobody) {
            limit(request, open, named == null ? "" : named, language);
        }
        asking.is(
                caller,
                named,
                reader,
                open.value() == Open.To.RECEIPT ? receipt(request, language) : null,
                what -> limits.take(what, named == null ? "" : named, address(request, proxies)));
    }

    /**
     * Who is logged in at one tenant is a visitor on the public pages of another, and who runs the platform on those of all; a token is sent
     * on purpose.
     */
    private static Caller here(HttpServletRequest request, Caller caller, Open.To to, @Nullable String tenant) {
        boolean elsewhere = caller instanceof Caller.PlatformAdmin
                || (caller instanceof Caller.Staff staff
                        && tenant != null
                        && !staff.tenant().equals(tenant));
        return elsewhere && to == Open.To.EVERYONE && !Paths.isApi(Paths.of(request)) ? Caller.NOBODY : caller;
    }

    /** Nothing is known of it any more but the day. */
    private void refuseRemoved(String tenant, String language) {
        Optional<Instant> at = library.removed(tenant);
        if (at.isPresent()) {
            String day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(language))
                    .format(at.get().atZone(ZoneOffset.UTC));
            throw new NotServed(ProblemDocument.of(Trouble.REMOVED, language, Wording.of(language, "removed-on", day)));
        }
    }

    static void admit(Open.To to, Caller caller, @Nullable String tenant, String language) {
        if (to == Open.To.PLATFORM) {
            if (caller instanceof Caller.Nobody) {
                throw unknown(language);
            }
            if (!(caller instanceof Caller.PlatformAdmin)) {
                throw barred(language, "not-an-admin");
            }
            return;
        }
        if (caller instanceof Caller.PlatformAdmin) {
            throw barred(language, "admin-only-configures");
        }
        if (caller instanceof Caller.Staff staff
                && tenant != null
                && !staff.tenant().equals(tenant)) {
            throw barred(language, "other-tenant");
        }
        if (to == Open.To.STAFF && caller instanceof Caller.Nobody) {
            throw unknown(language);
        }
    }

    /** A form that was sent when the login had ended: what was written in it is not lost. */
    private void loginFirst(ContainerRequestContext context, String language) {
        MediaType type = context.getMediaType();
        boolean form = type != null
                && (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
                        || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type));
        if (context.getMethod().equals("POST") && form) {
            try (SentForm sent = SentForm.read(type, context.getHeaders(), context.getEntityStream(), language)) {
                throw new LoginFirst(
                        ProblemDocument.of(Trouble.UNAUTHENTICATED, language),
                        sent.values(),
                        sent.files().stream().map(Upload::name).toList());
            }
        }
    }

    private void limit(HttpServletRequest request, Open open, String tenant, String language) {
        for (Limits.Of what : open.limited()) {
            long seconds = limits.take(what, tenant, address(request, proxies));
            if (seconds > 0) {
                throw new NotServed(
                        ProblemDocument.of(Trouble.TOO_MANY, language), Map.of("Retry-After", Long.toString(seconds)));
            }
        }
    }

    /** What stands in the header before our own servers' part anyone can have written. */
    static String address(HttpServletRequest request, int proxies) {
        List<String> seen = proxies == 0
                ? List.of()
                : Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                        .flatMap(header -> Stream.of(header.split(",", -1)))
                        .map(String::strip)
                        .toList();
        return proxies == 0 || seen.size() < proxies ? request.getRemoteAddr() : seen.get(seen.size() - proxies);
    }

    private static String receipt(HttpServletRequest request, String language) {
        String code = request.getHeader(RECEIPT);
        if (code == null || code.isBlank()) {
            throw new NotServed(
                    ProblemDocument.about(
                            Trouble.UNAUTHENTICATED, language, RECEIPT, Wording.of(language, "receipt-missing")),
                    Map.of("WWW-Authenticate", RECEIPT));
        }
        if (code.length() > LONGEST_RECEIPT) {
            throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, language));
        }
        return code;
    }

    private static void once(HttpServletRequest request, String language) {
        for (String header : ONCE) {
            if (several(request.getHeaders(header))) {
                throw new NotServed(ProblemDocument.about(
                        Trouble.MALFORMED, language, header, Wording.of(language, "header-twice", header)));
            }
        }
    }

    private static boolean several(Enumeration<String> all) {
        if (all.hasMoreElements()) {
            all.nextElement();
        }
        return all.hasMoreElements();
    }

    private static NotServed unknown(String language) {
        return new NotServed(
                ProblemDocument.of(Trouble.UNAUTHENTICATED, language), Map.of("WWW-Authenticate", "Bearer"));
    }

    private static NotServed barred(String language, String words) {
        return new NotServed(ProblemDocument.of(Trouble.NOT_YOURS, language, Wording.of(language, words)));
    }

    private static String template(Class<?> resource, Method method) {
        Path above = resource.getAnnotation(Path.class);
        Path below = method.getAnnotation(Path.class);
        String path = (above == null ? "" : strip(above.value())) + "/" + (below == null ? "" : strip(below.value()));
        return "/" + strip(path);
    }

    private static String strip(String path) {
        return path.replaceAll("^/|/$", "");
    }
}
