package io.openbroker.spring.internal.broker;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/** Keeps the dispatcher and the catalog of each broker bean in a native image. */
final class BrokerAotProcessor implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        return DispatcherClass.ofBean(bean.getBeanClass())
                .map(dispatcher -> contribution(bean.getBeanName(), dispatcher))
                .orElse(null);
    }

    private static BeanRegistrationAotContribution contribution(String bean, DispatcherClass dispatcher) {
        return (generation, code) -> {
            RuntimeHints hints = generation.getRuntimeHints();
            hints.reflection().registerConstructor(dispatcher.constructor(bean), ExecutableMode.INVOKE);
            hints.resources().registerPattern(dispatcher.catalog());
        };
    }
}
