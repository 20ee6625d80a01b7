package io.openbroker.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of what handlers throw. */
class ExceptionsOfHandlersTest {

    private final Exception cause = new IllegalStateException("s3cr3t");

    @ParameterizedTest
    @CsvSource({
        "DEPROVISION, 404, true", "DEPROVISION, 410, true", "UNBIND, 404, true", "UNBIND, 410, true",
        "DEPROVISION, 409, false", "PROVISION, 410, false", "UPDATE, 404, false", "BIND, 404, false",
        "FETCH_INSTANCE, 404, false"
    })
    void whatADeletionDoesNotFindIsGone(OsbOperation kind, int status, boolean gone) {
        Failure failure = Failure.of(BrokerException.of(status, "X", "Not there."), kind, "id");

        assertThat(failure.alreadyGone()).isEqualTo(gone);
        assertThat(failure.response().outcome()).isEqualTo(gone ? Outcome.ALREADY_GONE : Outcome.HANDLER_REJECTED);
        assertThat(failure.response().status()).isEqualTo(gone ? 410 : status);
        assertThat(failure.unchanged()).isTrue();
        assertThat(failure.unexpected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"400, true", "499, true", "500, false", "503, false"})
    void onlyA4xxPromisesThatNothingHasChanged(int status, boolean unchanged) {
        assertThat(Failure.of(BrokerException.of(status, "X", "No."), OsbOperation.UPDATE, "id")
                        .unchanged())
                .isEqualTo(unchanged);
    }

    @ParameterizedTest
    @EnumSource(OsbOperation.class)
    void usabilityIsToldWhereTheSpecificationHasIt(OsbOperation kind) {
        OperationStatus status = Failure.of(
                        BrokerException.of(500, "X", "No.").instanceUsable(true).updateRepeatable(false), kind, "id")
                .status();

        assertThat(status.state()).isEqualTo(OperationStatus.State.FAILED);
        assertThat(status.description()).contains("No.");
        assertThat(status.instanceUsable().isPresent())
                .isEqualTo(kind == OsbOperation.UPDATE || kind == OsbOperation.DEPROVISION);
        assertThat(status.updateRepeatable().isPresent()).isEqualTo(kind == OsbOperation.UPDATE);
    }

    @Test
    void whatIsNotMeantForThePlatformIsNotTold() {
        Failure failure = Failure.of(cause, OsbOperation.PROVISION, "request-1");

        assertThat(failure.rejection().outcome()).isEqualTo(Outcome.HANDLER_FAILED);
        assertThat(failure.rejection().description()).contains("request-1").doesNotContain("s3cr3t");
        assertThat(failure.unchanged()).isFalse();
        assertThat(failure.unexpected()).isTrue();
    }

    @Test
    void aHandlerThatGaveUpIsNoConflict() {
        Failure cancelled = Failure.of(new HandlerCancelledException(cause), OsbOperation.PROVISION, "id");
        Failure stopped = Failure.of(new HandlerStoppedException(cause), OsbOperation.PROVISION, "id");

        assertThat(cancelled.rejection().status()).isEqualTo(500);
        assertThat(cancelled.rejection().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(cancelled.unchanged()).isFalse();
        assertThat(cancelled.unexpected()).isFalse();
        assertThat(stopped.rejection().status()).isEqualTo(503);
        assertThat(stopped.rejection().headers()).containsEntry("Retry-After", "10");
        assertThat(stopped.unchanged()).isFalse();
        assertThat(stopped.unexpected()).isTrue();
    }

    @Test
    void aHandlerThatWantsToBeCalledLaterSaysWhen() {
        Failure failure = Failure.of(RetryLater.in(Duration.ofMillis(1_500), "Soon."), OsbOperation.PROVISION, "id");

        assertThat(failure.rejection().status()).isEqualTo(503);
        assertThat(failure.rejection().headers()).containsEntry("Retry-After", "2");
        assertThat(failure.rejection().description()).isEqualTo("Soon.");
        assertThat(failure.unchanged()).isFalse();
    }

    @Test
    void aRejectionStaysOne() {
        Rejection rejection = Rejection.of(Outcome.CONCURRENCY, "busy");
        Failure failure = Failure.of(rejection, OsbOperation.UNBIND, "id");

        assertThat(failure.rejection()).isSameAs(rejection);
        assertThat(failure.unchanged()).isTrue();
        assertThat(Failure.of(Rejection.of(Outcome.CANCELLED, "x"), OsbOperation.UNBIND, "id")
                        .unchanged())
                .isFalse();
    }

    @Test
    void nothingIsBegunWhileTheStateIsAway() {
        Failure failure =
                Failure.of(StateUnavailableException.nothingChanged("away", cause), OsbOperation.PROVISION, "id");

        assertThat(failure.rejection().outcome()).isEqualTo(Outcome.STATE_UNAVAILABLE);
        assertThat(failure.unchanged()).isTrue();
    }
}
