package gehoor.casework;

import gehoor.engine.Actor;

/**
 * Who asks.
 *
 * @param tenant from the address, and for staff the one organization of the token
 * @param actor staff or public; who comes by receipt goes through {@link Mailbox}, which finds the actor itself
 * @param name how a member of staff is called; empty for the public
 * @param language in which answers are worded; one the tenant has not falls back to its first
 */
public record Requester(String tenant, Actor actor, String name, String language) {
    public static Requester visitor(String tenant, String language) {
        return new Requester(tenant, Actor.PUBLIC, "", language);
    }

    public boolean staff() {
        return actor.kind() == Actor.Kind.STAFF;
    }
}
