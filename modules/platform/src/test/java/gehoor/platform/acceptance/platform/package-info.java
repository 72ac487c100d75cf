/**
 * What the platform itself promises, whoever's procedure it runs: tenants that never see one another, people who may only
 * what their token says, a record that shows when it was tampered with, answers to input that nobody should send.
 *
 * <p>Here belong tests that go by routes, headers and bytes, since that is what they are about; which routes there are they
 * read from the description that the product itself serves. What one tenant's procedure says is tested beside that tenant.
 */
@NullMarked
package gehoor.platform.acceptance.platform;

import org.jspecify.annotations.NullMarked;
