package io.openbroker.processor;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Progress;
import io.openbroker.runtime.generated.HandlerCall;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.json.JsonMapper;

/** A call as the runtime makes it, of an operation that is called operation-1 and has no parameters. */
record FakeCall<R extends BrokerRequest>(R request) implements HandlerCall<R> {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String operationId() {
        return "operation-1";
    }

    @Override
    public Progress progress() {
        return new Progress() {
            @Override
            public void report(String description) {}

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public long fencingToken() {
                return 1;
            }
        };
    }

    @Override
    public <T> T parameters(Class<T> type) {
        return JSON.readValue("{}", type);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get();
    }
}
