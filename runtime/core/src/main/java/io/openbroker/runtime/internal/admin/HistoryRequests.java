package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.internal.history.History;
import io.openbroker.runtime.internal.history.Minute;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what this replica has done in the last hour. */
public record HistoryRequests(History history) implements AdminRequests {

    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.HISTORY, request -> {
            AdminQuery.checkEmpty(request.query());
            return RequestedCommand.complete(this::lastHour);
        });
    }

    private Response lastHour() {
        History.Part part = history.lastHour();
        List<Minute> minutes = part.minutes();
        return JsonResponse.of(
                Outcome.DESCRIBED,
                JsonBody.empty()
                        .put("from", part.from().toString())
                        .put("step_seconds", History.STEP.toSeconds())
                        .put("requests", each(minutes, Minute::requests))
                        .put("client_errors", each(minutes, Minute::clientErrors))
                        .put("server_errors", each(minutes, Minute::serverErrors))
                        .put("p50_ms", each(minutes, minute -> orNull(minute.millis(MEDIAN))))
                        .put("p99_ms", each(minutes, minute -> orNull(minute.millis(SLOWEST))))
                        .put("operations_succeeded", each(minutes, Minute::operationsSucceeded))
                        .put("operations_failed", each(minutes, Minute::operationsFailed))
                        .put("queued", each(minutes, minute -> orNull(minute.queued()))));
    }

    /** The numbers of all minutes, as JSON has them: null where there is none. */
    private static List<@Nullable Number> each(List<Minute> minutes, Function<Minute, @Nullable Number> number) {
        List<@Nullable Number> numbers = new ArrayList<>();
        minutes.forEach(minute -> numbers.add(number.apply(minute)));
        return numbers;
    }

    private static @Nullable Number orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static @Nullable Number orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
