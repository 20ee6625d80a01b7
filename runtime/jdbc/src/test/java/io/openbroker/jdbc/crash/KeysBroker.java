package io.openbroker.jdbc.crash;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A broker whose service bindings are files. The second call for an unbind hangs while there is a file that says so. */
@Broker
@ServiceOffering(id = KeysBroker.SERVICE, name = "keys", description = "Keys", plans = KeysBroker.Plans.class)
final class KeysBroker {

    static final String SERVICE = "dddd7777-0000-4000-8000-000000000000";
    static final String PLAN = "dddd7777-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    private final Path directory = Path.of("backend");
    private final Path calls = directory.resolve("calls");

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) throws IOException {
        called("deprovision");
    }

    @Bind
    Map<String, String> bind(@BindingId String id) throws IOException {
        Files.createFile(directory.resolve(id));
        return Map.of("key", id);
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@BindingId String id) throws IOException, InterruptedException {
        called(id);
        if (Files.exists(directory.resolve("hang")) && Files.readAllLines(calls).size() == 2) {
            Files.createFile(directory.resolve("hangs"));
            Thread.sleep(600_000);
        }
        Files.deleteIfExists(directory.resolve(id));
    }

    private void called(String what) throws IOException {
        Files.writeString(calls, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
