package io.openbroker.runtime.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.annotation.Permission;
import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ServiceCatalogTest {

    private record Dispatcher(State state, String json, List<OfferingDescriptor> offerings)
            implements BrokerDispatcher {

        static Dispatcher of(State state, String id, String name, String planId, String more) {
            String json = "{\"services\":[{\"id\":\"%s\",\"name\":\"%s\"%s}]}".formatted(id, name, more);
            return new Dispatcher(
                    state,
                    json,
                    List.of(OfferingDescriptor.of(id, name)
                            .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                            .plan(PlanDescriptor.of(planId, "plan").asRetired())
                            .build()));
        }

        @Override
        public CatalogDocument catalog() {
            return CatalogDocument.of(json.getBytes(StandardCharsets.UTF_8), "\"tag\"");
        }
    }

    private static final Dispatcher QUEUES = Dispatcher.of(
            State.MANAGED, "q", "queues", "q1", ",\"requires\":[\"syslog_drain\",\"volume_mount\"],\"amount\":1.50");
    private static final Dispatcher TOPICS = Dispatcher.of(State.EXTERNAL, "t", "topics", "t1", "");

    @Test
    void servesASingleDocumentByteForByte() {
        CatalogDocument document = ServiceCatalog.of(List.of(QUEUES)).document();

        assertThat(new String(document.json(), StandardCharsets.UTF_8)).isEqualTo(QUEUES.json());
        assertThat(document.etag()).isEqualTo("\"tag\"");
    }

    @Test
    void mergesSeveralInTheirOrderAndWithATagOfTheirBytes() {
        CatalogDocument document = ServiceCatalog.of(List.of(TOPICS, QUEUES)).document();
        CatalogDocument other = ServiceCatalog.of(List.of(QUEUES, TOPICS)).document();

        assertThat(new String(document.json(), StandardCharsets.UTF_8))
                .startsWith("{\"services\":[{\"id\":\"t\"")
                .contains("\"id\":\"q\"");
        assertThat(document.etag()).isNotEqualTo("\"tag\"").isNotEqualTo(other.etag());
        assertThat(ServiceCatalog.of(List.of(TOPICS, QUEUES)).document().etag()).isEqualTo(document.etag());
    }

    @Test
    void findsWhatRequestsName() {
        ServiceCatalog catalog = ServiceCatalog.of(List.of(QUEUES, TOPICS));

        assertThat(catalog.serviceIds()).containsExactly("q", "t");
        assertThat(catalog.service("q").external()).isFalse();
        assertThat(catalog.find("t").orElseThrow().external()).isTrue();
        assertThat(catalog.plan("q", "q1").plan().retired()).isTrue();
        assertThat(catalog.service("q").handler(OsbOperation.PROVISION)).isPresent();
        assertThat(catalog.service("q").handler(OsbOperation.UPDATE)).isEmpty();
        assertThat(catalog.find("x")).isEmpty();
        assertMismatch(() -> catalog.service("x"), "service_id \"x\"");
        assertMismatch(() -> catalog.plan("q", "t1"), "plan_id \"t1\"");
    }

    @Test
    void knowsWhoKeepsTheState() {
        assertThat(ServiceCatalog.of(List.of(QUEUES)).keepsState()).isTrue();
        assertThat(ServiceCatalog.of(List.of(QUEUES)).externalOfferings()).isEmpty();
        assertThat(ServiceCatalog.of(List.of(QUEUES, TOPICS)).keepsState()).isTrue();
        assertThat(ServiceCatalog.of(List.of(QUEUES, TOPICS)).externalOfferings())
                .containsExactly("topics");
        assertThat(ServiceCatalog.of(List.of(TOPICS)).keepsState()).isFalse();
    }

    @Test
    void takesNoIdAndNoNameTwice() {
        assertTwice(Dispatcher.of(State.MANAGED, "q", "other", "x1", ""), "\"q\"");
        assertTwice(Dispatcher.of(State.MANAGED, "x", "queues", "x1", ""), "\"queues\"");
        assertTwice(Dispatcher.of(State.MANAGED, "x", "other", "q1", ""), "\"q1\"");
        assertTwice(Dispatcher.of(State.MANAGED, "q1", "other", "x1", ""), "\"q1\"");
        assertThatThrownBy(() -> ServiceCatalog.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsBindingsToThePermissionsThatItDeclares() {
        ServiceCatalog catalog = ServiceCatalog.of(List.of(QUEUES, TOPICS));
        DeclaredPermissions declared = catalog.service("q").permissions();

        assertThatCode(() -> declared.demand(Permission.SYSLOG_DRAIN, "a drain"))
                .doesNotThrowAnyException();
        assertThatCode(() -> declared.demand(Permission.VOLUME_MOUNT, "volumes"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> declared.demand(Permission.ROUTE_FORWARDING, "a route service"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("a route service", "route_forwarding", "ROUTE_FORWARDING");
        assertThatThrownBy(() -> catalog.service("t").permissions().demand(Permission.SYSLOG_DRAIN, "a drain"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertTwice(Dispatcher second, String what) {
        assertThatThrownBy(() -> ServiceCatalog.of(List.of(QUEUES, second)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what);
    }

    private static void assertMismatch(ThrowingCallable lookup, String words) {
        assertThatThrownBy(lookup).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.outcome()).isEqualTo(Outcome.CATALOG_MISMATCH);
            assertThat(rejection.description()).contains(words);
        });
    }
}
