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

    record Grant(String password, boolean isNew) {}

    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final AtomicInteger granted = new AtomicInteger();

    Optional<Topic> find(String id) {
        return Optional.ofNullable(topics.get(id));
    }

    /** Begins to create a topic, unless there is one; in any case the one that is there then. */
    Topic create(String id, Settings settings) {
        return topics.computeIfAbsent(id, name -> new Topic(settings, Phase.CREATING));
    }

    boolean delete(String id) {
        return topics.computeIfPresent(id, (name, topic) -> new Topic(topic.settings(), Phase.DELETING)) != null;
    }

    /** The server cannot delete the topic after all. */
    void rejectDeletion(String id) {
        topics.computeIfPresent(id, (name, topic) -> new Topic(topic.settings(), Phase.READY));
    }

    /** The server is done with whatever it was at. */
    void finish(String id) {
        topics.computeIfPresent(
                id, (name, topic) -> topic.phase() == Phase.DELETING ? null : new Topic(topic.settings(), Phase.READY));
    }

    Optional<String> password(String id, String user) {
        return Optional.ofNullable(passwords.get(id + "/" + user));
    }

    /** Grants access, unless it is granted already. */
    Grant grant(String id, String user) {
        String made = "pw-" + granted.incrementAndGet();
        String password = passwords.computeIfAbsent(id + "/" + user, name -> made);
        return new Grant(password, password.equals(made));
    }

    boolean revoke(String id, String user) {
        return passwords.remove(id + "/" + user) != null;
    }
}
