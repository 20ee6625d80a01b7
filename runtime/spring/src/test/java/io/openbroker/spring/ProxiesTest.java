package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Brokers that Spring wraps, so that aspects such as transactions surround their handlers. */
@ExtendWith(OutputCaptureExtension.class)
class ProxiesTest {

    /** A broker with a handler that no proxy can override, and an interface. */
    @Broker
    @ServiceOffering(
            id = "a9b8c7d6-e5f4-4a3b-9c2d-1e0f9a8b7c6d",
            name = "sealed",
            description = "Sealed",
            plans = SealedBroker.Plans.class)
    static class SealedBroker implements Runnable {

        enum Plans {
            @Plan(id = "b8c7d6e5-f4a3-4b2c-8d1e-0f9a8b7c6d5e", description = "One")
            ONE
        }

        @Provision
        final void provision() {}

        @Deprovision
        void deprovision() {}

        @Override
        public void run() {
            // Only here so that there is an interface.
        }
    }

    /** Wraps brokers, and notes the handlers that are called. */
    @Configuration(proxyBeanMethods = false)
    static class Classes {

        @Bean
        static BeanPostProcessor wrapping() {
            return wrapper(true);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Interfaces {

        @Bean
        static BeanPostProcessor wrapping() {
            return wrapper(false);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SealedBroker.class)
    static class Sealed {}

    private static final List<String> CALLED = new CopyOnWriteArrayList<>();

    private static BeanPostProcessor wrapper(boolean classes) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof QueueBroker) && !(bean instanceof SealedBroker)) {
                    return bean;
                }
                ProxyFactory proxies = new ProxyFactory(bean);
                proxies.setProxyTargetClass(classes);
                proxies.addAdvice((MethodInterceptor) call -> {
                    CALLED.add(call.getMethod().getName());
                    return call.proceed();
                });
                return proxies.getProxy();
            }
        };
    }

    private static ConfigurableApplicationContext start(Class<?>... configurations) {
        return TestApplications.start(
                List.of(),
                List.of(configurations),
                "openbroker.state=memory",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t");
    }

    @Test
    void handlersOfAPackageAreCalledThroughTheProxy() throws InterruptedException {
        try (ConfigurableApplicationContext application = start(QueueApplication.class, Classes.class)) {
            Platform.on(TestApplications.port(application)).walk("i1");
        }
        assertThat(CALLED).contains("provision", "bind", "unbind", "deprovision");
    }

    @Test
    void aFinalHandlerIsRejected(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(Sealed.class, QueueApplication.class, Classes.class)))
                .isNotNull();
        assertThat(output)
                .contains("SealedBroker.provision is final, so Spring's proxy of bean")
                .contains("cannot pass calls on to it. Remove \"final\".");
    }

    @Test
    void aProxyOfInterfacesIsRejected(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(Sealed.class, QueueApplication.class, Interfaces.class)))
                .isNotNull();
        assertThat(output).contains("is a proxy of interfaces, which has none of the handlers of");
    }
}
