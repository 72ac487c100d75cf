package gehoor.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The login of the pages: code flow with PKCE, state and nonce. A browser is logged in at one tenant at a time, or as who
 * runs the platform; the
 * access token it got is checked exactly as one that comes with a request, and renewed before it ends. Nothing is kept
 * of a visitor who does not log in: the session begins with the login.
 */
public final class Login {
    /** Where those who run the platform log in: as {@code tenant} of the login, and as the first part of the addresses of their pages. */
    public static final String PLATFORM = Tokens.PLATFORM;

    /** Begins a login: {@code tenant} and {@code to}, a page of that tenant. */
    static final String BEGIN = "/login";

    private static final String BACK = "/login/back";
    private static final String LOGOUT = "/logout";
    private static final String UNDER_WAY = "gehoor.login";
    private static final String DONE = "gehoor.loggedIn";
    /** What an address of ours asks beside its path: words and values of letters, digits and dashes. */
    private static final String QUERY = "(\\?[a-z]+=[A-Za-z0-9_~-]*(&[a-z]+=[A-Za-z0-9_~-]*)*)?";

    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final IdentityServer server;
    private final Unserved unserved;
    private final Tokens tokens;
    private final InstantSource clock;

    /** What must come back as it was sent. */
    private record UnderWay(String tenant, String to, Reader reader, State state, Nonce nonce, CodeVerifier verifier) {}

    /** What came of asking the identity server for tokens. */
    private sealed interface Outcome {
        record In(LoggedIn who) implements Outcome {}

        record Not(Trouble why) implements Outcome {}
    }

    private record LoggedIn(
            Caller caller,
            Instant until,
            @Nullable RefreshToken refresh,
            @Nullable JWT idToken) {

        /** The tenant, or {@link #PLATFORM}. */
        String house() {
            return caller instanceof Caller.Staff staff ? staff.tenant() : PLATFORM;
        }
    }

    public Login(IdentityServer server, Unserved unserved, InstantSource clock) {
        this.server = server;
        this.unserved = unserved;
        this.tokens = new Tokens(server, server.issuer(), clock);
        this.clock = clock;
    }

    /**
     * Where a page sends a browser that is to log in.
     *
     * @param to a path within the tenant's pages
     */
    public static String address(String tenant, String to, Reader reader) {
        return BEGIN + "?tenant=" + tenant + "&to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8)
                + (reader.chosen() ? "&lang=" + reader.language() : "");
    }

    /** Scheme, host and port of the identity server, to which a logout leads on. */
    public String origin() {
        return server.origin();
    }

