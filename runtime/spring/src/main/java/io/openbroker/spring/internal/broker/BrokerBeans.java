package io.openbroker.spring.internal.broker;

import io.openbroker.annotation.Broker;
import io.openbroker.runtime.generated.BrokerDispatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/** Creates the dispatchers of all beans whose class is a broker. */
public final class BrokerBeans {

    private BrokerBeans() {}

    /**
     * Creates the dispatchers, in the order in which the beans are defined.
     *
     * @throws BrokerStartException if a dispatcher cannot be created, or would not reach all handlers
     */
    public static List<BrokerDispatcher> dispatchers(ListableBeanFactory beans) {
        List<BrokerDispatcher> dispatchers = new ArrayList<>();
        for (String name : names(beans)) {
            if (!beans.isSingleton(name) && !beans.containsBean(ScopedProxyUtils.getTargetBeanName(name))) {
                throw new BrokerStartException("Bean \"" + name
                        + "\" is annotated with @Broker, but is no singleton. One object serves all requests;"
                        + " remove the scope.");
            }
            dispatchers.add(dispatcher(name, beans.getBean(name)));
        }
        return dispatchers;
    }

    private static List<String> names(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(Broker.class))
                .filter(name -> !ScopedProxyUtils.isScopedTarget(name))
                .toList();
    }

    private static BrokerDispatcher dispatcher(String name, Object bean) {
        DispatcherClass dispatcher = DispatcherClass.ofBean(AopProxyUtils.ultimateTargetClass(bean))
                .orElseThrow(() -> new BrokerStartException("Bean \"" + name
                        + "\" is annotated with @Broker, but the class of its object is not. Annotate the class."));
        if (!dispatcher.broker().isInstance(bean)) {
            throw new BrokerStartException(
                    "Bean \"" + name + "\" is a proxy of interfaces, which has none of the handlers of "
                            + dispatcher.broker().getName()
                            + ". Set spring.aop.proxy-target-class=true, or let the class implement no interface.");
        }
        if (AopUtils.isCglibProxy(bean)) {
            ProxiedHandlers.check(name, dispatcher.broker(), bean.getClass());
        }
        return (BrokerDispatcher) BeanUtils.instantiateClass(dispatcher.constructor(name), bean);
    }
}
