package gehoor.web.console;

import gehoor.access.Reader;
import gehoor.casework.Requester;
import gehoor.casework.governance.ForComplainants;
import gehoor.casework.governance.Governor;
import gehoor.web.look.Look;
import gehoor.web.look.Phrases;

/**
 * Where somebody decides about the procedures of one organisation.
 *
 * @param house what the organisation is called, in the reader's language
 * @param look of its pages, without a title
 * @param at the address under which all of it lies
 * @param requester the same person, for what is asked of the whole platform
 */
public record Chamber(Reader reader, Governor governor, String house, Look look, String at, Requester requester) {
    /** Whether who runs the platform is here; else one of the organisation. */
    public boolean console() {
        return !governor.ofOrganisation();
    }

    Look look(String title) {
        Look plain = look;
        return new Look(plain.reader(), plain.tenant(), plain.who(), title, plain.wrong(), plain.today(), plain.seat());
    }

    /** An address below, in the language that was chosen. */
    public String to(String path) {
        return reader.to(at + path);
    }

    /** What a change is about, as people call it: some things have only the platform's own words. */
    public String named(ForComplainants.Told told) {
        return switch (told.topic()) {
            case REPORTER -> word("reporter." + told.what());
            case IDENTITY -> word("identity." + told.what());
            default -> told.what();
        };
    }

    String word(String key, Object... with) {
        return Phrases.of(reader.language(), key, with);
    }
}