    /**
     * Answers the addresses that are the login's own.
     *
     * @return whether it was one of them
     */
    boolean answers(String path, HttpServletRequest request, HttpServletResponse response) {
        switch (path) {
            case BEGIN -> begin(request, response);
            case BACK -> back(request, response);
            case LOGOUT -> logout(request, response);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Who is logged in; nobody where no session is, or it has ended. */
    Caller caller(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(DONE) instanceof LoggedIn in)) {
            return Caller.NOBODY;
        }
        if (clock.instant().isBefore(in.until())) {
            return in.caller();
        }
        Outcome renewed = renew(in);
        if (renewed instanceof Outcome.In again) {
            session.setAttribute(DONE, again.who());
            return again.who().caller();
        }
        if (!(renewed instanceof Outcome.Not not) || not.why() != Trouble.UNAVAILABLE) {
            session.invalidate();
        }
        // Where the identity server is away the login stays, and counts again when it is back.
        return Caller.NOBODY;
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) {
        String tenant = parameter(request, "tenant");
        String to = parameter(request, "to");
        if (!request.getMethod().equals("GET") || !TENANT.matcher(tenant).matches()) {
            refuse(request, response, Trouble.NOT_FOUND);
            return;
        }
        OIDCProviderMetadata metadata = server.answers() ? server.metadata() : null;
        Reader reader = Reader.of(request);
        if (metadata == null) {
            Answering.headers(Paths.of(request), response);
            unserved.login(response, Trouble.UNAVAILABLE, tenant, reader, address(tenant, to, reader));
            return;
        }
        UnderWay login = new UnderWay(
                tenant, ownPage(tenant, to) ? to : "/" + tenant, reader, new State(), new Nonce(), new CodeVerifier());
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(1_800);
        session.setAttribute(UNDER_WAY, login);
        AuthenticationRequest.Builder asked = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "organization:" + tenant),
                        new ClientID(server.clientId()),
                        callback())
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(login.state())
                .nonce(login.nonce())
                .codeChallenge(login.verifier(), CodeChallengeMethod.S256);
        if (reader.chosen()) {
            asked.uiLocales(List.of(tag(reader.language())));
        }
        redirect(request, response, asked.build().toURI());
    }

    private void back(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        String query = request.getQueryString();
        if (session == null
                || query == null
                || !(session.getAttribute(UNDER_WAY) instanceof UnderWay login)
                || !request.getMethod().equals("GET")) {
            refuse(request, response, Trouble.UNAUTHENTICATED);
            return;
        }
        session.removeAttribute(UNDER_WAY);
        Outcome outcome = new Outcome.Not(Trouble.UNAUTHENTICATED);
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(URI.create(callback() + "?" + query));
            if (answer.indicatesSuccess() && login.state().equals(answer.getState())) {
                outcome = exchange(
                        new AuthorizationCodeGrant(
                                answer.toSuccessResponse().getAuthorizationCode(), callback(), login.verifier()),
                        login.nonce());
            }
        } catch (ParseException | IllegalArgumentException notAnAnswer) {
            outcome = new Outcome.Not(Trouble.UNAUTHENTICATED);
        }
        if (outcome instanceof Outcome.In in && !in.who().house().equals(login.tenant())) {
            outcome = new Outcome.Not(Trouble.NOT_YOURS);
        }
        if (outcome instanceof Outcome.Not not) {
            session.invalidate();
            Answering.headers(Paths.of(request), response);
            Reader reader = login.reader();
            unserved.login(response, not.why(), login.tenant(), reader, address(login.tenant(), login.to(), reader));
        } else if (outcome instanceof Outcome.In in) {
            // Another id than the one known before the login.
            request.changeSessionId();
            session.setAttribute(DONE, in.who());
            redirect(
                    request, response, URI.create(server.self() + login.reader().to(login.to())));
        }
    }

    private void logout(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            refuse(request, response, Trouble.METHOD);
            return;
        }
        if (Sent.fromElsewhere(request, server.self())) {
            refuse(request, response, Trouble.NOT_YOURS);
            return;
        }
        Reader reader = Reader.of(request);
        HttpSession session = request.getSession(false);
        LoggedIn in = session != null && session.getAttribute(DONE) instanceof LoggedIn known ? known : null;
        if (session != null) {
            session.invalidate();
        }
        OIDCProviderMetadata metadata = in == null ? null : server.metadata();
        if (in == null || metadata == null || metadata.getEndSessionEndpointURI() == null) {
            redirect(request, response, URI.create(server.self() + reader.to("/")));
            return;
        }
        redirect(
                request,
                response,
                new LogoutRequest(
                                metadata.getEndSessionEndpointURI(),
                                in.idToken(),
                                URI.create(server.self()
                                        + reader.to(
                                                in.caller() instanceof Caller.Staff staff
                                                        ? "/" + staff.tenant() + "/uit"
                                                        : "/")),
                                null)
                        .toURI());
    }

    private Outcome renew(LoggedIn in) {
        RefreshToken refresh = in.refresh();
        if (refresh == null) {
            return new Outcome.Not(Trouble.UNAUTHENTICATED);
        }
        Outcome outcome = exchange(new RefreshTokenGrant(refresh), null);
        if (!(outcome instanceof Outcome.In again)) {
            return outcome;
        }
        LoggedIn renewed = again.who();
        return renewed.house().equals(in.house())
                ? new Outcome.In(new LoggedIn(
                        renewed.caller(),
                        renewed.until(),
                        renewed.refresh() == null ? refresh : renewed.refresh(),
                        in.idToken()))
                : new Outcome.Not(Trouble.NOT_YOURS);
    }

    /** @param nonce null: no new ID token is looked at */
    private Outcome exchange(AuthorizationGrant grant, @Nullable Nonce nonce) {
        OIDCProviderMetadata metadata = server.metadata();
        if (metadata == null) {
            return new Outcome.Not(Trouble.UNAVAILABLE);
        }
        try {
            ClientID client = new ClientID(server.clientId());
            HTTPRequest request = new TokenRequest.Builder(
                            metadata.getTokenEndpointURI(),
                            new ClientSecretBasic(client, new Secret(server.clientSecret())),
                            grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(5_000);
            request.setReadTimeout(10_000);
            TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
            if (!(answer instanceof OIDCTokenResponse success)) {
                return new Outcome.Not(Trouble.UNAUTHENTICATED);
            }
            JWT idToken = success.getOIDCTokens().getIDToken();
            if (nonce != null) {
                new IDTokenValidator(
                                new Issuer(server.issuer()),
                                client,
                                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, server),
                                null)
                        .validate(idToken, nonce);
            }
            String access = success.getOIDCTokens().getAccessToken().getValue();
            Tokens.Verdict verdict = tokens.check(access);
            if (verdict instanceof Tokens.Verdict.Known known) {
                return new Outcome.In(new LoggedIn(
                        known.caller(),
                        known.until(),
                        success.getOIDCTokens().getRefreshToken(),
                        JWTParser.parse(idToken.serialize())));
            }
            // It is known by now who it is: what lacks is a place in this organisation.
            return new Outcome.Not(
                    verdict instanceof Tokens.Verdict.Unavailable ? Trouble.UNAVAILABLE : Trouble.NOT_YOURS);
        } catch (IOException notThere) {
            return new Outcome.Not(Trouble.UNAVAILABLE);
        } catch (ParseException
                | java.text.ParseException
                | BadJOSEException
                | JOSEException
                | IllegalStateException notGiven) {
            return new Outcome.Not(Trouble.UNAUTHENTICATED);
        }
    }

    private URI callback() {
        return URI.create(server.self() + BACK);
    }

    private static LangTag tag(String language) {
        try {
            return new LangTag(language);
        } catch (LangTagException e) {
            throw new IllegalStateException("the platform's own languages are languages", e);
        }
    }

    /** A page of this tenant on this server, and nowhere else. */
    static boolean ownPage(String tenant, String to) {
        return to.matches("/" + Pattern.quote(tenant) + "(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*" + QUERY)
                && to.length() <= 300;
    }

    private static String parameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        for (String part : query == null ? List.<String>of() : List.of(query.split("&", -1))) {
            if (part.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException unreadable) {
                    return "";
                }
            }
        }
        return "";
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response, URI to) {
        Answering.headers(Paths.of(request), response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", to.toString());
        Answering.body(response, "");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Trouble trouble) {
        String path = Paths.of(request);
        Answering.headers(path, response);
        unserved.answer(path, request, response, trouble);
    }
}
