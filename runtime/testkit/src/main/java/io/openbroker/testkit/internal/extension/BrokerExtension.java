package io.openbroker.testkit.internal.extension;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.testkit.BrokerTest;
import io.openbroker.testkit.BrokerUnderTest;
import io.openbroker.testkit.TestBroker;
import io.openbroker.testkit.TestClock;
import io.openbroker.testkit.TestPlatform;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Starts a broker before each test, and closes it after. Uses only what JUnit 5.11 has. */
public final class BrokerExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);
    private static final Set<Class<?>> TYPES = Set.of(TestBroker.class, TestPlatform.class, TestClock.class);
    private static final String EXAMPLE =
            " For example: @BrokerUnderTest BrokerDispatcher broker() { return new MyBrokerDispatcher(new MyBroker()); }";

    /** Created by JUnit. */
    public BrokerExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        BrokerTest annotation = annotation(context);
        Method method = method(context.getRequiredTestClass());
        Object test = context.getRequiredTestInstances()
                .findInstance(declaringClass(method, context))
                .orElseThrow();
        TestBroker broker = first(method, test).state(annotation.state()).start();
        context.getStore(NAMESPACE).put(TestBroker.class, broker);
    }

    private static Class<?> declaringClass(Method method, ExtensionContext context) {
        return context.getRequiredTestInstances().getAllInstances().stream()
                .map(Object::getClass)
                .filter(method.getDeclaringClass()::isAssignableFrom)
                .findFirst()
                .<Class<?>>map(found -> found)
                .orElseThrow();
    }

    /** The builder that the method returns, or one that calls the method for each start. */
    private static TestBroker.Builder first(Method method, Object test) {
        return method.getReturnType() == TestBroker.Builder.class
                ? (TestBroker.Builder) call(method, test)
                : TestBroker.serving(() -> (BrokerDispatcher) call(method, test));
    }

    private static Object call(Method method, Object test) {
        return Optional.ofNullable(
                        ReflectionSupport.invokeMethod(method, Modifier.isStatic(method.getModifiers()) ? null : test))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "Method " + method.getName() + " with @BrokerUnderTest returned null. Return the broker."));
    }

    private static BrokerTest annotation(ExtensionContext context) {
        Optional<ExtensionContext> current = Optional.of(context);
        while (current.isPresent()) {
            Optional<BrokerTest> found = current.get()
                    .getTestClass()
                    .flatMap(type -> AnnotationSupport.findAnnotation(type, BrokerTest.class));
            if (found.isPresent()) {
                return found.get();
            }
            current = current.get().getParent();
        }
        throw new ExtensionConfigurationException(
                "A test uses the extension of @BrokerTest without the annotation. Put" + " @BrokerTest on the class.");
    }

    /** The method of the class, or of a class that encloses it. */
    private static Method method(Class<?> test) {
        List<Method> methods =
                AnnotationSupport.findAnnotatedMethods(test, BrokerUnderTest.class, HierarchyTraversalMode.BOTTOM_UP);
        if (methods.isEmpty()) {
            return Optional.<Class<?>>ofNullable(test.getEnclosingClass())
                    .map(BrokerExtension::method)
                    .orElseThrow(() -> new ExtensionConfigurationException(
                            "No method of the class has @BrokerUnderTest. Add one that creates the broker." + EXAMPLE));
        }
        Method method = methods.get(0);
        Class<?> type = method.getReturnType();
        if (methods.size() > 1) {
            throw new ExtensionConfigurationException("Several methods of " + test.getName()
                    + " have @BrokerUnderTest. Keep it on one; TestBroker.servingAll serves several brokers.");
        }
        if (method.getParameterCount() > 0
                || !(BrokerDispatcher.class.isAssignableFrom(type) || type == TestBroker.Builder.class)) {
            throw new ExtensionConfigurationException("Method " + method.getName()
                    + " with @BrokerUnderTest must have no parameters and return a BrokerDispatcher or a"
                    + " TestBroker.Builder." + EXAMPLE);
        }
        return method;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        broker(context).ifPresent(TestBroker::close);
    }

    private static Optional<TestBroker> broker(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(TestBroker.class, TestBroker.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestBroker broker = broker(context)
                .orElseThrow(() -> new ParameterResolutionException("There is one broker for each test, so only test"
                        + " methods, @BeforeEach and @AfterEach can receive a "
                        + parameter.getParameter().getType().getSimpleName()
                        + ". Start a TestBroker with TestBroker.serving(...).start() for anything else."));
        Class<?> type = parameter.getParameter().getType();
        if (type == TestBroker.class) {
            return broker;
        }
        return type == TestClock.class
                ? broker.clock()
                : annotation(context).platform().at(broker);
    }
}
