package io.openbroker.processor.read.compiled;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/** Gets at the trees of javac, which Gradle and IntelliJ IDEA wrap. */
public final class CompilerTrees {

    private CompilerTrees() {}

    /** The trees; none if the compiler is another one. */
    public static Optional<Trees> of(ProcessingEnvironment environment) {
        return direct(environment)
                .or(() -> unwrappedFromGradle(environment).flatMap(CompilerTrees::direct))
                .or(() -> unwrappedFromIdea(environment).flatMap(CompilerTrees::direct));
    }

    private static Optional<Trees> direct(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessingEnvironment> unwrappedFromGradle(ProcessingEnvironment environment) {
        try {
            Field delegate = environment.getClass().getDeclaredField("delegate");
            delegate.setAccessible(true);
            return environment(delegate.get(environment));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessingEnvironment> unwrappedFromIdea(ProcessingEnvironment environment) {
        try {
            Class<?> wrappers = Class.forName(
                    "org.jetbrains.jps.javac.APIWrappers",
                    true,
                    environment.getClass().getClassLoader());
            return environment(wrappers.getMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, environment));
        } catch (InvocationTargetException | ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessingEnvironment> environment(Object unwrapped) {
        return unwrapped instanceof ProcessingEnvironment environment ? Optional.of(environment) : Optional.empty();
    }
}
