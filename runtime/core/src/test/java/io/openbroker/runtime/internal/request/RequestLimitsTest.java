package io.openbroker.runtime.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.platform.PlatformRoutes;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The largest values that are still taken or shown, and what an update says of the values before it. */
class RequestLimitsTest {

    private static final String UPDATE = "/v2/service_instances/i";

    private final CommandReader reader = new CommandReader(TestRequests.catalog(), Limits.DEFAULT);

    @Test
    void readsTheMaintenanceVersionBeforeAnUpdate() {
        UpdateCommand command = (UpdateCommand)
                update("{'service_id':'s','previous_values':{'plan_id':'q','maintenance_info':{'version':'0.9.0'}}}");

        assertThat(command.previousMaintenanceVersion()).contains("0.9.0");
        assertThat(command.previousPlanId()).contains("q");
    }

    @Test
    void checksTheWholeBodyBeforeTheCatalog() {
        String body = "{'service_id':'unknown','previous_values':{'maintenance_info':{'version':%s}}}";

        assertThatThrownBy(() -> update(body.formatted("5")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.MALFORMED))
                .hasMessage("$.previous_values.maintenance_info.version is 5. Send a string.");
        assertThatThrownBy(() -> update(body.formatted("'1'")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.CATALOG_MISMATCH));
    }

    @Test
    void showsShortNumbersOnly() {
        assertThatThrownBy(() -> update("{'service_id':" + "1".repeat(20) + "}"))
                .hasMessage("$.service_id is " + "1".repeat(20) + ". Send a non-empty string.");
        assertThatThrownBy(() -> update("{'service_id':" + "1".repeat(21) + "}"))
                .hasMessage("$.service_id is a number. Send a non-empty string.");
    }

    @Test
    void boundsThePlatformOfTheOriginatingIdentity() {
        assertThat(identity("p".repeat(1_024)).platform()).hasSize(1_024);
        assertThatThrownBy(() -> identity("p".repeat(1_025)))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("The platform is too long");
    }

    private OriginatingIdentity identity(String platform) {
        // The value is an empty object.
        String header = platform + " e30=";
        return read("{'service_id':'s'}", "X-Broker-API-Originating-Identity", header)
                .origin()
                .originatingIdentity()
                .orElseThrow();
    }

    private Command update(String body) {
        return read(body);
    }

    private Command read(String body, String... headers) {
        var head = TestRequests.head("PATCH", UPDATE, headers);
        return reader.read(PlatformRoutes.router().route(head), head, Platform.DEFAULT, new RequestIdentity("r"))
                .command(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
