package io.openbroker.sample.benchmarks.containers;

import io.openbroker.sample.benchmarks.requests.IdleBroker;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A Spring Boot application with the broker. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class BrokerApplication {

    /** Starts the application, on the port that the environment variable SERVER_PORT names. */
    public static void main(String[] args) {
        SpringApplication.run(BrokerApplication.class);
    }

    @Bean
    IdleBroker broker() {
        return new IdleBroker();
    }
}
