package com.example;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** What the application did before it had a broker. */
@Service
class QueueServer {

    private final Map<String, Map<String, String>> queues = new ConcurrentHashMap<>();

    void createQueue(String name) {
        queues.putIfAbsent(name, new ConcurrentHashMap<>());
    }

    void deleteQueue(String name) {
        queues.remove(name);
    }

    String uri(String name) {
        return "amqp://queues.example.com/" + name;
    }

    String createUser(String queue, String user) {
        return queues.getOrDefault(queue, Map.of()).computeIfAbsent(user, name -> "password of " + name);
    }

    void deleteUser(String queue, String user) {
        queues.getOrDefault(queue, Map.of()).remove(user);
    }

    int size() {
        return queues.size();
    }
}
