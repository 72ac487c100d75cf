/**
 * A history that was, gone through once more under another version of its procedure: what would have been refused, late, sent,
 * seen or led elsewhere, and by which rule.
 *
 * <p>The comparison is between the version that the file ran under and the draft. Each act is put to the draft as it was put to the
 * version: the same person, in the role in which it was done, the same answers, the same moment. The draft keeps its own clocks. What
 * a decision looks at and no history tells (whether somebody handled a linked file, to which service they belong, how a linked file
 * stood, how many earlier files there were) is never guessed: every way it can have been in which the version does what it did is
 * tried, and where the draft does not do the same in all of them the answer is that the history does not say.
 *
 * <p>Here belongs comparing two lives of one file. Here does not belong counting over files, nor what of it may be told to whom: a
 * {@link gehoor.engine.replay.Reason} names rules and words of procedures, never a day, a person or an answer of the file.
 */
@NullMarked
package gehoor.engine.replay;

import org.jspecify.annotations.NullMarked;
