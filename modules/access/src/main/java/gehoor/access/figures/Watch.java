package gehoor.access.figures;

/** Looks at what nobody counts as it happens. */
public interface Watch {
    /** Brings {@link Figures} up to date. Called at each reading of them, which may be often: it looks seldom enough. */
    void look();
}
