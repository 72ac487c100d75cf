package gehoor.web.work;

import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.ReadMail;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.casework.Upload;
import gehoor.web.form.Written;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody dropped into a form of the workbench: what it says is filled in, what is attached to it waits with the form
 * under their own name until it is sent.
 */
@Dependent
public class FromMail {
    /** The input in which it comes. */
    static final String MAIL = "eml";
    /** The inputs that name the files that wait with the form. */
    static final String FILES = "files";

    private static final String READ = "read";

    @Inject
    Bench bench;

    /**
     * Where in a form it goes.
     *
     * @param text input for its text; null: none takes one
     * @param files input for its attachments; null: none takes any
     */
    record Places(@Nullable String text, @Nullable String files) {}

    /** @param mail null where none could be read */
    record Filled(Written written, @Nullable ReadMail mail, List<String> notices) {}

    /** Whether the form is sent so that a mail is read into it. */
    static boolean wanted(SentForm sent) {
        return sent.values().containsKey(READ);
    }

    /** The mail; refused where there is none or it cannot be read. */
    private Answer<ReadMail> read(Requester requester, SentForm sent) {
        byte[] mail = sent.files().stream()
                .filter(file -> file.field().equals(MAIL))
                .findFirst()
                .map(Upload::content)
                .orElse(new byte[0]);
        return bench.casework.mails().read(requester, MAIL, mail);
    }

    Filled fill(Reader reader, Requester requester, Unsent.Form form, SentForm sent, Places places) {
        Written before = new Written(sent.values());
        Answer<ReadMail> answer = read(requester, sent);
        if (!(answer instanceof Answer.Done<ReadMail> done)) {
            List<String> why = answer instanceof Answer.Refused<ReadMail> refused
                    ? refused.refusals().stream()
                            .map(refusal -> refusal.words().in(reader.language()))
                            .toList()
                    : List.of();
            return new Filled(before, null, why);
        }
        ReadMail mail = done.value();
        Map<String, List<String>> values = new LinkedHashMap<>(sent.values());
        values.remove(READ);
        List<String> notices = new ArrayList<>();
        notices.add(bench.word(reader, "work.mail.read"));
        String text = places.text();
        if (text != null) {
            String there = before.text(text).strip();
            values.put(text, List.of(there.isEmpty() ? mail.text() : there + "\n\n" + mail.text()));
        }
        values.remove(FILES);
        if (!mail.attachments().isEmpty()) {
            List<Upload> files = new ArrayList<>(
                    before.all(FILES).isEmpty()
                            ? List.of()
                            : bench.casework.unsent().files(requester, form));
            String at = places.files();
            if (at == null) {
                notices.add(bench.word(reader, "work.mail.no-files"));
            } else {
                mail.attachments()
                        .forEach(file -> files.add(new Upload(at, file.name(), file.mediaType(), file.content())));
                if (bench.casework.unsent().keepFiles(requester, form, files)) {
                    values.put(FILES, files.stream().map(Upload::name).toList());
                } else {
                    notices.add(bench.word(reader, "work.kept.not"));
                }
            }
        } else if (!before.all(FILES).isEmpty()) {
            values.put(FILES, before.all(FILES));
        }
        notices.addAll(mail.leftOut());
        return new Filled(new Written(values), mail, notices);
    }

    /**
     * What comes with the form: the files that were chosen, and those that wait with it.
     *
     * @return empty where one that should wait does not
     */
    Optional<List<Upload>> files(Requester requester, Unsent.Form form, SentForm sent) {
        List<Upload> all = new ArrayList<>(chosen(sent));
        Optional<List<Upload>> waiting = waiting(requester, form, new Written(sent.values()).all(FILES));
        waiting.ifPresent(all::addAll);
        return waiting.map(some -> all);
    }

    /** @param names of those that should be there */
    Optional<List<Upload>> waiting(Requester requester, Unsent.Form form, List<String> names) {
        if (names.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Upload> files = bench.casework.unsent().files(requester, form);
        return files.stream().map(Upload::name).toList().equals(names) ? Optional.of(files) : Optional.empty();
    }

    /**
     * The same form, with those files waiting with it in place of others.
     *
     * @param names of the files
     */
    static Written waiting(Written written, List<String> names) {
        Map<String, List<String>> values = new LinkedHashMap<>(written.values());
        values.remove(FILES);
        if (!names.isEmpty()) {
            values.put(FILES, names);
        }
        return new Written(values);
    }

    static List<String> names(List<Upload> files) {
        return files.stream().map(Upload::name).toList();
    }

    /** Without a mail that was not read. */
    static List<Upload> chosen(SentForm sent) {
        return sent.files().stream().filter(file -> !file.field().equals(MAIL)).toList();
    }
}
