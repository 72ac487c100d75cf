package gehoor.casework;

import gehoor.casework.port.Inspection;
import gehoor.casework.port.Mail;
import gehoor.casework.port.Ports;
import gehoor.casework.port.SavedMail;
import gehoor.policy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The face of this module: the use cases, made once from the ports, the library of procedures and a clock. */
public final class Casework {
    private final Reporting reporting;
    private final Handling handling;
    private final GoingOver goingOver;
    private final Sending sending;
    private final Mailbox mailbox;
    private final Inviting inviting;
    private final Invitations invitations;
    private final Renewing renewing;
    private final Work work;
    private final TakingAlong takingAlong;
    private final Timers timers;
    private final Governance governance;
    private final TryingOnThePast tryingOnThePast;
    private final Verifying verifying;
    private final Finding finding;
    private final Library library;
    private final Drafts drafts;
    private final SavedViews savedViews;
    private final StandingIn standingIn;
    private final Unsent unsent;
    private final Mails mails;
    private final Explaining explaining;
    private final Suspensions suspensions;
    private final Removals removals;
    private final Supplier<Instant> now;

    /**
     * @param mail sends what leaves by mail
     * @param inspection looks at what is attached
     * @param savedMail reads mails that staff drop in
     * @param addresses where letters lead to
     * @param undo for how long what somebody sends from the workbench can be held back
     * @param helpers whose threads may help with what has its time; each works for one tenant at a time, outside any
     *     transaction of whoever asked it
     */
    public Casework(
            Ports ports,
            Library library,
            Mail mail,
            Inspection inspection,
            SavedMail savedMail,
            Addresses addresses,
            InstantSource clock,
            Duration undo,
            Executor helpers) {
        Office office = new Office(
                ports,
                library,
                new Cabinet(ports, library),
                Safe.of(ports),
                new Letters(addresses),
                mail,
                inspection,
                clock,
                undo);
        Acting acting = new Acting(office);
        this.suspensions = new Suspensions(ports);
        this.removals = new Removals(ports);
        this.reporting = new Reporting(office, suspensions);
        this.goingOver = new GoingOver(office);
        this.handling = new Handling(office, acting, goingOver);
        this.sending = new Sending(office);
        this.mailbox = new Mailbox(office, acting);
        this.inviting = new Inviting(office);
        this.invitations = new Invitations(office, acting);
        this.renewing = new Renewing(office, helpers);
        this.work = new Work(office);
        this.takingAlong = new TakingAlong(office, handling);
        this.finding = new Finding(office);
        this.timers = new Timers(office, helpers);
        this.governance = new Governance(office);
        Jobs jobs = new Jobs(helpers, clock);
        this.tryingOnThePast = new TryingOnThePast(office, jobs);
        this.verifying = new Verifying(office, jobs);
        this.library = library;
        this.mails = new Mails(office, savedMail);
        this.unsent = new Unsent(office);
        this.drafts = new Drafts(office);
        this.savedViews = new SavedViews(office, drafts);
        this.standingIn = new StandingIn(office);
        this.explaining = new Explaining(office);
        this.now = office::now;
    }

    /** The moment that it is, by the platform's clock. */
    public Instant now() {
        return now.get();
    }

    /** The day that it is at an organisation, by the platform's clock. */
    public LocalDate today(Tenant tenant) {
        return now.get().atZone(tenant.zone()).toLocalDate();
    }

    /** The day, where it is, since which an organisation takes nothing new from the public; empty where it takes what comes. */
    public Optional<LocalDate> suspended(Tenant tenant) {
        return suspensions
                .since(tenant.id())
                .map(since -> since.atZone(tenant.zone()).toLocalDate());
    }

    public Suspensions suspensions() {
        return suspensions;
    }

    public Removals removals() {
        return removals;
    }

    public Explaining explaining() {
        return explaining;
    }

    public Drafts drafts() {
        return drafts;
    }

    public SavedViews savedViews() {
        return savedViews;
    }

    public StandingIn standingIn() {
        return standingIn;
    }

    public Mails mails() {
        return mails;
    }

    public Unsent unsent() {
        return unsent;
    }

    public Reporting reporting() {
        return reporting;
    }

    public Handling handling() {
        return handling;
    }

    public GoingOver goingOver() {
        return goingOver;
    }

    public Sending sending() {
        return sending;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Inviting inviting() {
        return inviting;
    }

    public Invitations invitations() {
        return invitations;
    }

    public Renewing renewing() {
        return renewing;
    }

    public Work work() {
        return work;
    }

    public TakingAlong takingAlong() {
        return takingAlong;
    }

    public Finding finding() {
        return finding;
    }

    public Timers timers() {
        return timers;
    }

    public Governance governance() {
        return governance;
    }

    public TryingOnThePast tryingOnThePast() {
        return tryingOnThePast;
    }

    public Verifying verifying() {
        return verifying;
    }

    public Library library() {
        return library;
    }
}
