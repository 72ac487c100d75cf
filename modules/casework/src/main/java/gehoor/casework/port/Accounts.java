package gehoor.casework.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where staff have accounts and places: an organization for each tenant, a group in it for each role. Who it is that works there is the
 * organisation's own to say, at that server; here is made what must be there before anybody can be given a place, and invented people.
 *
 * <p>Everything here can be done again: what is there stays as it is, what is missing is made.
 */
public interface Accounts {

    /**
     * What an organisation needs there.
     *
     * @param tenant its id
     * @param name for people
     * @param groups paths, as {@code /role} and {@code /role/service}, each parent before its children
     */
    record House(String tenant, String name, List<String> groups, List<Somebody> people) {
        public House {
            groups = List.copyOf(groups);
            people = List.copyOf(people);
        }
    }

    /** Somebody invented, and the groups that they are in. */
    record Somebody(String username, String name, List<String> groups) {
        public Somebody {
            groups = List.copyOf(groups);
        }
    }

    /**
     * What of it is there.
     *
     * @param organization whether the organization is
     * @param groups those that are missing
     * @param people usernames of those who are missing, or have no place in it
     */
    record Standing(boolean organization, List<String> groups, List<String> people) {
        /** Whether nothing is missing. */
        public boolean whole() {
            return organization && groups.isEmpty() && people.isEmpty();
        }
    }

    /**
     * Somebody who can log in now.
     *
     * @param account id of the account
     * @param password to log in with, told this once and kept nowhere; null: the one they have
     */
    record Login(
            String username,
            String name,
            String account,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    /** It was not all done. What was, stays, and can be gone on with. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param what one line of English, without anything secret */
        public Failed(String what) {
            super(what);
        }
    }

    /** The username is somebody else's. */
    final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String username;

        public Taken(String username) {
            super("the username is somebody else's");
            this.username = username;
        }

        public String username() {
            return username;
        }
    }

    /** Whether this platform may write there; else nothing else here is asked. */
    boolean open();

    /** @throws Failed when it cannot be looked at */
    Standing look(House house);

    /**
     * Makes what is missing.
     *
     * @param changing whether who is new must choose another password at the first login
     * @throws Failed when not all of it was done
     * @throws Taken when an account is somebody else's; nothing was made for them
     */
    List<Login> make(House house, boolean changing);
}
