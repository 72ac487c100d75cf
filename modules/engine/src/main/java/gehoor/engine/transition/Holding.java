package gehoor.engine.transition;

import gehoor.engine.Circumstances;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import java.util.List;

/**
 * The file as it stands.
 *
 * @param history oldest entry first
 * @param state the fold of it
 * @param circumstances as for somebody who never handled a linked file
 */
public record Holding(List<Entry> history, FileState state, Circumstances circumstances) {}
