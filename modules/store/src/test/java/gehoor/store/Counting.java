package gehoor.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A data source that writes down each statement as it is sent, and how often a connection was taken. A statement that does
 * not keep to one tenant is not sent: the test that would have sent it fails.
 */
final class Counting {
    private static final AtomicInteger SEEN = new AtomicInteger();

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final DataSource source;

    Counting(DataSource source) {
        this.source = proxy(DataSource.class, source, "");
    }

    /** How many statements were looked at in this run. */
    static int seen() {
        return SEEN.get();
    }

    DataSource source() {
        return source;
    }

    void forget() {
        statements.clear();
        connections.clear();
    }

    /** What was sent, without telling PostgreSQL the tenant. */
    List<String> statements() {
        return statements.stream().filter(sql -> !sql.contains("set_config")).toList();
    }

    int connections() {
        return connections.size();
    }

    private <T> T proxy(Class<T> type, T target, String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (target instanceof Statement && method.getName().startsWith("execute")) {
                for (String sent : (sql.isEmpty() ? String.valueOf(arguments[0]) : sql).split(";\n", -1)) {
                    List<String> crossed = WithinOneTenant.broken(sent);
                    if (!crossed.isEmpty()) {
                        throw new AssertionError("not within one tenant: " + crossed + " in " + sent);
                    }
                    SEEN.incrementAndGet();
                    statements.add(sent);
                }
            }
            if (target instanceof DataSource && method.getName().equals("getConnection")) {
                connections.add("taken");
            }
            return wrapped(method, invoke(target, method, arguments), arguments);
        };
        return type.cast(Proxy.newProxyInstance(Counting.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrapped(Method method, Object result, Object[] arguments) {
        if (result instanceof Connection connection && method.getName().equals("getConnection")) {
            return proxy(Connection.class, connection, "");
        }
        if (result instanceof Statement && method.getDeclaringClass() == Connection.class) {
            String sql = arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
            return counted(method.getReturnType(), result, sql);
        }
        return result;
    }

    @SuppressWarnings("unchecked") // the type is the one the method declares
    private <T> Object counted(Class<T> type, Object statement, String sql) {
        return proxy(type, (T) statement, sql);
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
