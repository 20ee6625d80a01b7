package io.openbroker.undertow.contract;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A message server that knows its topics, and so all that a broker of them needs to know. */
final class TopicServer {

    enum Phase {
        CREATING,
        READY,
        DELETING
    }

    record Settings(String plan, int partitions) {}

    record Topic(Settings settings, Phase phase) {}

    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final AtomicInteger granted = new AtomicInteger();

    Optional<Topic> find(String id) {
        return Optional.ofNullable(topics.get(id));
    }

    void create(String id, Settings settings) {
        topics.put(id, new Topic(settings, Phase.CREATING));
    }

    boolean delete(String id) {
        return topics.computeIfPresent(id, (name, topic) -> new Topic(topic.settings(), Phase.DELETING)) != null;
    }

    /** The server is done with whatever it was at. */
    void finish(String id) {
        topics.computeIfPresent(
                id, (name, topic) -> topic.phase() == Phase.DELETING ? null : new Topic(topic.settings(), Phase.READY));
    }

    Optional<String> password(String id, String user) {
        return Optional.ofNullable(passwords.get(id + "/" + user));
    }

    String grant(String id, String user) {
        String password = "pw-" + granted.incrementAndGet();
        passwords.put(id + "/" + user, password);
        return password;
    }

    boolean revoke(String id, String user) {
        return passwords.remove(id + "/" + user) != null;
    }
}
