package gehoor.web.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.access.ArchivePages.Copy;
import gehoor.casework.ClockView;
import gehoor.casework.Contact;
import gehoor.casework.ContactView;
import gehoor.casework.FactView;
import gehoor.casework.FileView;
import gehoor.casework.MessageView;
import gehoor.casework.RenderedLetter;
import gehoor.web.look.Look;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as it stands on a page that is taken along, by the same words as on the workbench: what happened in it, without what could still be done.
 *
 * @param title number, or that it has none
 * @param procedure the procedure's title
 * @param sections those that have something in them
 */
public record FileCopy(String title, String procedure, boolean whole, List<Section> sections) {

    public record Section(String title, List<Line> lines) {}

    /**
     * @param label empty where the text says it
     * @param text lines stay lines
     * @param to where it leads, within the folder; null: nowhere
     */
    public record Line(String label, String text, @Nullable String to) {}

    /** As a link to a part of the archive is written. */
    public static String address(String path) {
        return Arrays.stream(path.split("/"))
                .map(name -> URLEncoder.encode(name, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    static FileCopy of(Copy copy, Look look, Naming naming) {
        return new Making(copy, look, naming).made();
    }

    private static final class Making {
        private final Copy copy;
        private final FileView file;
        private final Look look;
        private final FileShown shown;
        private final List<Section> sections = new ArrayList<>();

        Making(Copy copy, Look look, Naming naming) {
            this.copy = copy;
            this.file = copy.file().file();
            this.look = look;
            this.shown = new FileShown.Making(file, naming, copy.file().history(), look.locale())
                    .made(List.of(), copy.file().history(), List.of(), List.of(), List.of(), "", "");
        }

        FileCopy made() {
            section(look.word("work.report"), Stream.concat(facts(shown.facts()), report()));
            shown.apart().forEach(part -> section(part.title(), facts(part.facts())));
            section(look.word("work.people"), people());
            section(look.word("work.clocks"), file.clocks().stream().map(this::clock));
            section(
                    look.word("work.consents"),
                    shown.consents().stream().map(consent -> line(consent.what(), consent.answer())));
            section(
                    look.word("work.outside"),
                    file.invitations().stream()
                            .map(each -> line(
                                    each.label() + " – " + each.asLabel(),
                                    (each.to().isEmpty() ? "" : each.to() + "\n")
                                            + look.word("work.invitation." + each.state()))));
            section(look.word("work.messages"), file.messages().stream().map(this::message));
            section(
                    look.word("work.take.letters"),
                    copy.file().letters().stream().map(this::letter));
            section(look.word("work.history"), shown.history().stream().map(this::event));
            section(
                    look.word("work.links"),
                    file.links().stream().map(link -> line(link.label(), link.procedure() + "\n" + link.file())));
            section(look.word("work.attachments"), file.attachments().stream().map(each -> {
                String at = copy.attachments().get(each.id());
                String name = each.name();
                return new Line(
                        "",
                        name == null
                                ? look.word("attachment.erased")
                                : at == null ? look.word("work.take.attachment.gone", name) : name,
                        at);
            }));
            String number = file.number();
            return new FileCopy(
                    number == null ? look.word("work.file.unnumbered") : look.word("work.file", number),
                    look.say(file.procedureTitle()),
                    copy.whole(),
                    List.copyOf(sections));
        }

        private void section(String title, Stream<Line> lines) {
            List<Line> all = lines.toList();
            if (!all.isEmpty()) {
                sections.add(new Section(look.say(title), all));
            }
        }

        private Line line(String label, String text) {
            return new Line(look.say(label), text, null);
        }

        private Stream<Line> facts(List<FactView> facts) {
            return facts.stream().map(fact -> line(fact.label(), or(fact.text())));
        }

        private String or(@Nullable String text) {
            return text == null ? look.word("message.erased") : text;
        }

        private Stream<Line> report() {
            List<Line> lines = new ArrayList<>();
            lines.add(line(look.word("work.stage"), file.stageLabel()));
            String outcome = file.outcomeLabel();
            if (outcome != null) {
                lines.add(line(look.word("work.take.outcome"), outcome));
            }
            lines.add(line(look.word("work.received"), look.day(file.received())));
            if (file.closedOn() != null) {
                lines.add(line(look.word("work.closed"), look.day(file.closedOn())));
            }
            shown.report().forEach(said -> lines.add(line(said.label(), said.text())));
            lines.add(line(look.word("work.take.version"), file.procedureVersion()));
            lines.add(line(look.word("work.take.id"), file.id().toString()));
            return lines.stream();
        }

        private Stream<Line> people() {
            Map<String, String> parties = new LinkedHashMap<>();
            file.parties().forEach(party -> parties.put(party.id(), party.label()));
            List<Line> lines = new ArrayList<>();
            file.assigned().forEach(each -> lines.add(line(each.roleLabel(), each.name())));
            for (ContactView told : copy.file().contacts()) {
                String who = parties.getOrDefault(told.holder(), look.word("work.complainant"));
                lines.add(line(who, contact(told.contact())));
                told.formerly()
                        .forEach(before ->
                                lines.add(line(who + ", " + look.word("work.identity.formerly"), contact(before))));
            }
            boolean told = copy.file().contacts().stream()
                    .anyMatch(contact -> contact.holder().equals("complainant"));
            if (file.contactHeld() && !told) {
                lines.add(line(
                        look.word("work.complainant"),
                        file.contactOpen() ? look.word("message.erased") : look.word("work.take.sealed")));
            }
            return lines.stream();
        }

        private String contact(Contact contact) {
            List<String> lines = new ArrayList<>();
            lines.add(contact.name());
            lines.addAll(contact.postal());
            lines.add(contact.mail());
            lines.add(contact.phone());
            lines.addAll(contact.extra().values());
            lines.removeIf(String::isBlank);
            return String.join("\n", lines);
        }

        private Line clock(ClockView clock) {
            return line(
                    clock.label(),
                    look.day(clock.due()) + " – " + look.clock(clock).words() + "\n" + look.say(clock.explained()));
        }

        private Line message(MessageView message) {
            String head = look.writer(message, "") + ", " + look.day(message.day());
            return line(
                    message.subject().isEmpty() ? head : head + ": " + message.subject(),
                    or(message.text()) + (message.unsent() ? "\n" + look.word("work.take.unsent") : ""));
        }

        private Line letter(RenderedLetter letter) {
            String address = String.join("\n", letter.address());
            return line(
                    look.day(letter.day()) + ": " + letter.subject() + " (" + look.word("work.told." + letter.state())
                            + ")",
                    address.isEmpty() ? letter.text() : address + "\n\n" + letter.text());
        }

        private Line event(Story.Event event) {
            List<String> lines = new ArrayList<>();
            lines.add(event.who() + (event.role().isEmpty() ? "" : " (" + event.role() + ")"));
            lines.addAll(event.sentences());
            event.facts().forEach(fact -> lines.add(fact.label() + ": " + or(fact.text())));
            return line(event.when() + ": " + event.what(), String.join("\n", lines));
        }
    }
}
