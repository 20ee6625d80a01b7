package io.openbroker.processor.read;

import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Tells classes of which javac hides annotations. Before version 22 it shows none that stand on types, such as {@code @Nullable} or
 * those of type arguments, if it has the class from a class file (JDK-8225377).
 */
final class HiddenAnnotations {

    private static final int SHOWN_SINCE = 22;

    private final Optional<Trees> trees;

    HiddenAnnotations(ProcessingEnvironment environment) {
        trees = Runtime.version().feature() < SHOWN_SINCE ? UnknownAnnotations.trees(environment) : Optional.empty();
    }

    /** Whether there may be some on the types of its members. That some are seen shows that this javac does not hide them. */
    boolean in(TypeElement type, List<ObjectMember> members) {
        return trees.filter(each -> each.getPath(type) == null).isPresent()
                && members.stream().anyMatch(member -> !member.type().getKind().isPrimitive())
                && members.stream().noneMatch(member -> isAnnotated(member.type()));
    }

    private static boolean isAnnotated(TypeMirror type) {
        return !type.getAnnotationMirrors().isEmpty()
                || TypeReader.arguments(type).stream().anyMatch(HiddenAnnotations::isAnnotated);
    }
}
