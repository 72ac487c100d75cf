/**
 * What a person can do in a browser, done in a browser: the pages of the running product, in Chromium, by what somebody sees
 * and presses, in their language.
 *
 * <p>Here belong journeys from the first page to the last, the refusals that a person meets on the way included, with the
 * clauses that speak of what somebody sees. Here does not belong what the interface answers; nor anything that knows the
 * markup of a page, except {@code Tab} and {@code Walk}, which know what the pages have in common.
 *
 * <p>How a journey is written:
 *
 * <pre>{@code
 * @Acceptance                          // the product runs, and it is Monday 2 March 2026, 9:00
 * @InBrowser                           // after each test: no page of it may have complained of anything
 * class MailboxIT {
 *     @Test
 *     @Clause("PL-10")                 // only where the test asserts what the clause says of what a person sees
 *     void who_has_a_code_reads_the_answer() {
 *         Tab page = Browser.open(View.narrow("fr"));         // also wide(…), inTheDark(), withoutScript()
 *         page.goes("/kind-en-gezin/postvak").fine();
 *         page.writes("Le code", receipt).presses("Ouvrir").fine();
 *         assertThat(page.words()).contains("Nous avons bien reçu");
 *         Gallery.keep(page, "mailbox");                      // a picture; axe, 320 px and weight are looked at
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code presses} and {@code follows} take what is written on a button or link, and wait for the page that it leads to;
 *       for anything else there is {@code Tab.page()}, the driver's own page, and {@code Tab.loading(…)} around what leads on.
 *   <li>{@code fine()} expects the page, {@code mending(sentence)} the page again with what must be mended.
 *   <li>{@code Walk} fills in whatever a form asks, for who needs a report or a page further on.
 *   <li>Two people are two pages: each {@code Browser.open} is a browser of its own, with nothing of the other in it.
 *   <li>{@code Gallery.keep} is for each page that there is, once in each shape: in the light or the dark, narrow or wide.
 *       {@code GalleryIT} walks over the tenants and languages.
 * </ul>
 *
 * <p>Run one class: {@code ./mvnw -Dquick verify -pl modules/platform -Dit.test=ParentIT}; the pictures lie in
 * {@code modules/platform/target/gallery}, those of tests that failed too.
 */
@NullMarked
package gehoor.platform.acceptance.browser;

import org.jspecify.annotations.NullMarked;
