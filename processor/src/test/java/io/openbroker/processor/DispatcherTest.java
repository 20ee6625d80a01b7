package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import io.openbroker.model.Accepted;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindResource;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Context;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.MissingHandlerException;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.generated.UnknownPlanException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a generated dispatcher does when the runtime calls it. */
class DispatcherTest {

    private static final RequestOrigin ORIGIN =
            new RequestOrigin(Platform.DEFAULT, Optional.empty(), new RequestIdentity("request-1"));

    private static BrokerDispatcher dispatcher = new BrokerDispatcher() {
        @Override
        public java.util.List<OfferingDescriptor> offerings() {
            return java.util.List.of();
        }

        @Override
        public io.openbroker.runtime.generated.CatalogDocument catalog() {
            return io.openbroker.runtime.generated.CatalogDocument.of(new byte[0], "");
        }
    };

    @BeforeAll
    static void compile() throws Exception {
        Compilation compilation = Compilations.compile(Stream.concat(
                        Goldens.list("golden/full/input").stream().map(Goldens::read), ServerStubs.SOURCES.stream())
                .toArray(String[]::new));
        assertThat(compilation).succeededWithoutWarnings();
        ClassLoader loader = new CompiledClasses(compilation);
        Class<?> broker = loader.loadClass("com.example.storage.StorageBroker");
        dispatcher = (BrokerDispatcher) loader.loadClass("com.example.storage.StorageBrokerDispatcher")
                .getConstructor(broker)
                .newInstance(broker.getConstructor().newInstance());
    }

    @Test
    void describesOfferingsAndPlansRetiredOnesIncluded() {
        assertThat(dispatcher.offerings())
                .extracting(OfferingDescriptor::name)
                .containsExactly("postgres", "key-value.cache");
        assertThat(dispatcher.offerings().get(0).plans())
                .containsExactly(
                        PlanDescriptor.of("plan-small", "small")
                                .asBindable()
                                .asPlanUpdateable()
                                .asBindingRotatable(),
                        PlanDescriptor.of("plan-large", "large-v2").withMaintenance("2.1.0"),
                        PlanDescriptor.of("plan-old", "old")
                                .asBindable()
                                .asPlanUpdateable()
                                .asBindingRotatable()
                                .asRetired());
        assertThat(dispatcher.offerings().get(1).handlers())
                .containsOnlyKeys(
                        OsbOperation.PROVISION,
                        OsbOperation.UPDATE,
                        OsbOperation.DEPROVISION,
                        OsbOperation.BIND,
                        OsbOperation.FETCH_BINDING,
                        OsbOperation.UNBIND);
    }

    @Test
    void theCatalogIsJsonWithATagOfItsBytes() throws Exception {
        byte[] json = dispatcher.catalog().json();

        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(json))
                .substring(0, 32);
        assertThat(dispatcher.catalog().etag()).isEqualTo("\"" + digest + "\"");
        assertThat(new JsonMapper()
                        .readTree(new String(json, StandardCharsets.UTF_8))
                        .at("/services/0/plans")
                        .size())
                .as("the retired plan is left out")
                .isEqualTo(2);
    }

    @Test
    void callsTheHandlerOfTheOffering() throws Exception {
        assertThat(dispatcher.provision(call(provision("offering-postgres", "plan-old"))))
                .isEqualTo(Accepted.as("provision instance-1"));
        assertThat(dispatcher.provision(call(provision("offering-cache", "plan-cache"))))
                .isEqualTo(ServiceInstance.EMPTY);
    }

    @Test
    void wrapsWhatHandlersReturn() throws Exception {
        ServiceBinding binding = (ServiceBinding) dispatcher.bind(call(new BindRequest(
                ORIGIN,
                "instance-1",
                "binding-1",
                "offering-postgres",
                "plan-small",
                Context.of(Map.of()),
                BindResource.NONE,
                Map.of(),
                Optional.empty())));

        assertThat(binding.credentials().orElseThrow()).hasToString("Credentials[uri=postgres://binding-1]");
        assertThat(dispatcher
                        .fetchBinding(call(new FetchBindingRequest(
                                ORIGIN, "instance-1", "binding-1", "offering-cache", "plan-cache")))
                        .binding()
                        .credentials())
                .contains(Map.of());
        assertThat(dispatcher.fetchInstance(
                        call(new FetchInstanceRequest(ORIGIN, "instance-1", "offering-postgres", "plan-small"))))
                .isEqualTo(FetchedInstance.of(ServiceInstance.EMPTY));
        assertThat(dispatcher.deprovision(
                        call(new DeprovisionRequest(ORIGIN, "instance-1", "offering-postgres", "plan-small"))))
                .isEqualTo(Deleted.DONE);
    }

    @Test
    void handsOnTheOperationAndTheRequest() throws Exception {
        assertThat(dispatcher.lastOperation(call(new LastOperationRequest(
                        ORIGIN,
                        "instance-1",
                        "offering-postgres",
                        "plan-small",
                        "operation-1",
                        OsbOperation.PROVISION))))
                .isEqualTo(OperationStatus.inProgress("operation-1"));
        assertThat(dispatcher.update(call(new UpdateRequest(
                        ORIGIN,
                        "instance-1",
                        "offering-cache",
                        "plan-cache",
                        Context.of(Map.of()),
                        Map.of(),
                        Optional.empty(),
                        new PreviousValues("plan-cache", Map.of(), Optional.empty())))))
                .isEqualTo(ServiceInstance.withDashboard("https://example.com/instance-1"));
    }

    @Test
    void saysWhenAnOfferingHasNoHandler() {
        assertThatThrownBy(() -> dispatcher.fetchInstance(
                        call(new FetchInstanceRequest(ORIGIN, "instance-1", "offering-cache", "plan-cache"))))
                .isInstanceOf(MissingHandlerException.class)
                .hasMessageContaining("@FetchInstance");
    }

    @Test
    void saysWhichPlanIsUnknown() {
        assertThatThrownBy(() -> dispatcher.provision(call(provision("offering-cache", "plan-removed"))))
                .isInstanceOf(UnknownPlanException.class)
                .hasMessageContaining("\"plan-removed\"")
                .hasMessageContaining("retired");
    }

    private static ProvisionRequest provision(String serviceId, String planId) {
        return new ProvisionRequest(
                ORIGIN, "instance-1", serviceId, planId, Context.of(Map.of()), Map.of(), Optional.empty());
    }

    private static <R extends BrokerRequest> FakeCall<R> call(R request) {
        return new FakeCall<>(request);
    }
}
