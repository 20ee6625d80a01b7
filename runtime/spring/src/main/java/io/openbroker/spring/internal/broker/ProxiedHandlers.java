package io.openbroker.spring.internal.broker;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.LastBindingOperation;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a proxy of Spring reaches all handlers. One that it does not override would run on the proxy, whose fields are empty
 * and which, for example, begins no transaction.
 */
final class ProxiedHandlers {

    private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(
            Provision.class,
            Update.class,
            Deprovision.class,
            Bind.class,
            Unbind.class,
            FetchInstance.class,
            FetchBinding.class,
            LastOperation.class,
            LastBindingOperation.class);

    private ProxiedHandlers() {}

    /**
     * Checks the handlers of a broker and its superclasses.
     *
     * @throws BrokerStartException if the proxy does not override one
     */
    static void check(String bean, Class<?> broker, Class<?> proxy) {
        for (@Nullable Class<?> type = broker; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (ANNOTATIONS.stream().anyMatch(method::isAnnotationPresent)) {
                    check(bean, method, proxy);
                }
            }
        }
    }

    private static void check(String bean, Method handler, Class<?> proxy) {
        String name = handler.getDeclaringClass().getName() + "." + handler.getName();
        if (Modifier.isFinal(handler.getModifiers())) {
            throw new BrokerStartException("Handler " + name + " is final, so Spring's proxy of bean \"" + bean
                    + "\" cannot pass calls on to it. Remove \"final\".");
        }
        if (!isVisible(handler, proxy)) {
            throw new BrokerStartException(
                    "Handler " + name + " is visible only in its package, and Spring's proxy of bean \"" + bean
                            + "\" is in another one, or in another class loader. Make the handler public.");
        }
    }

    private static boolean isVisible(Method handler, Class<?> proxy) {
        Class<?> declaring = handler.getDeclaringClass();
        return Modifier.isPublic(handler.getModifiers())
                || Modifier.isProtected(handler.getModifiers())
                || (declaring.getPackageName().equals(proxy.getPackageName())
                        && declaring.getClassLoader() == proxy.getClassLoader());
    }
}
