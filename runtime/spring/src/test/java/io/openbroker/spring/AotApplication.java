package io.openbroker.spring;

import org.springframework.boot.SpringApplication;

/** An application whose configuration is processed ahead of time. */
public final class AotApplication {

    private AotApplication() {}

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(QueueApplication.class, args);
    }
}
