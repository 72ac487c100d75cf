package gehoor.access;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether anybody is served yet: not before the database was there and brought to the form this version needs. */
@ApplicationScoped
public class Doors {
    private volatile boolean open;

    public void open() {
        open = true;
    }

    boolean areOpen() {
        return open;
    }
}
