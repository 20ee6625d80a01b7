package io.openbroker.jdbc.kill;

import io.openbroker.jdbc.kill.BrokerRun.Answer;
import io.openbroker.jdbc.kill.Entry.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A platform's client with service instances of its own, which writes down what it is answered. For one thread at a time. */
final class LedgerClient {

    private static final String IDS = "service_id=" + LedgerBroker.SERVICE + "&plan_id=" + LedgerBroker.PLAN;
    private static final String FIELDS =
            "\"service_id\": \"" + LedgerBroker.SERVICE + "\", \"plan_id\": \"" + LedgerBroker.PLAN + "\"";

    private final int number;
    private final Random random;
    private final List<Entry> entries = new ArrayList<>();
    private int answers;

    LedgerClient(int number, Random random) {
        this.number = number;
        this.random = random;
    }

    /** Everything that this client has ever asked for. */
    List<Entry> entries() {
        return entries;
    }

    /** How many requests that change something were answered with success. */
    int answers() {
        return answers;
    }

    /** Sends one request; false if the broker gave no answer. */
    boolean step(BrokerRun broker) throws InterruptedException {
        List<Entry> unsettled =
                entries.stream().filter(entry -> !entry.settled()).toList();
        if (!unsettled.isEmpty() && random.nextInt(3) == 0) {
            return settle(unsettled.get(random.nextInt(unsettled.size())), broker);
        }
        List<Entry> present = entries.stream()
                .filter(entry -> entry.settled() && entry.present())
                .toList();
        int choice = random.nextInt(10);
        if (present.isEmpty() || choice < 3) {
            return provision(broker);
        }
        Entry entry = present.get(random.nextInt(present.size()));
        if (entry.isBinding()) {
            return choice < 6 ? delete(entry, broker) : provision(broker);
        }
        if (choice < 6) {
            return bind(entry, broker);
        }
        if (hasUnsettledBindings(entry)) {
            return provision(broker);
        }
        return (choice < 8 || hasBindings(entry)) ? update(entry, broker) : delete(entry, broker);
    }

    /** Learns how an operation ended, or repeats or undoes a request that got no answer. */
    boolean settle(Entry entry, BrokerRun broker) throws InterruptedException {
        if (entry.running().isEmpty() && hasUnsettledBindings(entry)) {
            return true;
        }
        if (entry.running().isEmpty()) {
            // Service bindings go with their service instance, so one that has some is updated again instead.
            return hasBindings(entry) ? update(entry, broker) : delete(entry, broker);
        }
        Entry.Operation operation = entry.running().orElseThrow();
        Optional<Answer> poll = broker.send("GET", entry.path() + "/last_operation?operation=" + operation.id(), "");
        poll.ifPresent(answer -> checkPoll(entry, operation, answer));
        return poll.isPresent();
    }

    /** Checks what is said of an operation that was accepted: it is never forgotten, and ends once. */
    static void checkPoll(Entry entry, Entry.Operation operation, Answer answer) {
        String state = answer.status() == 410 && (operation.deletes() || !entry.present())
                ? "succeeded"
                : answer.text("state");
        if (!operation.mayBe(state)) {
            throw new AssertionError("The operation " + operation.id() + " of " + entry + " is now " + answer);
        }
        if (!state.equals("in progress")) {
            entry.ended(operation, state);
        }
    }

    private boolean hasBindings(Entry instance) {
        return bindings(instance).anyMatch(binding -> binding.present() || !binding.settled());
    }

    /** While it is not known whether an operation works on a service binding, its service instance is left alone. */
    private boolean hasUnsettledBindings(Entry instance) {
        return bindings(instance).anyMatch(binding -> !binding.settled());
    }

    private Stream<Entry> bindings(Entry instance) {
        return entries.stream().filter(entry -> entry.path().startsWith(instance.path() + "/"));
    }

    private boolean provision(BrokerRun broker) throws InterruptedException {
        String id = "i-" + number + "-" + entries.size();
        Entry entry = new Entry("/v2/service_instances/" + id, id);
        entries.add(entry);
        String size = Integer.toString(random.nextInt(1_000));
        String body = "{" + FIELDS
                + ", \"organization_guid\": \"o\", \"space_guid\": \"s\", \"parameters\": {\"size\": " + size + "}}";
        return send(entry, "PUT", body, Certainty.PRESENT, size, broker);
    }

    private boolean bind(Entry instance, BrokerRun broker) throws InterruptedException {
        String id = "b-" + number + "-" + entries.size();
        Entry entry = new Entry(instance.path() + "/service_bindings/" + id, id);
        entries.add(entry);
        return send(entry, "PUT", "{" + FIELDS + "}", Certainty.PRESENT, LedgerBroker.token(id), broker);
    }

    private boolean update(Entry entry, BrokerRun broker) throws InterruptedException {
        String size = Integer.toString(1_000 + random.nextInt(1_000));
        String body = "{\"service_id\": \"" + LedgerBroker.SERVICE + "\", \"parameters\": {\"size\": " + size + "}}";
        return send(entry, "PATCH", body, Certainty.PRESENT, size, broker);
    }

    private boolean delete(Entry entry, BrokerRun broker) throws InterruptedException {
        return send(entry, "DELETE", "", Certainty.ABSENT, "", broker);
    }

    private boolean send(Entry entry, String method, String body, Certainty outcome, String content, BrokerRun broker)
            throws InterruptedException {
        boolean certain = entry.settled();
        entry.sent();
        String query = (method.equals("DELETE") ? "?" + IDS + "&" : "?")
                + (random.nextBoolean() ? "accepts_incomplete=true" : "");
        Optional<Answer> answer = broker.send(method, entry.path() + query, body);
        if (answer.isEmpty()) {
            return false;
        }
        int status = answer.get().status();
        if (status == 202) {
            entry.accepted(answer.get().text("operation"), outcome, content, !certain);
            answers++;
        } else if (status == 200 || status == 201 || (status == 410 && !certain)) {
            entry.replaced();
            entry.answered(outcome, content);
            answers++;
        } else if (certain && !busyInstance(entry, status)) {
            throw new AssertionError(method + " of " + entry + " was answered " + answer.get());
        }
        return true;
    }

    /** A service binding waits for an operation of its service instance, about which nothing may be known. */
    private boolean busyInstance(Entry entry, int status) {
        return entry.isBinding()
                && (status == 422 || status == 404)
                && entries.stream()
                        .filter(instance -> entry.path().startsWith(instance.path() + "/"))
                        .anyMatch(instance -> !instance.settled());
    }
}
