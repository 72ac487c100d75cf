package gehoor.casework;

import gehoor.casework.port.Mail;
import gehoor.casework.port.Ports;
import java.time.InstantSource;

/** The face of this module: the use cases, made once from the ports, the library of procedures and a clock. */
public final class Casework {
    private final Reporting reporting;
    private final Handling handling;
    private final Mailbox mailbox;
    private final Work work;
    private final Timers timers;
    private final Governance governance;

    /** @param mail sends what leaves by mail */
    public Casework(Ports ports, Library library, Mail mail, InstantSource clock) {
        this.reporting = new Reporting();
        this.handling = new Handling();
        this.mailbox = new Mailbox();
        this.work = new Work();
        this.timers = new Timers();
        this.governance = new Governance();
    }

    public Reporting reporting() {
        return reporting;
    }

    public Handling handling() {
        return handling;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Work work() {
        return work;
    }

    public Timers timers() {
        return timers;
    }

    public Governance governance() {
        return governance;
    }
}
