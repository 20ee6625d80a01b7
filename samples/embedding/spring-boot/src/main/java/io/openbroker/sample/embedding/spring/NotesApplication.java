package io.openbroker.sample.embedding.spring;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sells notes as a broker, and counts them at an endpoint of its own. */
@SpringBootApplication
public class NotesApplication {

    public static void main(String[] args) {
        SpringApplication.run(NotesApplication.class, args);
    }

    @Component
    @Broker
    @ServiceOffering(
            id = "3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e01",
            name = "notes",
            description = "Notes in a database",
            plans = NotesBroker.Plans.class)
    static class NotesBroker {

        enum Plans {
            @Plan(id = "3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e02", description = "One row")
            ROW
        }

        record Options(Optional<@Size(max = 500_000) String> text) {}

        record Credentials(String uri, String token) {}

        private final JdbcClient database;

        NotesBroker(JdbcClient database) {
            this.database = database;
        }

        @Provision(async = Async.WHEN_ACCEPTED) // Called again after a crash.
        void provision(@InstanceId String id, @Parameters Options options) throws IOException {
            Path template = Path.of("notes", "template.txt");
            String begin = Files.exists(template) ? Files.readString(template) : "";
            database.sql("MERGE INTO note VALUES (?, ?)")
                    .params(id, begin + options.text().orElse(""))
                    .update();
        }

        @Bind
        @Transactional
        Credentials bind(@InstanceId String id, @BindingId String bindingId) {
            String token = UUID.randomUUID().toString();
            database.sql("MERGE INTO token VALUES (?, ?)")
                    .params(bindingId, token)
                    .update();
            return new Credentials("/notes", token);
        }

        @Unbind
        void unbind(@BindingId String bindingId) {
            database.sql("DELETE FROM token WHERE binding_id = ?")
                    .param(bindingId)
                    .update();
        }

        @Deprovision
        void deprovision(@InstanceId String id) {
            database.sql("DELETE FROM note WHERE instance_id = ?").param(id).update();
        }
    }

    @RestController
    static class Notes {

        private final JdbcClient database;

        Notes(JdbcClient database) {
            this.database = database;
        }

        @GetMapping("/notes")
        Map<String, Long> count() {
            return Map.of(
                    "notes",
                    database.sql("SELECT COUNT(*) FROM note").query(Long.class).single());
        }
    }
}
