/**
 * The published procedures, clause by clause, on the running product: over HTTP, with real tokens, on a real database and a
 * real identity server, with the tenants' own files.
 *
 * <p>Here belong tests that say what somebody does and what then holds, each with the ids of the clauses it holds the
 * product to ({@link gehoor.platform.acceptance.Clause}), and the words they are written with. Here do not belong tests of
 * one module, nor anything that knows a route or the shape of a body, except {@code Wire}, which knows all of them.
 *
 * <p>How a test is written:
 *
 * <pre>{@code
 * @Acceptance                                    // starts the product once; each test begins on Monday 2 March 2026, 9:00
 * class SecondLineIT {
 *     private final Tenant kg = Gehoor.tenant("kind-en-gezin");
 *
 *     @Test
 *     @Clause("KG-24")
 *     void no_instrument_before_the_intake() {
 *         Report.Taken report = kg.visitor().reports("sectors").named("Mia", "mia@example.org")
 *                 .with("story", "…").taken();                                    // by whom, under what, with what answers
 *         CaseFile file = kg.as("kg-handler").file(report);
 *         file.does("open-second-line").with("second-line-contact", "2026-03-02").done();
 *         file.does("call-provider").refusedBy("intake-answers");                // a refusal names its rule
 *         assertThat(file.seen().clock("treatment").due()).isEqualTo("2026-06-02");
 *         Time.becomes("2026-06-03");                                            // clocks fire, letters leave
 *         Post.letter("lead@example.org", report.number());                      // letters are found by the file's number
 *         kg.mailbox(report.receipt()).does("answer").with("answer", "…").done();   // who has the receipt
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code Tenant.as(user)} is one of {@code demo-users} in {@code tenant.yaml}; {@code visitor()} has no account;
 *       {@code mailbox(receipt)} is whoever has the code.
 *   <li>{@code done()} expects success; {@code refusedBy(rule)}, {@code refusedForField(field)}, {@code refusedWith(status)}
 *       and {@code hidden()} expect a refusal, and that it says why as problem+json. {@code sent()} expects nothing.
 *   <li>{@code CaseFile.seen()} is the file as that person sees it; {@code offers()} what they may do.
 *   <li>{@code Time} winds the clock, {@code Time.settle()} lets happen what is due. Time never goes back within a test, and
 *       does between tests: a test makes its own files and looks at nothing else.
 *   <li>{@code Database} looks from outside; {@code Traces} looks everywhere for what should be nowhere.
 * </ul>
 *
 * <p>Run one class: {@code ./mvnw -Dquick verify -pl modules/platform -Dit.test=SecondLineIT}.
 */
@NullMarked
package gehoor.platform.acceptance;

import org.jspecify.annotations.NullMarked;
