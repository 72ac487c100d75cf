package gehoor.notices;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * A page as plain text: its words, its paragraphs and where its links lead.
 *
 * @param fetches whether a mail program would ask something elsewhere to show it
 */
record Plain(String text, boolean fetches) {
    private static final String UNSEEN = "head, script, style, template, noscript, object, iframe, svg, title";
    private static final String FETCHED = "[src~=(?i)^(https?:|//)], [background], link[href], [style*=url]";

    static Plain of(String html) {
        Document page = Jsoup.parse(html);
        boolean fetches = !page.select(FETCHED).isEmpty();
        page.select(UNSEEN).remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Words(text), page);
        return new Plain(
                text.toString()
                        .replace('\u00a0', ' ')
                        .replaceAll("[ \\t]+", " ")
                        .replaceAll(" ?\n ?", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip(),
                fetches);
    }

    private record Words(StringBuilder text) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                if (element.nameIs("br")) {
                    text.append('\n');
                } else if (element.isBlock()) {
                    text.append(element.nameIs("p") ? "\n\n" : "\n");
                }
                if (element.nameIs("li")) {
                    text.append("- ");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String to = element.attr("href");
                if (element.nameIs("a")
                        && to.matches("(?i)https?://\\S{1,500}")
                        && !element.text().contains(to)) {
                    text.append(" (").append(to).append(')');
                }
                if (element.isBlock() && !element.nameIs("br")) {
                    text.append('\n');
                } else if (element.nameIs("td") || element.nameIs("th")) {
                    text.append(' ');
                }
            }
        }
    }
}
