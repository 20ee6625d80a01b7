package io.openbroker.processor.read.kotlin;

import io.openbroker.processor.read.annotation.TypeReader;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Reads functions of Kotlin. */
public final class KotlinFunctions {

    /** The type of functions that return nothing, where Java needs a type. */
    public static final String UNIT = "kotlin.Unit";

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    private KotlinFunctions() {}

    /** What a suspend function returns in Kotlin; empty if the function is none. In Java its last parameter receives it. */
    public static Optional<TypeMirror> suspendedResult(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        TypeMirror last = parameters.get(parameters.size() - 1).asType();
        List<? extends TypeMirror> arguments = TypeReader.arguments(last);
        return TypeReader.is(last, CONTINUATION) && arguments.size() == 1
                ? Optional.of(
                        arguments.get(0) instanceof WildcardType wildcard && wildcard.getSuperBound() != null
                                ? wildcard.getSuperBound()
                                : arguments.get(0))
                : Optional.empty();
    }
}
