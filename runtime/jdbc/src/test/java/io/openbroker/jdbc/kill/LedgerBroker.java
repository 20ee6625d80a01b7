package io.openbroker.jdbc.kill;

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
import io.openbroker.annotation.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker whose backend is a directory of small files. Every handler may be called again, and takes its time so that kills hit it. */
@Broker
@ServiceOffering(id = LedgerBroker.SERVICE, name = "ledger", description = "Files", plans = LedgerBroker.Plans.class)
final class LedgerBroker {

    static final String SERVICE = "88888888-0000-4000-8000-000000000000";
    static final String PLAN = "88888888-0000-4000-8000-000000000001";

    private static final int MILLIS = 5;

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Page(int size) {}

    private final Path backend = Path.of("backend");

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Page page) throws IOException, InterruptedException {
        write(id, Integer.toString(page.size()));
    }

    @Update(async = Async.WHEN_ACCEPTED)
    void update(@InstanceId String id, @Parameters Page page) throws IOException, InterruptedException {
        write(id, Integer.toString(page.size()));
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) throws IOException, InterruptedException {
        remove(id);
    }

    @Bind(async = Async.WHEN_ACCEPTED)
    Map<String, String> bind(@BindingId String id) throws IOException, InterruptedException {
        write(id, token(id));
        return Map.of("token", token(id));
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@BindingId String id) throws IOException, InterruptedException {
        remove(id);
    }

    static String token(String bindingId) {
        return "token-of-" + bindingId;
    }

    private void write(String id, String content) throws IOException, InterruptedException {
        Thread.sleep(MILLIS);
        Files.writeString(backend.resolve(id), content);
        Thread.sleep(MILLIS);
    }

    private void remove(String id) throws IOException, InterruptedException {
        Thread.sleep(MILLIS);
        Files.deleteIfExists(backend.resolve(id));
        Thread.sleep(MILLIS);
    }
}
