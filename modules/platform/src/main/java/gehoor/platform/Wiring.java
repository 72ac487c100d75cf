package gehoor.platform;

import com.nimbusds.jose.jwk.source.JWKSource;
import gehoor.access.IdentityServer;
import gehoor.access.Limits;
import gehoor.access.Login;
import gehoor.access.Tokens;
import gehoor.casework.Addresses;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.port.Mail;
import gehoor.casework.port.Ports;
import gehoor.notices.SmtpMail;
import gehoor.store.Migrations;
import gehoor.store.Store;
import gehoor.store.Waker;
import gehoor.vault.FileKeyProvider;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the whole from its parts, once, when the application starts; and takes it down again. */
