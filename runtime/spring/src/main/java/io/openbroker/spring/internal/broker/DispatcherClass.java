package io.openbroker.spring.internal.broker;

import io.openbroker.annotation.Broker;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;

/**
 * The dispatcher that the compiler has generated for a broker. It is found by its name, which, like its constructor, is part of
 * what generated code promises.
 *
 * @param broker the class with {@link Broker}
 */
record DispatcherClass(Class<?> broker) {

    /** The dispatcher for a bean of a class, which may be one that Spring has derived from the broker. */
    static Optional<DispatcherClass> ofBean(Class<?> type) {
        MergedAnnotation<Broker> found = MergedAnnotations.from(
                        ClassUtils.getUserClass(type), SearchStrategy.SUPERCLASS)
                .get(Broker.class);
        return found.isPresent() && found.getSource() instanceof Class<?> broker
                ? Optional.of(new DispatcherClass(broker))
                : Optional.empty();
    }

    /** The name of the class; those of nested classes are joined. */
    String name() {
        return broker.getName().replace('$', '_') + "Dispatcher";
    }

    /** The file with the catalog. */
    String catalog() {
        return "META-INF/openbroker/" + broker.getCanonicalName() + ".json";
    }

    /**
     * The constructor that receives the broker.
     *
     * @param bean the name of the bean, for messages
     * @throws BrokerStartException if there is none
     */
    Constructor<?> constructor(String bean) {
        try {
            return ClassUtils.forName(name(), broker.getClassLoader()).getDeclaredConstructor(broker);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            throw new BrokerStartException(
                    "Bean \"" + bean + "\" is annotated with @Broker, but its dispatcher " + name()
                            + " was not found. Run the annotation processor when " + broker.getName()
                            + " is compiled: add io.openbroker:openbroker-processor to the annotationProcessorPaths of"
                            + " the maven-compiler-plugin, or to the configuration annotationProcessor of Gradle.",
                    e);
        }
    }
}
