package gehoor.casework.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import gehoor.engine.Change;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The word under which each kind of change is kept. Written out, not derived: a record may get another
 * name in Java, what lies in the database keeps its word.
 */
final class ChangeWords {
    /** The key that says which kind of change an object is. */
    private static final String IS = "is";

    private record Kind(String word, Class<? extends Change> type) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("reported", Change.Reported.class),
            new Kind("moved", Change.Moved.class),
            new Kind("closed", Change.Closed.class),
            new Kind("reopened", Change.Reopened.class),
            new Kind("fact-set", Change.FactSet.class),
            new Kind("corrected", Change.Corrected.class),
            new Kind("clock-started", Change.ClockStarted.class),
            new Kind("clock-stopped", Change.ClockStopped.class),
            new Kind("clock-paused", Change.ClockPaused.class),
            new Kind("clock-resumed", Change.ClockResumed.class),
            new Kind("clock-extended", Change.ClockExtended.class),
            new Kind("clock-missed", Change.ClockMissed.class),
            new Kind("reminded", Change.Reminded.class),
            new Kind("instrument-opened", Change.InstrumentOpened.class),
            new Kind("instrument-moved", Change.InstrumentMoved.class),
            new Kind("party-added", Change.PartyAdded.class),
            new Kind("party-recorded", Change.PartyRecorded.class),
            new Kind("party-removed", Change.PartyRemoved.class),
            new Kind("assigned", Change.Assigned.class),
            new Kind("released", Change.Released.class),
            new Kind("consented", Change.Consented.class),
            new Kind("identity-set", Change.IdentitySet.class),
            new Kind("duty-raised", Change.DutyRaised.class),
            new Kind("duty-met", Change.DutyMet.class),
            new Kind("tie-declared", Change.TieDeclared.class),
            new Kind("disclosed", Change.Disclosed.class),
            new Kind("signal-received", Change.SignalReceived.class),
            new Kind("told", Change.Told.class),
            new Kind("referred", Change.Referred.class),
            new Kind("handed-over", Change.HandedOver.class),
            new Kind("message-sent", Change.MessageSent.class),
            new Kind("dispatched", Change.Dispatched.class),
            new Kind("receipt-given", Change.ReceiptGiven.class),
            new Kind("went-over", Change.WentOver.class),
            new Kind("invited", Change.Invited.class),
            new Kind("invitation-opened", Change.InvitationOpened.class),
            new Kind("invitation-used", Change.InvitationUsed.class),
            new Kind("invitation-withdrawn", Change.InvitationWithdrawn.class),
            new Kind("receipt-renewed", Change.ReceiptRenewed.class),
            new Kind("receipt-link-asked", Change.ReceiptLinkAsked.class),
            new Kind("link-opened", Change.LinkOpened.class),
            new Kind("signalled", Change.Signalled.class));

    private static final Map<String, Kind> BY_WORD =
            KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::word, Function.identity()));
    private static final Map<Class<?>, Kind> BY_TYPE =
            KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    private ChangeWords() {}

    static boolean knows(Class<?> type) {
        return BY_TYPE.containsKey(type);
    }

    @SuppressWarnings("unchecked") // the kind was found by the change's own class
    static void write(Change change, JsonGenerator json) throws IOException {
        Kind kind = BY_TYPE.get(change.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("nothing says how " + change.getClass() + " is kept");
        }
        json.writeStartObject();
        json.writeStringField(IS, kind.word());
        ((RecordFormat<Change>) RecordFormat.of(kind.type())).writeComponents(change, json);
        json.writeEndObject();
    }

    static Change read(JsonNode node) {
        Kind kind = BY_WORD.get(node.path(IS).asText());
        if (kind == null) {
            throw new UnreadableEntry("a change of a kind that is not known here");
        }
        return RecordFormat.of(kind.type()).readComponents(node);
    }
}
