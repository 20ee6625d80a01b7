package io.openbroker.jdbc.chaos;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * What one user does, again and again: creates a service instance, binds, updates, unbinds or not, and deletes. Each result is
 * compared with the ledger. For one thread.
 */
final class Lives {

    private static final int MOST_BINDINGS = 3;

    private final int client;
    private final Platform platform;
    private final Ledger ledger;
    private final Findings findings;
    private final Random random;
    private final AtomicInteger ended;
    /** The resources that must be there at the end. */
    private final Map<String, String> kept = new TreeMap<>();

    private int round;

    /**
     * The lives of the service instances of one client.
     *
     * @param ended counts service instances that have lived
     */
    Lives(int client, Platform platform, Ledger ledger, Findings findings, Random random, AtomicInteger ended) {
        this.client = client;
        this.platform = platform;
        this.ledger = ledger;
        this.findings = findings;
        this.random = random;
        this.ended = ended;
    }

    Map<String, String> kept() {
        return kept;
    }

    void live(BooleanSupplier goesOn) throws SQLException, InterruptedException {
        while (goesOn.getAsBoolean()) {
            String id = (random.nextBoolean() ? Ledger.FENCED : Ledger.NAMED) + client + "-" + round++;
            try {
                live(id);
            } catch (Platform.Stuck stuck) {
                findings.add(Findings.Kind.STUCK, stuck.instance(), String.valueOf(stuck.getMessage()));
            }
            ended.incrementAndGet();
        }
    }

    private void live(String id) throws SQLException, InterruptedException {
        String size = Integer.toString(random.nextInt(1_000));
        while (platform.provision(id, Integer.parseInt(size)) == Platform.End.FAILED) {
            // Orphan mitigation.
            platform.deprovision(id);
            if (id.startsWith(Ledger.NAMED)) {
                // Without fencing tokens a late deletion would delete a second service instance with the same id.
                return;
            }
        }
        checkLedger(id, id, size);
        Map<String, String> bindings = bind(id);
        // Without fencing tokens a late update would undo a later one.
        if (id.startsWith(Ledger.FENCED) && random.nextInt(3) == 0) {
            size = Integer.toString(1_000 + random.nextInt(1_000));
            platform.update(id, Integer.parseInt(size));
            checkLedger(id, id, size);
        }
        for (String binding : List.copyOf(bindings.keySet())) {
            if (random.nextInt(2) == 0) {
                platform.unbind(id, binding);
                bindings.remove(binding);
            }
        }
        if (random.nextInt(4) == 0) {
            checkBroker(id, size);
        }
        if (random.nextInt(20) == 0) {
            kept.put(id, size);
            kept.putAll(bindings);
            return;
        }
        // With the service bindings that are left.
        platform.deprovision(id);
        if (platform.fetch(id).status() != 404) {
            findings.add(Findings.Kind.LOST, id, "The service instance was deleted, and is there");
        }
    }

    /** Creates service bindings; returns their credentials. */
    private Map<String, String> bind(String id) throws SQLException, InterruptedException {
        Map<String, String> bindings = new TreeMap<>();
        for (int i = random.nextInt(MOST_BINDINGS + 1); i > 0; i--) {
            String binding = id + "-b" + i;
            if (platform.bind(id, binding) == Platform.End.FAILED) {
                platform.unbind(id, binding);
                continue;
            }
            String token = platform.fetchBinding(id, binding)
                    .body()
                    .path("credentials")
                    .path("token")
                    .asString("");
            bindings.put(binding, token);
            checkLedger(id, binding, token);
        }
        return bindings;
    }

    /** Compares what is kept with the broker and with the ledger, and deletes it. */
    void checkAndDeleteKept() throws SQLException, InterruptedException {
        for (Map.Entry<String, String> each : kept.entrySet()) {
            boolean binding = each.getKey().contains("-b");
            String instance = instance(each.getKey());
            checkLedger(instance, each.getKey(), each.getValue());
            if (!binding) {
                checkBroker(instance, each.getValue());
            } else if (!platform.fetchBinding(instance, each.getKey())
                    .body()
                    .path("credentials")
                    .path("token")
                    .asString("")
                    .equals(each.getValue())) {
                findings.add(Findings.Kind.LOST, instance, each.getKey() + " has other credentials at the end");
            }
        }
        for (String id : kept.keySet()) {
            if (!id.contains("-b")) {
                platform.deprovision(id);
            }
        }
    }

    private static String instance(String id) {
        return id.replaceFirst("-b\\d+$", "");
    }

    private void checkBroker(String id, String size) throws InterruptedException {
        Platform.Response fetched = platform.fetch(id);
        String told = fetched.body().path("parameters").path("size").asString("");
        if (!told.equals(size)) {
            findings.add(Findings.Kind.LOST, id, "The size was " + size + ", and is now " + fetched);
        }
    }

    private void checkLedger(String instance, String id, String value) throws SQLException {
        List<Ledger.Resource> present = ledger.alive(id);
        if (!present.equals(List.of(new Ledger.Resource(id, value)))) {
            findings.add(
                    present.size() > 1 ? Findings.Kind.DOUBLED : Findings.Kind.LOST,
                    instance,
                    "The platform has " + id + " with \"" + value + "\", and the ledger " + present);
        }
    }
}
