package gehoor.web.work;

import gehoor.access.ArchivePages;
import gehoor.access.PrintedText;
import gehoor.access.Reader;
import gehoor.casework.FileView;
import gehoor.casework.Library;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The pages of an archive that is taken along, and the same on paper. */
@ApplicationScoped
public class CopiedFiles implements ArchivePages {
    @Inject
    Library library;

    @Override
    public byte[] html(Copy copy) {
        FileCopy file = made(copy);
        return bytes(Pages.TEMPLATES.workCopy(look(copy.reader(), copy.tenant(), file.title()), file));
    }

    @Override
    public byte[] index(Index index) {
        Look look = look(index.reader(), index.tenant(), "");
        return bytes(
                Pages.TEMPLATES.workCopies(look(index.reader(), index.tenant(), look.word("work.take.index")), index));
    }

    @Override
    public byte[] pdf(Copy copy) {
        FileCopy file = made(copy);
        PrintedText printed = new PrintedText(
                file.procedure() + ", " + file.title(), copy.reader().language());
        printed.heading(1, file.title()).text(file.procedure());
        if (!file.whole()) {
            printed.text(look(copy.reader(), copy.tenant(), "").word("work.take.partly"));
        }
        for (FileCopy.Section section : file.sections()) {
            printed.heading(2, section.title());
            for (FileCopy.Line line : section.lines()) {
                if (!line.label().isBlank()) {
                    printed.heading(3, line.label());
                }
                printed.text(line.text());
            }
        }
        return printed.pdf();
    }

    private FileCopy made(Copy copy) {
        FileView file = copy.file().file();
        Tenant tenant = copy.tenant();
        Naming naming = new Naming(
                library.current()
                        .version(tenant.id(), file.procedure(), file.procedureVersion())
                        .orElse(null),
                tenant,
                copy.reader().language());
        return FileCopy.of(copy, look(copy.reader(), tenant, ""), naming);
    }

    private static Look look(Reader reader, Tenant tenant, String title) {
        return Look.at(reader, tenant, title);
    }

    private static byte[] bytes(JteModel page) {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        page.render(bytes);
        return bytes.toByteArray();
    }
}
