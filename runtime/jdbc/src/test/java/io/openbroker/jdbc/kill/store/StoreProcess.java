package io.openbroker.jdbc.kill.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The process that is killed. It prints which rows it has found, and then, before and after each commit, what is to be there: the id of
 * a row and its version, or -1 for none.
 */
final class StoreProcess {

    static final int CLIENTS = 8;
    /** After the rows that were found. */
    static final String READY = "ready";
    /** Once for each client that has nothing to do any more. */
    static final String IDLE = "idle";

    private static final int ROWS_PER_CLIENT = 60;

    private final Store store;
    private final String url;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Connection first;

    private StoreProcess(Store store, Path directory) throws SQLException {
        this.store = store;
        this.url = store.url(directory);
        this.first = DriverManager.getConnection(url);
    }

    /**
     * Works until it is killed.
     *
     * @param args the store, its directory, a seed, and how many changes each client makes
     */
    public static void main(String[] args) throws SQLException {
        StoreProcess process = new StoreProcess(Store.valueOf(args[0]), Path.of(args[1]));
        process.createTables();
        Map<String, Long> found = process.found();
        long seed = Long.parseLong(args[2]);
        int changes = Integer.parseInt(args[3]);
        for (int i = 0; i < CLIENTS; i++) {
            String prefix = "c" + i + "-";
            Random random = new Random(seed + i);
            new Thread(() -> process.live(prefix, random, changes, found)).start();
        }
    }

    private void createTables() throws SQLException {
        try (Statement statement = first.createStatement();
                ResultSet tables = first.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase("item")) {
                    return;
                }
            }
            statement.execute("create table note (id varchar(40) not null primary key, version bigint not null)");
            statement.execute(
                    "create table item (id varchar(40) not null primary key, version bigint not null, payload "
                            + store.bytesType() + " not null)");
        }
    }

    private Map<String, Long> found() throws SQLException {
        Map<String, Long> items = new TreeMap<>();
        Map<String, Long> notes = new TreeMap<>();
        try (Statement statement = first.createStatement()) {
            try (ResultSet row = statement.executeQuery("select id, version, payload from item")) {
                while (row.next()) {
                    items.put(row.getString(1), row.getLong(2));
                    if (!Arrays.equals(row.getBytes(3), payload(row.getLong(2)))) {
                        say("broken the content of " + row.getString(1));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("select id, version from note")) {
                while (row.next()) {
                    notes.put(row.getString(1), row.getLong(2));
                }
            }
        }
        if (!items.equals(notes)) {
            say("broken a transaction, since the tables disagree");
        }
        items.forEach((id, version) -> say("found " + id + " " + version));
        say(READY);
        return items;
    }

    private void live(String prefix, Random random, int changes, Map<String, Long> found) {
        List<String> mine = new ArrayList<>(
                found.keySet().stream().filter(id -> id.startsWith(prefix)).toList());
        long version = found.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        try (Connection own = store.oneConnection() ? first : DriverManager.getConnection(url)) {
            for (int i = 0; i < changes; i++, version++) {
                change(own, prefix, random, mine, version);
                Thread.sleep(random.nextInt(4) == 0 ? random.nextInt(30) : 0);
            }
            say(IDLE);
            Thread.sleep(Long.MAX_VALUE);
        } catch (SQLException | InterruptedException e) {
            say("broken a client: " + e.toString().replace('\n', ' '));
        }
    }

    private void change(Connection connection, String prefix, Random random, List<String> mine, long version)
            throws SQLException {
        boolean insert = mine.size() < ROWS_PER_CLIENT / 3 || (mine.size() < ROWS_PER_CLIENT && random.nextInt(3) == 0);
        boolean delete = !insert && random.nextInt(4) == 0;
        // Ids are not used again.
        String id = insert ? prefix + version : mine.get(random.nextInt(mine.size()));
        long expected = delete ? -1 : version;
        if (store.oneConnection()) {
            turn.lock();
        }
        try {
            say("begun " + id + " " + expected);
            connection.setAutoCommit(false);
            for (String table : List.of("note", "item")) {
                apply(connection, table, id, insert, delete, version);
            }
            connection.commit();
            connection.setAutoCommit(true);
            say("kept " + id + " " + expected);
        } finally {
            if (store.oneConnection()) {
                turn.unlock();
            }
        }
        if (insert) {
            mine.add(id);
        } else if (delete) {
            mine.remove(id);
        }
    }

    private static void apply(
            Connection connection, String table, String id, boolean insert, boolean delete, long version)
            throws SQLException {
        boolean hasPayload = table.equals("item");
        String sql = delete
                ? "delete from " + table + " where id = ?"
                : insert
                        ? "insert into " + table
                                + (hasPayload
                                        ? " (version, payload, id) values (?, ?, ?)"
                                        : " (version, id) values (?, ?)")
                        : "update " + table + " set version = ?" + (hasPayload ? ", payload = ?" : "")
                                + " where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            if (!delete) {
                statement.setLong(position++, version);
                if (hasPayload) {
                    statement.setBytes(position++, payload(version));
                }
            }
            statement.setString(position, id);
            if (statement.executeUpdate() != 1) {
                say("broken " + table + " " + id + ", which is not there");
            }
        }
    }

    private static byte[] payload(long version) {
        Random random = new Random(version);
        byte[] bytes = new byte[200 + random.nextInt(1_500)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One write to the pipe for each line, which a kill does not take back. */
    private static synchronized void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
