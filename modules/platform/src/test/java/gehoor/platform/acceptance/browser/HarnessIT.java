package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.platform.acceptance.Acceptance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must not be on a page is noticed: each planted once. */
@Acceptance
@InBrowser
class HarnessIT {
    private static final String START = "/kind-en-gezin";

    @Test
    void a_page_that_some_cannot_use_is_noticed() {
        Tab page = page("<img src='data:,'><label>Name</label><input><p style='color:#999;background:#aaa'>pale</p>");
        page.takeComplaints();

        assertThat(Looks.inaccessible(page.page()))
                .anySatisfy(wrong -> assertThat(wrong).startsWith("image-alt"))
                .anySatisfy(wrong -> assertThat(wrong).startsWith("label"))
                .anySatisfy(wrong -> assertThat(wrong).startsWith("color-contrast"));
    }

    @Test
    void a_page_that_all_can_use_is_not() {
        Tab page = page("<main><h1>Title</h1><label>Name <input></label></main>");

        assertThat(Looks.inaccessible(page.page())).isEmpty();
        assertThat(Looks.tooWide(page.page(), page.view())).isEmpty();
    }

    @Test
    void what_stands_out_of_a_narrow_window_is_noticed() {
        Tab fits360 = page("<div class='wide' style='width:340px'>too wide for 320</div>");

        assertThat(Looks.tooWide(fits360.page(), fits360.view()))
                .singleElement()
                .asString()
                .startsWith("at 320 px:")
                .contains("class=\"wide\"");
        assertThat(fits360.page().viewportSize().width).isEqualTo(View.NARROW);
    }

    @Test
    void what_scrolls_by_itself_does_not_stand_out() {
        Tab page = page("<div style='overflow-x:auto'><div style='width:900px'>a wide table</div></div>");

        assertThat(Looks.tooWide(page.page(), page.view())).isEmpty();
    }

    @Test
    void a_message_on_the_console_is_noticed() {
        Tab page = page("<script>console.log('left behind'); throw new Error('broken')</script>");

        assertThat(complaints(page))
                .anySatisfy(complaint -> assertThat(complaint).contains("left behind"))
                .anySatisfy(complaint -> assertThat(complaint).contains("broken"));
    }

    @Test
    void what_the_policy_forbids_is_noticed() {
        Tab page = Browser.open(View.narrow("nl")).goes(START).fine();

        page.page()
                .evaluate("() => { const s = document.createElement('script');"
                        + " s.textContent = '1'; document.body.append(s); }");

        assertThat(complaints(page))
                .anySatisfy(complaint -> assertThat(complaint).contains("Content Security Policy"));
    }

    @Test
    void a_part_that_is_missing_or_comes_from_elsewhere_is_noticed() {
        Tab page = Browser.open(View.narrow("nl")).goes(START).fine();
        page.page()
                .evaluate("() => new Promise(done => { const i = new Image(); i.onerror = done; i.onload = done;"
                        + " i.src = '/static/nothing.svg'; document.body.append(i); })");
        assertThat(complaints(page))
                .anySatisfy(complaint -> assertThat(complaint).contains("404"));

        Tab other = page("<img src='http://picture.example.org/a.png' alt=''>");
        assertThat(complaints(other))
                .anySatisfy(complaint -> assertThat(complaint).contains("another machine"));
    }

    @Test
    void a_page_that_is_an_error_is_the_tests_to_expect() {
        Tab page = Browser.open(View.narrow("nl")).goes("/there-is-no-such-organisation");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.complaints()).isEmpty();
        assertThatThrownBy(page::fine).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_is_kept_in_the_browser_is_noticed() {
        Tab page = Browser.open(View.narrow("nl")).goes(START).keepsNothing();

        page.page().evaluate("() => { localStorage.setItem('a', '1') }");

        assertThatThrownBy(page::keepsNothing).isInstanceOf(AssertionError.class);
    }

    @Test
    void bytes_are_those_of_the_wire() {
        Tab page = Browser.open(View.narrow("nl")).goes(START).fine();

        assertThat(page.bytes()).isBetween(2_000L, Gallery.LIGHT);
    }

    /** There are some, and they were expected. */
    private static List<String> complaints(Tab page) {
        page.page().waitForCondition(() -> !page.complaints().isEmpty());
        page.page().evaluate("() => 1");
        return page.takeComplaints();
    }

    private static Tab page(String body) {
        Tab page = Browser.open(View.narrow("en"));
        page.page()
                .setContent("<!DOCTYPE html><html lang='en'><head><title>Planted</title></head><body>" + body
                        + "</body></html>");
        return page;
    }
}
