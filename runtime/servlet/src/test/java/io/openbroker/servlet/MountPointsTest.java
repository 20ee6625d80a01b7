package io.openbroker.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a servlet may be mapped, and what is left of paths there. */
class MountPointsTest {

    static Stream<Arguments> servesBelowItsMountPoint() {
        return Stream.of(Container.Make.values())
                .flatMap(make -> Stream.of(
                        Arguments.of(make, "", "/*", ""),
                        Arguments.of(make, "", "/", ""),
                        Arguments.of(make, "", "/broker/*", "/broker"),
                        Arguments.of(make, "/shop", "/*", "/shop"),
                        Arguments.of(make, "/shop", "/a/broker/*", "/shop/a/broker"),
                        Arguments.of(make, "/shop", "/broker/*", "/shop/%62roker"),
                        Arguments.of(make, "", "/v2/*", ""),
                        Arguments.of(make, "/shop", "/broker/v2/*", "/shop/broker")));
    }

    @ParameterizedTest
    @MethodSource
    void servesBelowItsMountPoint(Container.Make make, String context, String pattern, String prefix) throws Exception {
        try (ContainedBroker broker =
                ContainedBroker.start(make, deployment -> deployment.in(context).at(pattern))) {
            assertThat(broker.exchange("GET " + prefix + "/v2/catalog", "").body())
                    .isEqualTo(RecordingBroker.CATALOG);

            String id = "broker%2F%25%3B";
            assertThat(broker.exchange("PUT " + prefix + "/v2/service_instances/" + id, ServerTest.BODY)
                            .status())
                    .isEqualTo(201);
            assertThat(broker.broker.requests)
                    .singleElement()
                    .satisfies(request -> assertThat(request.instanceId()).isEqualTo("broker/%;"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesSeveralMountPoints(Container.Make make) throws Exception {
        try (ContainedBroker broker =
                ContainedBroker.start(make, deployment -> deployment.at("/v2/*", "/health/*", "/other/*"))) {
            assertThat(broker.exchange("GET /v2/catalog", "").status()).isEqualTo(200);
            assertThat(broker.exchange("GET /health/ready", "").status()).isEqualTo(200);
            assertThat(broker.exchange("GET /other/v2/catalog", "").status()).isEqualTo(200);
            assertThat(broker.exchange("GET /elsewhere/v2/catalog", "").status())
                    .isEqualTo(404);
        }
    }

    /** What precedes the routes in a further mapping is the prefix of a platform, here of one that there is not. */
    @ParameterizedTest
    @EnumSource
    void leavesPrefixesOfPlatformsToTheBroker(Container.Make make) throws Exception {
        try (ContainedBroker broker =
                ContainedBroker.start(make, deployment -> deployment.at("/v2/*", "/cf/v2/*", "/other/*"))) {
            assertThat(broker.exchange("GET /v2/catalog", "").status()).isEqualTo(200);
            assertThat(broker.exchange("GET /cf/v2/catalog", "").status()).isNotEqualTo(200);
            assertThat(broker.exchange("GET /other/v2/catalog", "").status()).isEqualTo(200);
        }
    }

    /** Paths that a container understands as one of the broker are none, as everywhere else. */
    @ParameterizedTest
    @EnumSource
    void acceptsNoOtherSpellingOfAPath(Container.Make make) throws Exception {
        try (ContainedBroker broker = ContainedBroker.start(make, deployment -> deployment.at("/broker/*"))) {
            for (String path : List.of(
                    "/broker/v2/./catalog",
                    "/broker//v2/catalog",
                    "/broker/x/../v2/catalog",
                    "/broker;x=y/v2/catalog")) {
                assertThat(broker.exchange("GET " + path, "").status()).as(path).isIn(400, 401, 404);
            }
        }
    }

    static Stream<Arguments> rejectsMappingsThatCoverNoPaths() {
        return Stream.of(Container.Make.values())
                .flatMap(make -> Stream.of("*.do", "/broker", "").map(pattern -> Arguments.of(make, pattern)));
    }

    @ParameterizedTest
    @MethodSource
    void rejectsMappingsThatCoverNoPaths(Container.Make make, String pattern) {
        assertThatThrownBy(() -> ContainedBroker.start(make, deployment -> deployment.at(pattern))
                        .close())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MountPoints.of("openbroker", List.of(pattern)))
                .hasMessage(
                        "The servlet \"openbroker\" is mapped to \"" + pattern + "\", which does not cover the paths"
                                + " of a broker. Map it to /* or to a path that ends with /*, such as /broker/*.");
    }

    @ParameterizedTest
    @CsvSource({
        "/broker, /broker/v2/catalog, /v2/catalog",
        "/a/b, /a/b/v2, /v2",
        "/a b, /a%20b/v2, /v2",
        "/a+b, /a+b/v2, /v2",
        "/é, /%C3%A9/v2, /v2",
        "/broker, /brokers/v2/catalog, /brokers/v2/catalog",
        "/broker, //broker/v2, //broker/v2",
        "/broker, /%zz/v2, /%zz/v2",
        "/a/b, /a, /a",
        "'', /v2/%2F, /v2/%2F"
    })
    void takesThePrefixAway(String prefix, String path, String rest) {
        assertThat(MountPoints.without(prefix, path)).isEqualTo(rest);
    }

    @Test
    void leavesNothingOfThePrefixAlone() {
        assertThat(MountPoints.without("/broker", "/broker")).isEmpty();
    }
}
