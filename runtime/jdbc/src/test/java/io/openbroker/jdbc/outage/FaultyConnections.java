package io.openbroker.jdbc.outage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Connections on which a fault happens at one moment: before a call that reaches the database, at the same time, or after it. Calls
 * are counted over all connections.
 */
final class FaultyConnections {

    /** A moment that never comes. */
    static final int NEVER = -1;

    private static final int MOMENTS_OF_A_CALL = 3;
    private static final Set<String> CALLS = Set.of("commit", "rollback", "setAutoCommit", "close");

    private final Callable<Connection> connections;
    private final int moment;
    private final Runnable fault;
    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<Void> faulted = new CompletableFuture<>();

    /**
     * @param connections opens a connection
     * @param moment a number less than {@link #moments} of a run without a fault
     */
    FaultyConnections(Callable<Connection> connections, int moment, Runnable fault) {
        this.connections = connections;
        this.moment = moment;
        this.fault = fault;
    }

    /** How many moments there were. */
    int moments() {
        return calls.get() * MOMENTS_OF_A_CALL;
    }

    /** Waits for the end of the fault, which must have begun. */
    void awaitFault() {
        faulted.join();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> wrapped(connections.call());
            case "toString" -> "connections with a fault at moment " + moment;
            case "isWrapperFor" -> false;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Connection wrapped(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> called(connection, method, arguments));
    }

    private Object called(Object target, Method method, Object[] arguments) throws Throwable {
        boolean counts = method.getName().startsWith("execute") || CALLS.contains(method.getName());
        int first = counts ? calls.getAndIncrement() * MOMENTS_OF_A_CALL : Integer.MIN_VALUE;
        if (moment == first) {
            run();
        } else if (moment == first + 1) {
            var unused = CompletableFuture.runAsync(this::run);
        }
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof CallableStatement statement) {
                return wrapped(CallableStatement.class, statement);
            }
            if (result instanceof PreparedStatement statement) {
                return wrapped(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? wrapped(Statement.class, statement) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            if (moment == first + 2) {
                run();
            }
        }
    }

    private <T extends Statement> T wrapped(Class<T> type, T statement) {
        return proxy(type, (self, method, arguments) -> called(statement, method, arguments));
    }

    private void run() {
        try {
            fault.run();
            faulted.complete(null);
        } catch (RuntimeException e) {
            faulted.completeExceptionally(e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(FaultyConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
