package io.openbroker.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.annotation.State;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class HandlerInterceptorTest {

    private final List<String> calls = new ArrayList<>();

    /** A dispatcher that records its calls. */
    private final BrokerDispatcher handlers = proxy(BrokerDispatcher.class, (self, method, arguments) -> {
        calls.add(method.getName());
        return method.getName().equals("state") ? State.EXTERNAL : null;
    });

    private final BrokerDispatcher intercepted = HandlerInterceptor.around(handlers, new HandlerInterceptor() {
        @Override
        public <T> T call(OsbOperation operation, BrokerRequest request, Callable<T> handler) throws Exception {
            calls.add(operation.name());
            return handler.call();
        }
    });

    @Test
    void surroundsTheHandlerOfEachOperation() throws Exception {
        HandlerCall<?> call = proxy(HandlerCall.class, (self, method, arguments) -> null);
        List<Method> methods = Arrays.stream(BrokerDispatcher.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .toList();
        for (Method method : methods) {
            method.invoke(intercepted, call);

            String operation = method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            assertThat(calls).containsExactly(operation, method.getName());
            calls.clear();
        }
        assertThat(methods).hasSize(9);
    }

    @Test
    void passesEverythingElseOn() {
        assertThat(intercepted.state()).isEqualTo(State.EXTERNAL);
        intercepted.offerings();
        intercepted.catalog();

        assertThat(calls).containsExactly("state", "offerings", "catalog");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
