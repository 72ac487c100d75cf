package gehoor.casework;

import java.util.UUID;

/**
 * A list as somebody wants to find it again.
 *
 * @param at its address within the workbench, as {@code ?welke=mij} or {@code /register?stap=intake}
 */
public record SavedView(UUID id, String name, String at) {
    @Override
    public String toString() {
        return "SavedView[" + id + "]";
    }
}
