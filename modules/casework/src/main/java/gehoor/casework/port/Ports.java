package gehoor.casework.port;

import gehoor.vault.DisclosureLog;
import gehoor.vault.IdentityStore;
import gehoor.vault.KeyProvider;
import gehoor.vault.KeyStore;

/** All that the use cases need of the world. {@code tenant} of the vault's ports comes with their arguments. */
public record Ports(
        Transactions transactions,
        Files files,
        Lists lists,
        ReceiptRows receipts,
        TicketRows tickets,
        Requests requests,
        Outbox outbox,
        AttachmentRows attachments,
        DraftRows drafts,
        Openings openings,
        People people,
        StandInRows standIns,
        Configurations configurations,
        ProposalRows proposals,
        SuspensionRows suspensions,
        TakenRows taken,
        RemovalRows removals,
        JobRows jobs,
        Stems stems,
        KeyProvider keyProvider,
        KeyStore keys,
        IdentityStore identities,
        DisclosureLog disclosures) {}
