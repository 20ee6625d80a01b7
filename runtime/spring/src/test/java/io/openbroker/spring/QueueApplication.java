package io.openbroker.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with a broker and endpoints of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({QueueBroker.class, QueueApplication.Greetings.class})
class QueueApplication {

    @Bean
    Ledger ledger() {
        return new Ledger();
    }

    /** What the application served before it had a broker. */
    @RestController
    static class Greetings {

        @GetMapping("/greetings/{name}")
        String greet(@PathVariable("name") String name) {
            return "Hello " + name;
        }

        @PostMapping("/greetings")
        String greetAll() {
            return "Hello all";
        }
    }
}
