package gehoor.casework;

import gehoor.casework.port.FileRecord;
import gehoor.casework.port.Ports;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes files out of the store together with the engine of the version they run under. */
final class Cabinet {
    private final Ports ports;
    private final Library library;

    Cabinet(Ports ports, Library library) {
        this.ports = ports;
        this.library = library;
    }

    Optional<Dossier> load(String tenant, UUID file) {
        return ports.files().load(tenant, file).map(this::dossier);
    }

    Optional<Dossier> lock(String tenant, UUID file) {
        return ports.files().lock(tenant, file).map(this::dossier);
    }

    List<Dossier> claim(String tenant, Collection<UUID> files) {
        return ports.files().claim(tenant, files).stream().map(this::dossier).toList();
    }

    List<Dossier> loadAll(String tenant, Collection<UUID> files) {
        return files.isEmpty()
                ? List.of()
                : ports.files().loadAll(tenant, files).stream()
                        .map(this::dossier)
                        .toList();
    }

    private Dossier dossier(FileRecord record) {
        String tenant = record.row().tenant();
        String procedure = record.row().procedure();
        return Dossier.of(
                record,
                library.engine(tenant, procedure, record.row().procedureVersion()),
                version -> library.engine(tenant, procedure, version),
                ports.lists());
    }
}
