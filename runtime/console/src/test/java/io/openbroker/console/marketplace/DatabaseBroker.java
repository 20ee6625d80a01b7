package io.openbroker.console.marketplace;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Cost;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.Progress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that has all that a marketplace can show, and that creates an instance only when a test lets it. */
@Broker
@ServiceOffering(
        id = DatabaseBroker.SERVICE,
        name = "database",
        description = "Databases that are backed up every night",
        displayName = "Database",
        imageUrl =
                "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0OCIgaGVpZ2h0PSI0"
                        + "OCI+PHJlY3Qgd2lkdGg9IjQ4IiBoZWlnaHQ9IjQ4IiByeD0iMTAiIGZpbGw9IiMwYjU3YjgiLz48ZWxsaXBzZSBjeD0iMjQiIGN5PSIxNCIg"
                        + "cng9IjE0IiByeT0iNSIgZmlsbD0iI2ZmZiIvPjxwYXRoIGQ9Ik0xMCAxOHYxNmMwIDcgMjggNyAyOCAwVjE4YzAgNy0yOCA3LTI4IDB6IiBm"
                        + "aWxsPSIjZmZmIi8+PC9zdmc+",
        longDescription = "Each database runs on a server of its own. Changes of size do not interrupt connections.",
        providerDisplayName = "The data team",
        documentationUrl = "https://databases.example.com/guide",
        supportUrl = "https://databases.example.com/help",
        tags = {"sql", "relational"},
        plans = DatabaseBroker.Plans.class)
final class DatabaseBroker {

    static final String SERVICE = "55555555-0000-4000-8000-000000000000";

    enum Plans {
        @Plan(
                id = "55555555-0000-4000-8000-000000000001",
                displayName = "Small",
                description = "For development",
                bullets = {"1 processor", "2 GB of memory"})
        SMALL,
        @Plan(
                id = "55555555-0000-4000-8000-000000000002",
                displayName = "Large",
                description = "For production",
                free = false,
                bullets = {"8 processors", "64 GB of memory", "A standby in another zone"},
                costs = @Cost(amount = @Cost.Amount(currency = "usd", value = 99), unit = "MONTHLY"))
        LARGE
    }

    enum Collation {
        BINARY,
        UNICODE
    }

    record Options(
            Optional<@Min(1) @Max(100) Integer> gigabytes,
            Optional<Collation> collation,
            Optional<Boolean> publicAccess,
            Optional<@Size(max = 3) List<String>> extensions,
            Optional<Map<String, String>> labels) {}

    record Access(Optional<@Size(max = 20) String> role) {}

    record Credentials(String uri, String username, String password) {}

    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
    private final AtomicInteger provisions = new AtomicInteger();
    private final AtomicInteger passwords = new AtomicInteger();

    /** Lets the provision that runs, or the next one, say what it does; "done" ends it. */
    void step(String description) {
        steps.add(description);
    }

    /** How many provisions have begun. */
    int provisions() {
        return provisions.get();
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(Plans plan, @Parameters Options options, Progress progress) throws InterruptedException {
        provisions.incrementAndGet();
        for (String step = steps.take(); !step.equals("done"); step = steps.take()) {
            progress.report(step);
        }
    }

    @Update
    void update(Plans plan, @Parameters Options options) {}

    @Bind
    Credentials bind(@BindingId String bindingId, @Parameters Access access) {
        return new Credentials(
                "db://databases.example.com:5000",
                access.role().orElse("reader"),
                "secret-" + passwords.incrementAndGet());
    }

    @Unbind
    void unbind() {}

    @Deprovision
    void deprovision() {}
}
