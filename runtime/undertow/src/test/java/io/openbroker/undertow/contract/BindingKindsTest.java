package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service binding may hold (OSB v2.17, "Types of Binding", "Binding"). */
class BindingKindsTest {

    private static final Offer KINDS = new Offer(KindsBroker.SERVICE, KindsBroker.PLAN);
    private static final Offer VOLUMES = new Offer(KindsBroker.VOLUMES, KindsBroker.VOLUME_PLAN);

    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new KindsBrokerDispatcher(new KindsBroker()));
    private final Platform platform = new Platform(server.uri());

    @BeforeEach
    void provision() {
        platform.provision("kinds", KINDS, "{}", false);
        platform.provision("volumes", VOLUMES, "{}", false);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesALogDrain() {
        assertThat(bind("kinds", KINDS, "DRAIN"))
                .returns(201, Answer::status)
                .returns(
                        "{\"syslog_drain_url\":\"syslog-tls://logs.example:6514\"}",
                        answer -> answer.body().toString());
    }

    @Test
    void givesARouteService() {
        assertThat(bind("kinds", KINDS, "ROUTE"))
                .returns(201, Answer::status)
                .returns(
                        "{\"route_service_url\":\"https://proxy.example\"}",
                        answer -> answer.body().toString());
    }

    @Test
    void givesVolumes() {
        Answer bound = bind("volumes", VOLUMES, "VOLUME");

        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.body()).hasToString("""
                {"volume_mounts":[{"driver":"nfs","container_dir":"/data","mode":"rw","device_type":"shared",\
                "device":{"volume_id":"volume-1","mount_config":{"share":"nfs.example/a"}}}]}""");
        assertThat(platform.fetchBinding("volumes", "b").body().path("volume_mounts"))
                .isEqualTo(bound.body().path("volume_mounts"));
    }

    @Test
    void givesEveryEndpoint() {
        assertThat(bind("kinds", KINDS, "ENDPOINTS").body().path("endpoints")).hasToString("""
                [{"host":"db.example","ports":["5432"],"protocol":"tcp"},\
                {"host":"db.example","ports":["9000-9010"],"protocol":"udp"}]""");
    }

    @Test
    void writesTimesAsTheSpecificationDoes() {
        assertThat(bind("kinds", KINDS, "EXPIRING").body().path("metadata")).hasToString("""
                {"expires_at":"2031-12-31T23:59:59.0Z","renew_before":"2031-12-31T23:59:59.0Z"}""");
    }

    @Test
    void rejectsAServiceBindingThatIsToBeRenewedAfterItsEnd() {
        assertThat(bind("kinds", KINDS, "TOO_LATE").status()).isEqualTo(500);
        assertThat(platform.fetchBinding("kinds", "b").status()).isEqualTo(404);
        assertThat(platform.unbind("kinds", "b", KINDS, false).status()).isEqualTo(200);
    }

    @Test
    void rejectsWhatTheOfferingHasNoPermissionFor() {
        assertThat(bind("kinds", KINDS, "VOLUME")).returns(500, Answer::status).returns("InternalError", Answer::error);
        assertThat(bind("volumes", VOLUMES, "DRAIN").status()).isEqualTo(500);
        assertThat(platform.fetchBinding("kinds", "b").status()).isEqualTo(404);
        assertThat(platform.unbind("kinds", "b", KINDS, false).status()).isEqualTo(200);
    }

    @Test
    void givesTheJsonOfOtherLibraries() {
        assertThat(bind("kinds", KINDS, "TREE").body().path("credentials")).hasToString("{\"all\":{\"user\":\"u\"}}");
    }

    @Test
    void rejectsWhatOnlyAnotherLibraryCanWrite() {
        assertThat(bind("kinds", KINDS, "FOREIGN"))
                .returns(500, Answer::status)
                .returns("InternalError", Answer::error);
        assertThat(platform.fetchBinding("kinds", "b").status()).isEqualTo(404);
        assertThat(platform.unbind("kinds", "b", KINDS, false).status()).isEqualTo(200);
    }

    private Answer bind(String instance, Offer offer, String kind) {
        return platform.bind(instance, "b", offer, "{\"kind\": \"" + kind + "\"}", false);
    }
}
