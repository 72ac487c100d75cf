package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that uses the platform, as its {@code tenant.yaml} tells.
 *
 * @param id the folder's name, used in addresses
 * @param languages those its texts exist in; the first is its own
 * @param emergency what to do and whom to call when someone is in danger now
 * @param theme how its pages look
 * @param governedBy roles whose holders decide about its procedures; empty: nobody of the organisation does
 * @param filesMovedBy roles whose holders may move an open file to the version of its procedure that is in force; empty: nobody may
 * @param holdBack how long what leaves for people outside can be held back, in whole minutes from 1 to 60; null: as long as on the platform
 * @param letters letter id to the letter
 * @param doors the questions that lead to the right procedure, by id; whoever comes begins with the first
 * @param procedures by id, each with its versions, oldest first
 */
public record Tenant(
        String id,
        Words name,
        List<String> languages,
        ZoneId zone,
        String calendar,
        Words emergency,
        Map<String, Desk> desks,
        Map<String, Role> roles,
        Map<String, Service> services,
        Map<String, Facility> facilities,
        Map<String, Body> bodies,
        Period keep,
        Theme theme,
        Set<String> governedBy,
        Set<String> filesMovedBy,
        @Nullable Duration holdBack,
        List<DemoUser> demoUsers,
        Map<String, Letter> letters,
        Map<String, List<Procedure>> procedures,
        Map<String, Question> doors,
        Place at) {

    /** @param channels how it is reached: channel id to address, number or a few words */
    public record Desk(String id, Words label, Map<String, Words> channels, Place at) {
        /** The same for a reader. */
        public Map<String, String> reached(String language) {
            Map<String, String> reached = new LinkedHashMap<>();
            channels.forEach((channel, how) -> reached.put(channel, how.in(language)));
            return reached;
        }
    }

    /**
     * What a member of staff is here.
     *
     * @param mail the role's own address for notices; null: notices only on the worklist
     * @param stoodInBy roles whose holders may stand in for somebody who has this one; empty: nobody may
     * @param standInsNamedBy roles that may name a stand-in for somebody else who has this one
     */
    public record Role(
            String id,
            Words label,
            @Nullable String mail,
            Set<String> stoodInBy,
            Set<String> standInsNamedBy,
            Place at) {}

    /**
     * One of the organisation's own services.
     *
     * @param mail where its responsible is reached
     */
    public record Service(String id, Words label, @Nullable String mail, Place at) {}

    /**
     * A facility that the organisation supervises or works with.
     *
     * @param sector one of the tenant's own words
     */
    public record Facility(
            String id, Words label, String sector, @Nullable String mail, Place at) {}

    /**
     * An outside body that people are referred to.
     *
     * @param contact how to reach it, for people
     */
    public record Body(
            String id,
            Words label,
            Words contact,
            @Nullable String link,
            @Nullable String mail,
            Set<String> subjects,
            Place at) {}

    /**
     * An invented member of staff for the demo.
     *
     * @param belongs ids of services, facilities or bodies
     */
    public record DemoUser(String username, String name, List<String> roles, List<String> belongs, Place at) {}

    /**
     * One of the questions by which people find the right door.
     *
     * @param hint what helps to answer it; may be empty
     * @param answers by id, in the order in which they are shown
     */
    public record Question(String id, Words asks, Words hint, Map<String, Way> answers, Place at) {}

    /**
     * Where an answer leads.
     *
     * @param next the question that comes then; null where the way ends here
     * @param procedure the procedure by which it is brought; null where it is another way
     * @param text the text that is read then; null where there is none
     * @param elsewhere what to do instead of coming here; empty where nothing is said
     * @param bodies outside bodies that can help
     * @param still procedures that remain open to who wants to come here all the same
     */
    public record Way(
            String id,
            Words label,
            @Nullable String next,
            @Nullable String procedure,
            @Nullable String text,
            Words elsewhere,
            List<String> bodies,
            List<String> still,
            Place at) {}

    /**
     * A letter, notice or guidance text by language.
     *
     * @param subject by language
     * @param body by language, plain text with {@code {{placeholder}}}s
     * @param always ids of guidance texts that stand under it whatever somebody changes in its own words
     * @param guidance a text that is shown as it stands; else a letter that is sent
     */
    public record Letter(String id, Words subject, Words body, List<String> always, boolean guidance, Place at) {}
}
