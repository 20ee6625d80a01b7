package io.openbroker.sample.benchmarks.state;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The statements of a synchronous provision with its two commits, on a connection of JDBC and with nothing around them: what no
 * broker with this database can exceed. For use by one thread.
 */
final class PlainStatements implements AutoCloseable {

    private static final int SEALED_BYTES = 250;

    private final Connection connection;
    private final PreparedStatement insertInstance;
    private final PreparedStatement insertOperation;
    private final PreparedStatement updateInstance;
    private final PreparedStatement deleteOperation;
    private final byte[] sealed = new byte[SEALED_BYTES];

    PlainStatements(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        String now = url.startsWith("jdbc:sqlite:") ? "0" : "now()";
        insertInstance = connection.prepareStatement("""
                insert into openbroker_instance
                (id, platform, instance_id, revision, phase, service_id, operation_id, created_at, sealed)
                values (?, 'default', ?, 1, 'CREATING', 'service', ?, %s, ?)""".formatted(now));
        insertOperation = connection.prepareStatement("""
                insert into openbroker_operation (id, resource, platform, instance_id, kind, started_at, revision, announced,
                owner, attempts, resting, state, sealed)
                values (?, ?, 'default', ?, 'PROVISION', %s, 1, false, 'replica', 0, false, 'IN_PROGRESS', ?)""".formatted(now));
        updateInstance = connection.prepareStatement("""
                update openbroker_instance set revision = 2, phase = 'READY', operation_id = null, sealed = ?
                where id = ? and revision = 1""");
        deleteOperation = connection.prepareStatement("delete from openbroker_operation where id = ? and revision = 1");
    }

    void provision() throws SQLException {
        UUID instance = UUID.randomUUID();
        String operation = UUID.randomUUID().toString();
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(instance.getMostSignificantBits())
                .putLong(instance.getLeastSignificantBits())
                .array();
        execute(insertInstance, id, instance.toString(), operation, sealed);
        execute(insertOperation, operation, id, instance.toString(), sealed);
        connection.commit();
        execute(updateInstance, sealed, id);
        execute(deleteOperation, operation);
        connection.commit();
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        if (statement.executeUpdate() != 1) {
            throw new IllegalStateException("Expected one row");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
