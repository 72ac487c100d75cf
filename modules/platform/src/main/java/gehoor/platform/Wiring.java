package gehoor.platform;

import gehoor.access.IdentityServer;
import gehoor.access.KeycloakAccounts;
import gehoor.access.Limits;
import gehoor.access.Login;
import gehoor.access.Unserved;
import gehoor.access.traces.Work;
import gehoor.attachments.Inspector;
import gehoor.casework.Addresses;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.checkpoint.CheckpointFolder;
import gehoor.casework.checkpoint.Checkpointing;
import gehoor.casework.checkpoint.Checkpoints;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.Parcels;
import gehoor.casework.governance.Planning;
import gehoor.casework.governance.Procedures;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.Removing;
import gehoor.casework.governance.StaffAccounts;
import gehoor.casework.governance.Suspending;
import gehoor.casework.governance.TryOut;
import gehoor.casework.port.Ports;
import gehoor.notices.SavedMails;
import gehoor.notices.SmtpMail;
import gehoor.store.Store;
import gehoor.vault.FileKeyProvider;
import gehoor.vault.FileNotary;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The parts, each made once from those before it and from the settings. What files live by goes by {@link PlatformClock};
 * tokens, logins and limits by the time that nodes agree on, which nobody winds.
 */
@ApplicationScoped
public class Wiring {
    @Resource(lookup = Beginning.POOL)
    @SuppressWarnings("NullAway.Init") // by the server
    DataSource runtime;

    @Resource
    @SuppressWarnings("NullAway.Init") // by the server
    ManagedExecutorService helpers;

    @Inject
    PlatformClock clock;

    /** After the migrations: see {@link Beginning}. */
    @Produces
    @Singleton
    Store store() {
        return Store.open(runtime);
    }

    void close(@Disposes Store store) {
        store.close();
    }

    @Produces
    @Singleton
    Work work() {
        return Store::sent;
    }

    @Produces
    @Singleton
    Ports ports(Store store, @ConfigProperty(name = "gehoor.vault.keyfile") String keyFile) {
        return store.ports(new FileKeyProvider(Path.of(keyFile)));
    }

    @Produces
    @Singleton
    Library library(Ports ports, @ConfigProperty(name = "gehoor.tenants.dir") String folder) {
        return new Library(Path.of(folder), ports, clock);
    }

    @Produces
    @Singleton
    Casework casework(
            Ports ports,
            Library library,
            @ConfigProperty(name = "gehoor.http.address") String address,
            @ConfigProperty(name = "gehoor.smtp.host") String host,
            @ConfigProperty(name = "gehoor.smtp.port", defaultValue = "25") int port,
            @ConfigProperty(name = "gehoor.smtp.from", defaultValue = "no-reply@gehoor.example.org") String from,
            @ConfigProperty(name = "gehoor.smtp.user") Optional<String> user,
            @ConfigProperty(name = "gehoor.smtp.password") Optional<String> password,
            @ConfigProperty(name = "gehoor.letters.wait", defaultValue = "PT1M") Duration wait) {
        SmtpMail mail = new SmtpMail(
                new SmtpMail.Server(host, port, from, user.orElse(null), password.orElse(null), user.isPresent()),
                clock.agreed());
        return new Casework(
                ports,
                library,
                mail,
                new Inspector(),
                new SavedMails(),
                new Addresses(address),
                clock,
                clock.agreed(),
                wait,
                helpers);
    }

    @Produces
    @Singleton
    Proposals proposals(Ports ports, Library library) {
        return new Proposals(ports, library, clock.agreed(), helpers);
    }

    /** The notary is asked for when something is to be signed: whoever only reads needs no key. */
    @Produces
    @Singleton
    Parcels parcels(
            Library library,
            Proposals proposals,
            @ConfigProperty(name = "gehoor.notary.keyfile") Optional<String> notaryKey,
            @ConfigProperty(name = "gehoor.vault.keyfile") String keyFile) {
        Path file = notary(notaryKey, keyFile);
        return new Parcels(
                library, proposals, () -> new FileNotary(file), () -> FileNotary.known(FileNotary.publicKey(file)));
    }

