package gehoor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the words of a statement: does it keep to one tenant for every table it names? Row-level security would hold it
 * back anyway; but only a statement that says so itself can be answered by one part of a distributed database.
 */
final class WithinOneTenant {
    /** Tables that hold nobody's rows: when to look for work, and which migrations ran. */
    private static final Set<String> OF_NOBODY = Set.of("waker.scheduled_tasks", "migration.flyway_schema_history");

    private static final Pattern TABLE = Pattern.compile(
            "\\b(insert into|update|delete from|from|join|using|,)\\s+(only\\s+)?([a-z_]+\\.[a-z_]+)(?![a-z_.(])"
                    + "(?:\\s+(?:as\\s+)?(?!(?:set|where|on|join|left|inner|cross|order|group|limit|for|values|select|using|"
                    + "returning|union|natural)\\b)([a-z_0-9]+))?");

    private WithinOneTenant() {}

    /** The tables for which it does not; none is well. */
    static List<String> broken(String statement) {
        String sql = statement
                .toLowerCase(Locale.ROOT)
                .replaceAll("--[^\n]*", " ")
                .replaceAll("'(?:[^']|'')*'", "''")
                .replaceAll("\\s+", " ");
        List<String> broken = new ArrayList<>();
        Matcher named = TABLE.matcher(sql);
        while (named.find()) {
            String table = named.group(3);
            if (OF_NOBODY.contains(table)) {
                continue;
            }
            boolean ours = table.startsWith("gehoor.") || table.startsWith("vault.");
            // after a comma stands as often a column of some row
            if (named.group(1).equals(",") && !ours) {
                continue;
            }
            boolean kept = ours
                    && (named.group(1).equals("insert into")
                            ? columns(sql, named.end(3))
                            : said(block(sql, named.start()), table, named.group(4)));
            if (!kept) {
                broken.add(table);
            }
        }
        return broken;
    }

    /** An insert names the tenant among its columns. */
    private static boolean columns(String sql, int from) {
        int open = sql.indexOf('(', from);
        int close = sql.indexOf(')', open);
        return open > 0 && close > open && sql.substring(open, close).matches(".*\\btenant_id\\b.*");
    }

    /** The tenant of this table is what was handed over, or that of a row of which it is. */
    private static boolean said(String block, String table, String alias) {
        String own = alias == null
                ? "(?:" + Pattern.quote(table) + "\\.|" + table.substring(table.indexOf('.') + 1) + "\\.)?"
                : "(?:" + alias + "\\.)";
        boolean handed = Pattern.compile("(?<![a-z_0-9.])" + own + "tenant_id ?= ?(?:\\?|\\$\\d)")
                .matcher(block)
                .find();
        boolean alike = Pattern.compile("(?<![a-z_0-9.])" + own + "tenant_id ?= ?[a-z_0-9]+\\.tenant_id")
                        .matcher(block)
                        .find()
                || Pattern.compile("[a-z_0-9]+\\.tenant_id ?= ?" + own + "tenant_id")
                        .matcher(block)
                        .find();
        // an alias may be left out where there is no other table
        boolean plain = alias != null
                && Pattern.compile("(?<![a-z_0-9.])tenant_id ?= ?(?:\\?|\\$\\d)")
                        .matcher(block)
                        .find();
        return handed || plain || (alike && block.matches(".*\\btenant_id ?= ?(?:\\?|\\$\\d).*"));
    }

    /** What stands within the same parentheses, without what stands in deeper ones that are queries of their own. */
    private static String block(String sql, int at) {
        int begin = at;
        for (int depth = 0; begin > 0; begin--) {
            char c = sql.charAt(begin - 1);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        int end = at;
        for (int depth = 0; end < sql.length(); end++) {
            char c = sql.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        String block = sql.substring(begin, end);
        String before;
        do {
            before = block;
            block = block.replaceAll("\\((?: ?)(?:select|insert|update|delete|with)\\b[^()]*\\)", "()")
                    // other parentheses are part of what is said here
                    .replaceAll("\\(((?! ?(?:select|insert|update|delete|with)\\b)[^()]*)\\)", " $1 ");
        } while (!before.equals(block));
        return block;
    }
}
