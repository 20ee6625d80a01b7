package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class QueueApplication {

    public static void main(String[] args) {
        SpringApplication.run(QueueApplication.class, args);
    }

    @RestController
    static class Status {

        private final QueueServer server;

        Status(QueueServer server) {
            this.server = server;
        }

        @GetMapping("/status")
        String status() {
            return server.size() + " queues";
        }
    }
}
