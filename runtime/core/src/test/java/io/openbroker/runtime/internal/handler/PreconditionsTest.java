package io.openbroker.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.openbroker.model.BindResource;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.testing.TestBroker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {

    private static final PlanDescriptor PLAN = PlanDescriptor.of("p", "small");

    @Test
    void demandAHandler() {
        OfferedService service =
                service(TestBroker.managed(Execution.SYNCHRONOUS).without(OsbOperation.UPDATE));

        assertThat(Preconditions.handler(service, OsbOperation.BIND).execution())
                .isEqualTo(Execution.SYNCHRONOUS);
        assertRejected(
                Outcome.NOT_IMPLEMENTED,
                () -> Preconditions.handler(service, OsbOperation.UPDATE),
                "a-service",
                "@Update");
    }

    @ParameterizedTest
    @CsvSource({
        "SYNCHRONOUS, false, true", "WHEN_ACCEPTED, false, true", "ASYNCHRONOUS, false, false",
        "DELEGATED, false, false", "SYNCHRONOUS, true, true", "WHEN_ACCEPTED, true, true",
        "ASYNCHRONOUS, true, true", "DELEGATED, true, true"
    })
    void demandAPlatformThatPollsWhereTheWorkGoesOn(Execution execution, boolean accepts, boolean possible) {
        HandlerDescriptor handler = new HandlerDescriptor(execution, Optional.empty());
        ThrowingCallable check = () -> Preconditions.acceptsIncomplete(handler, accepts);
        if (possible) {
            assertThatCode(check).doesNotThrowAnyException();
        } else {
            assertRejected(Outcome.ASYNC_REQUIRED, check);
        }
    }

    @Test
    void demandAPlanThatIsOffered() {
        assertThatCode(() -> Preconditions.offered(PLAN)).doesNotThrowAnyException();
        assertRejected(Outcome.CATALOG_MISMATCH, () -> Preconditions.offered(PLAN.asRetired()), "\"p\"");
    }

    @Test
    void demandAPlanThatCanBeLeft() {
        assertThatCode(() -> Preconditions.changeable(Optional.of(PLAN.asPlanUpdateable()), PLAN))
                .doesNotThrowAnyException();
        assertThatCode(() -> Preconditions.changeable(Optional.empty(), PLAN))
                .as("one that has left the catalog")
                .doesNotThrowAnyException();
        assertRejected(
                Outcome.UPDATE_NOT_SUPPORTED, () -> Preconditions.changeable(Optional.of(PLAN), PLAN), "\"small\"");
        assertRejected(
                Outcome.CATALOG_MISMATCH,
                () -> Preconditions.changeable(Optional.of(PLAN.asPlanUpdateable()), PLAN.asRetired()));
    }

    @Test
    void demandThatUpdatesOfTheContextAreDeclared() {
        assertThatCode(() -> Preconditions.takesContextUpdates(
                        service(TestBroker.managed(Execution.SYNCHRONOUS).withContextUpdates())))
                .doesNotThrowAnyException();
        assertRejected(
                Outcome.UPDATE_NOT_SUPPORTED,
                () -> Preconditions.takesContextUpdates(service(TestBroker.managed(Execution.SYNCHRONOUS))));
    }

    @Test
    void demandAPlanThatCanBeBound() {
        assertThatCode(() -> Preconditions.bindable(PLAN.asBindable(), false)).doesNotThrowAnyException();
        assertThatCode(() -> Preconditions.bindable(PLAN.asBindable().asBindingRotatable(), true))
                .doesNotThrowAnyException();
        assertRejected(Outcome.NOT_BINDABLE, () -> Preconditions.bindable(PLAN, false), "\"small\"");
        assertRejected(Outcome.ROTATION_REJECTED, () -> Preconditions.bindable(PLAN.asBindable(), true), "\"small\"");
    }

    @Test
    void demandAnApplication() {
        BindResource none = new BindResource(Optional.empty(), Optional.empty(), Map.of());
        BindResource app = new BindResource(Optional.of("app"), Optional.empty(), Map.of());
        OfferedService choosy =
                service(TestBroker.managed(Execution.SYNCHRONOUS).requiringApp());

        assertThatCode(() -> Preconditions.application(choosy, app)).doesNotThrowAnyException();
        assertThatCode(() -> Preconditions.application(service(TestBroker.managed(Execution.SYNCHRONOUS)), none))
                .doesNotThrowAnyException();
        assertRejected(Outcome.APP_REQUIRED, () -> Preconditions.application(choosy, none));
    }

    private static OfferedService service(TestBroker broker) {
        return ServiceCatalog.of(List.of(broker)).service(TestBroker.SERVICE);
    }

    private static void assertRejected(Outcome outcome, ThrowingCallable check, String... words) {
        assertThatCode(check)
                .isInstanceOf(Rejection.class)
                .asInstanceOf(type(Rejection.class))
                .satisfies(rejection -> {
                    assertThat(rejection.outcome()).isEqualTo(outcome);
                    assertThat(List.of(words))
                            .allSatisfy(
                                    word -> assertThat(rejection.description()).contains(word));
                });
    }
}