    @Produces
    @Singleton
    Foundings foundings(
            Ports ports,
            Library library,
            Proposals proposals,
            @ConfigProperty(name = "gehoor.http.address") String address,
            @ConfigProperty(name = "gehoor.notary.keyfile") Optional<String> notaryKey,
            @ConfigProperty(name = "gehoor.vault.keyfile") String keyFile) {
        Path file = notary(notaryKey, keyFile);
        Addresses addresses = new Addresses(address);
        return new Foundings(
                ports,
                library,
                proposals,
                clock.agreed(),
                addresses::portal,
                () -> FileNotary.known(FileNotary.publicKey(file)));
    }

    /** Without a client for it nothing is written at the identity server, and the console says what to prepare there. */
    @Produces
    @Singleton
    StaffAccounts staffAccounts(
            Ports ports,
            Library library,
            @ConfigProperty(name = "gehoor.oidc.issuer") String issuer,
            @ConfigProperty(name = "gehoor.accounts.client.id") Optional<String> client,
            @ConfigProperty(name = "gehoor.accounts.client.secret") Optional<String> secret,
            @ConfigProperty(name = "gehoor.production", defaultValue = "false") boolean production,
            @ConfigProperty(name = "gehoor.demo.people", defaultValue = "false") boolean embedded) {
        return new StaffAccounts(
                ports,
                library,
                new KeycloakAccounts(issuer, client.orElse(""), secret.orElse("")),
                clock.agreed(),
                !production,
                !embedded);
    }

    private static Path notary(Optional<String> notaryKey, String keyFile) {
        return notaryKey.map(Path::of).orElse(Path.of(keyFile).resolveSibling("notary"));
    }

    @Produces
    @Singleton
    Planning planning(Ports ports, Library library, Proposals proposals) {
        return new Planning(ports, library, clock, proposals);
    }

    @Produces
    @Singleton
    Suspending suspending(Ports ports, Library library, Casework casework) {
        return new Suspending(ports, library, clock, casework.suspensions());
    }

    @Produces
    @Singleton
    Removing removing(
            Ports ports,
            Library library,
            Casework casework,
            @ConfigProperty(name = "gehoor.removal.days-ahead", defaultValue = "30") int daysAhead) {
        return new Removing(ports, library, clock, casework.removals(), daysAhead);
    }

    @Produces
    @Singleton
    Procedures procedures(Library library) {
        return new Procedures(library);
    }

    @Produces
    @Singleton
    TryOut tryOut(Library library, Proposals proposals, @ConfigProperty(name = "gehoor.http.address") String address) {
        return new TryOut(library, proposals, new Addresses(address), clock.agreed());
    }

    /** Without a folder for them no checkpoints are made: {@link Beginning} says so. */
    @Produces
    @Singleton
    Checkpoints checkpoints(
            Ports ports,
            Store store,
            Library library,
            @ConfigProperty(name = "gehoor.record.folder") Optional<String> folder,
            @ConfigProperty(name = "gehoor.notary.keyfile") Optional<String> notaryKey,
            @ConfigProperty(name = "gehoor.vault.keyfile") String keyFile) {
        Checkpointing checkpointing = folder.map(place -> new Checkpointing(
                        ports.transactions(),
                        store.coverage(),
                        new CheckpointFolder(Path.of(place)),
                        new FileNotary(notary(notaryKey, keyFile)),
                        new SecureRandom()))
                .orElse(null);
        return new Checkpoints(library, checkpointing, clock);
    }

    @Produces
    @Singleton
    Limits limits(
            @ConfigProperty(name = "gehoor.limits.intake-per-hour", defaultValue = "30") int intake,
            @ConfigProperty(name = "gehoor.limits.receipt-per-minute", defaultValue = "60") int receipt) {
        return new Limits(intake, receipt, clock.agreed());
    }

    @Produces
    @Singleton
    IdentityServer identityServer(
            @ConfigProperty(name = "gehoor.oidc.issuer") String issuer,
            @ConfigProperty(name = "gehoor.oidc.client.id") String client,
            @ConfigProperty(name = "gehoor.oidc.client.secret") String secret,
            @ConfigProperty(name = "gehoor.http.address") String address) {
        return new IdentityServer(issuer, client, secret, URI.create(address), clock.agreed());
    }

    @Produces
    @Singleton
    Login login(IdentityServer server, Unserved unserved) {
        return new Login(server, unserved, clock.agreed());
    }
}
