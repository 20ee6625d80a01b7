package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.operation.OperationEnd;
import io.openbroker.client.operation.OperationPoller;
import io.openbroker.client.operation.OrphanMitigation;
import io.openbroker.client.operation.PollSettings;
import io.openbroker.model.Context;
import io.openbroker.model.Deleted;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations on a server of ours, over HTTP. */
class BrokerClientTest {

    private static final String SERVICE = LetterBroker.SERVICE;
    private static final String PLAN = LetterBroker.PLAN;

    private static final Context CONTEXT =
            Context.of(Map.of("platform", "cloudfoundry", "organization_guid", "org", "space_guid", "space"));

    private final LetterBroker broker = new LetterBroker();
    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withState(StateSettings.DEFAULT.at("memory"))
                    .withPlatformCredentials("cf", "user", "pass"),
            new LetterBrokerDispatcher(broker));
    private final BrokerConnectionSettings settings =
            BrokerConnectionSettings.of(URI.create(server.uri() + "/cf")).withBasic("user", "pass");
    private final BrokerClient client = BrokerClient.of(BrokerConnection.with(settings));
    private final PollSettings polls =
            PollSettings.DEFAULT.every(Duration.ofMillis(5)).forAtMost(Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void walksThroughALifeInTheBackground(ApiVersion version) {
        BrokerClient each = BrokerClient.of(BrokerConnection.with(settings.withApiVersion(version.text())), version);
        OsbRequest.Provision provision =
                OsbRequest.Provision.of("i", SERVICE, PLAN, CONTEXT).withParameters(Map.of("street", "Main Street"));
        OsbRequest.Bind bind = OsbRequest.Bind.of("i", "b", SERVICE, PLAN);

        assertThat(each.catalog().value().orElseThrow().offeringNamed("letters"))
                .isPresent();
        assertThat(ended(each, provision, each.provision(provision)).isSuccess())
                .isTrue();
        if (version.has(ApiVersion.V2_14)) {
            assertThat(each.fetchInstance(OsbRequest.FetchInstance.of("i"))
                            .value()
                            .orElseThrow()
                            .parameters())
                    .contains(Map.of("street", "Main Street"));
            assertThat(ended(each, bind, each.bind(bind)).isSuccess()).isTrue();
            assertThat(each.fetchBinding(OsbRequest.FetchBinding.of("i", "b"))
                            .value()
                            .orElseThrow()
                            .binding()
                            .credentials())
                    .contains(Map.of("user", "user-b"));
            OsbRequest.Unbind unbind = new OsbRequest.Unbind("i", "b", SERVICE, PLAN);
            assertThat(ended(each, unbind, each.unbind(unbind)).isSuccess()).isTrue();
        }
        OsbRequest.Deprovision deprovision = new OsbRequest.Deprovision("i", SERVICE, PLAN);
        assertThat(ended(each, deprovision, each.deprovision(deprovision)).isSuccess())
                .isTrue();
        assertThat(each.deprovision(deprovision)).isInstanceOf(ClientResult.Gone.class);
    }

    @Test
    void walksThroughALifeWithoutPolls() {
        BrokerClient synchronous = client.synchronous();

        ClientResult<ServiceInstance> created =
                synchronous.provision(OsbRequest.Provision.of("i", SERVICE, PLAN, CONTEXT));
        assertThat(created.value()).isPresent();
        assertThat(synchronous.update(OsbRequest.Update.of("i", SERVICE)).value())
                .isPresent();
        assertThat(synchronous
                        .bind(OsbRequest.Bind.of("i", "b", SERVICE, PLAN))
                        .value()
                        .flatMap(ServiceBinding::credentials))
                .contains(Map.of("user", "user-b"));
        assertThat(synchronous
                        .bind(OsbRequest.Bind.of("i", "b2", SERVICE, PLAN).asSuccessorOf("b"))
                        .value())
                .isPresent();
        assertThat(synchronous
                        .unbind(new OsbRequest.Unbind("i", "b", SERVICE, PLAN))
                        .value())
                .contains(Deleted.DONE);
        assertThat(synchronous
                        .deprovision(new OsbRequest.Deprovision("i", SERVICE, PLAN))
                        .value())
                .contains(Deleted.DONE);
    }

    @Test
    void tellsWhoAsks() {
        OriginatingIdentity user = new OriginatingIdentity("cloudfoundry", Map.of("user_id", "ü"));

        ClientResult<ServiceInstance> result = client.synchronous()
                .withOriginatingIdentity(user)
                .withRequestIdentity(new RequestIdentity("request-1"))
                .provision(OsbRequest.Provision.of("i", SERVICE, PLAN, CONTEXT));

        assertThat(broker.users).containsExactly(Optional.of(user));
        assertThat(result.exchange().response().orElseThrow().header("X-Broker-API-Request-Identity"))
                .contains("request-1");
    }

    @Test
    void tellsThatAnOperationHasFailed() {
        OsbRequest.Provision provision =
                OsbRequest.Provision.of("i", SERVICE, PLAN, CONTEXT).withParameters(Map.of("street", "nowhere"));

        OperationEnd end = ended(client, provision, client.provision(provision));

        assertThat(end).isInstanceOf(OperationEnd.Failed.class);
        assertThat(new OrphanMitigation(client, polls).after(provision, end))
                .isInstanceOf(OrphanMitigation.Outcome.Mitigated.class);
        assertThat(client.deprovision(new OsbRequest.Deprovision("i", SERVICE, PLAN)))
                .isInstanceOf(ClientResult.Gone.class);
    }

    @Test
    void ordersAsTheGuideShows() {
        Ordering ordering = new Ordering(client, polls);

        ordering.provision(OsbRequest.Provision.of("i", SERVICE, PLAN, CONTEXT));

        assertThat(ordering.credentials(OsbRequest.Bind.of("i", "b", SERVICE, PLAN)))
                .contains(Map.of("user", "user-b"));
        OsbRequest.Provision failing =
                OsbRequest.Provision.of("j", SERVICE, PLAN, CONTEXT).withParameters(Map.of("street", "nowhere"));
        assertThatThrownBy(() -> ordering.provision(failing)).isInstanceOf(IllegalStateException.class);
        assertThat(client.deprovision(new OsbRequest.Deprovision("j", SERVICE, PLAN)))
                .isInstanceOf(ClientResult.Gone.class);
    }

    @Test
    void tellsThatAPasswordIsWrong() {
        ClientResult<Catalog> result = BrokerClient.of(BrokerConnection.with(settings.withBasic("user", "wrong")))
                .catalog();

        assertThat(result)
                .isInstanceOfSatisfying(
                        ClientResult.Failed.class,
                        failed -> assertThat(failed.status()).isEqualTo(401));
        assertThat(result.violations()).isEmpty();
    }

    private OperationEnd ended(BrokerClient each, OsbRequest request, ClientResult<?> result) {
        if (result instanceof ClientResult.Started<?> started) {
            return new OperationPoller(each, polls).await(request, started.operation());
        }
        assertThat(result).isInstanceOf(ClientResult.Done.class);
        return new OperationEnd.Succeeded(Optional.empty());
    }
}
