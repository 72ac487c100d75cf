package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Explaining;
import gehoor.casework.Library;
import gehoor.casework.governance.ReadProcedure.Rule;
import gehoor.engine.Engine;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Action;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.policy.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The procedures that are live, to be read by who decides about them. */
public final class Procedures {
    /** The basis of acts that are not the procedure's own, as assigning and noting. */
    private static final String STANDARD = "standard";

    private final Library library;

    public Procedures(Library library) {
        this.library = library;
    }

    /** One version of one procedure of the organisation, in the language of who asks. */
    public Answer<ReadProcedure> read(Governor governor, String procedure, String version) {
        Book book = library.current();
        Optional<Tenant> tenant = book.tenant(governor.tenant());
        if (tenant.isEmpty()) {
            return new Answer.Missing<>();
        }
        if (!governor.decides(library)) {
            return new Answer.Refused<>(List.of(Wording.notDeciding()));
        }
        Optional<Procedure> found = book.version(governor.tenant(), procedure, version);
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        List<String> languages = tenant.get().languages();
        String language = languages.contains(governor.language()) ? governor.language() : languages.get(0);
        String path = found.get().at().file().replace('\\', '/');
        return Answer.done(new ReadProcedure(
                procedure,
                version,
                found.get().title(),
                found.get().inForceFrom(),
                Explaining.told(new Engine(tenant.get(), found.get(), book.calendars()), book.laws(), language),
                rules(found.get(), examples(governor.tenant(), found.get())),
                path,
                library.source(governor.tenant(), path)));
    }

    /** Rule to the titles of the examples that use it. */
    private Map<String, List<String>> examples(String tenant, Procedure procedure) {
        Map<String, List<String>> used = new HashMap<>();
        if (library.read(tenant, library.own(tenant)) instanceof Reading.Read read) {
            for (Example example : read.examples()) {
                if (example.tenant().equals(tenant) && example.procedure().equals(procedure.id())) {
                    Coverage of = new Coverage();
                    Rehearsal.run(read.book(), example, of);
                    of.shown()
                            .forEach(rule -> used.computeIfAbsent(rule, none -> new ArrayList<>())
                                    .add(example.title()));
                }
            }
        }
        return used;
    }

    private static List<Rule> rules(Procedure procedure, Map<String, List<String>> used) {
        List<Rule> rules = new ArrayList<>();
        Listing list = (kind, id, label, basis, at) ->
                rules.add(new Rule(kind, id, label, basis, at.line(), used.getOrDefault(id, List.of())));
        procedure
                .report()
                .identityRules()
                .forEach(rule -> list.add("identity", rule.rule(), rule.otherwise(), rule.basis(), rule.at()));
        procedure
                .report()
                .channels()
                .values()
                .forEach(channel -> list.add("channel", channel.id(), channel.label(), channel.basis(), channel.at()));
        requirements(list, procedure.report().action());
        procedure
                .stages()
                .values()
                .forEach(stage -> list.add("stage", stage.id(), stage.label(), stage.basis(), stage.at()));
        procedure.actions().values().stream()
                .filter(action -> !action.basis().equals(STANDARD))
                .forEach(action -> {
                    list.add("action", action.id(), action.label(), action.basis(), action.at());
                    requirements(list, action);
                });
        procedure
                .instruments()
                .values()
                .forEach(one -> list.add("instrument", one.id(), one.label(), one.basis(), one.at()));
        procedure
                .clocks()
                .values()
                .forEach(clock -> list.add("clock", clock.id(), clock.label(), clock.basis(), clock.at()));
        procedure.duties().values().forEach(duty -> list.add("duty", duty.id(), duty.label(), duty.basis(), duty.at()));
        procedure
                .grounds()
                .values()
                .forEach(ground -> list.add("ground", ground.id(), ground.label(), ground.basis(), ground.at()));
        procedure
                .exemptions()
                .values()
                .forEach(one -> list.add("exemption", one.rule(), one.explain(), one.basis(), one.at()));
        procedure
                .outcomes()
                .values()
                .forEach(outcome -> list.add("outcome", outcome.id(), outcome.label(), outcome.basis(), outcome.at()));
        procedure.sight().values().forEach(rule -> list.add("sight", rule.rule(), Words.NONE, rule.basis(), rule.at()));
        procedure.links().values().forEach(link -> list.add("link", link.id(), link.label(), link.basis(), link.at()));
        procedure
                .promises()
                .values()
                .forEach(one -> list.add("promise", one.rule(), one.says(), one.basis(), one.at()));
        rules.sort(Comparator.comparingInt(Rule::line));
        return List.copyOf(rules);
    }

    private static void requirements(Listing list, Action action) {
        action.requires().forEach(one -> list.add("requirement", one.rule(), one.otherwise(), one.basis(), one.at()));
    }

    private interface Listing {
        void add(String kind, String id, Words label, String basis, Place at);
    }
}
