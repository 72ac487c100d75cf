package gehoor.api;

import gehoor.access.Open;
import gehoor.casework.founding.Particulars;
import gehoor.casework.founding.Template;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.StaffAccounts;
import gehoor.casework.port.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New organisations, and what their staff need at the identity server. No route here opens a file. */
@Path("/admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminOrganisationRoutes {
    @Inject
    Exchange here;

    @Inject
    Foundings foundings;

    @Inject
    StaffAccounts accounts;

    /**
     * A template that an organisation can begin with.
     *
     * @param asks its own questions, to be answered beside those of every organisation
     * @param roles that its people can have
     */
    record OrganisationTemplate(
            String template, String title, String about, List<TemplateQuestion> asks, List<TemplateRole> roles) {}

    /** @param kind {@code mail} or {@code phone} */
    record TemplateQuestion(String question, String kind, String label) {}

    record TemplateRole(String role, String label) {}

    /** An organisation that was begun and is not live. */
    record BegunOrganisation(String organisation, String proposal, String state, String begunBy) {}

    /**
     * An organisation to begin from a template.
     *
     * @param id as it will stand in addresses
     * @param names language to what it is called in it
     * @param languages the first is its own
     * @param danger the number to call when somebody is in danger
     * @param colour as {@code #27603b}; {@code head}: of the band at the top, likewise
     * @param answers to the template's own questions
     * @param people roles for which there is to be an invented person
     */
    record NewOrganisation(
            String template,
            String id,
            Map<String, String> names,
            List<String> languages,
            String mail,
            String phone,
            String danger,
            String colour,
            @Nullable String head,
            @Nullable Map<String, String> answers,
            @Nullable List<String> people) {
        Particulars particulars(boolean inventing) {
            return new Particulars(
                    id,
                    names,
                    languages,
                    mail,
                    phone,
                    danger,
                    colour,
                    head == null ? "" : head,
                    answers == null ? Map.of() : answers,
                    people == null || !inventing ? Set.of() : new LinkedHashSet<>(people));
        }
    }

    /** @param organisation its id */
    record FoundedOrganisation(String organisation, Proposed.Proposal proposal) {}

    /**
     * What of it is at the identity server.
     *
     * @param groups that are missing
     * @param people usernames of invented people who are missing
     */
    record AccountsStanding(boolean organisation, List<String> groups, List<String> people) {}

    /** @param password told this once and kept nowhere; null: the one they have */
    record AccountMade(
            String username, String name, @Nullable String password) {}

    @GET
    @Path("/templates")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListTemplates",
            says = "What an organisation can begin with, and what is asked for it.",
            gives = OrganisationTemplate.class,
            as = Described.As.LIST)
    public List<OrganisationTemplate> templates() {
        String language = here.asking.language();
        return Template.all().stream()
                .map(each -> new OrganisationTemplate(
                        each.id(),
                        each.title().in(language),
                        each.about().in(language),
                        each.asks().stream()
                                .map(ask -> new TemplateQuestion(
                                        ask.id(), ask.kind(), ask.label().in(language)))
                                .toList(),
                        each.roles().entrySet().stream()
                                .map(role -> new TemplateRole(
                                        role.getKey(), role.getValue().in(language)))
                                .toList()))
                .toList();
    }

    @GET
    @Path("/begun")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListBegun",
            says = "Organisations that were begun and are not live.",
            gives = BegunOrganisation.class,
            as = Described.As.LIST)
    public List<BegunOrganisation> begun() {
        return foundings.all().stream()
                .map(each -> new BegunOrganisation(
                        each.organisation(),
                        each.proposal().toString(),
                        each.state().word(),
                        each.by()))
                .toList();
    }

    @POST
    @Path("/organisations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminBeginOrganisation",
            says = "Begins an organisation from a template: a proposal that goes the way of every other.",
            gives = FoundedOrganisation.class)
    public FoundedOrganisation begin(NewOrganisation sent) {
        NewOrganisation body = here.parameters.body(sent);
        String[] known = Template.all().stream().map(Template::id).toArray(String[]::new);
        Template template = Template.of(here.parameters.oneOf("template", body.template(), known))
                .orElseThrow();
        return new FoundedOrganisation(
                body.id(),
                Proposed.told(
                        here.answers.value(foundings.begin(
                                here.platform(body.id()), template, body.particulars(accounts.inventing()))),
                        here.platform(body.id())));
    }

    @POST
    @Path("/parcels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminTakeInNew",
            says = "Begins an organisation from a signed zip; where it is live already, a proposal with it.",
            gives = FoundedOrganisation.class)
    public FoundedOrganisation takeIn(AdminParcelRoutes.SentParcel body) {
        byte[] bytes =
                here.parameters.base64("parcel", here.parameters.body(body).parcel());
        Governor founder = here.platform("");
        Foundings.Taken taken =
                here.answers.value(foundings.takeIn(founder.account(), founder.name(), founder.language(), bytes));
        return new FoundedOrganisation(taken.organisation(), Proposed.told(taken.proposal(), founder));
    }

    @GET
    @Path("/tenants/{tenant}/accounts")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminSeeAccounts",
            says = "What of this organisation is at the identity server, and what is missing there.",
            gives = AccountsStanding.class)
    public AccountsStanding accounts() {
        Accounts.Standing standing = here.answers.value(accounts.look(here.platform()));
        return new AccountsStanding(standing.organization(), standing.groups(), standing.people());
    }

    @POST
    @Path("/tenants/{tenant}/accounts")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminMakeAccounts",
            says = "Makes what is missing there: its organization, its groups, invented people; can be done again.",
            gives = AccountMade.class,
            as = Described.As.LIST)
    public List<AccountMade> make() {
        return here.answers.value(accounts.make(here.platform())).stream()
                .map(login -> new AccountMade(login.username(), login.name(), login.password()))
                .toList();
    }
}
