package io.openbroker.processor.read;

import io.openbroker.processor.read.compiled.CompiledTypes;
import io.openbroker.processor.read.compiled.JavadocText;
import io.openbroker.processor.read.schema.BeanMembers;
import io.openbroker.processor.read.schema.PropertyAnnotations;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Types;

/**
 * Tells types to which another processor may still add accessors and constructors. Lombok does, and a compiler may call it after
 * this processor; the sources then look complete, but their types have no properties.
 */
final class GeneratedMembers {

    private static final String LOMBOK = "lombok.";

    private final Types types;
    private final CompiledTypes compiled;

    GeneratedMembers(Types types, CompiledTypes compiled) {
        this.types = types;
        this.compiled = compiled;
    }

    boolean mayStillCome(TypeElement type) {
        return type.getKind() == ElementKind.CLASS && (isAnnotatedForLombok(type) || lacksProperties(type));
    }

    private boolean lacksProperties(TypeElement type) {
        JavadocText javadoc = new JavadocText(compiled.commentsFrom(type));
        return new BeanMembers(types, compiled, javadoc).lacksProperties((DeclaredType) type.asType());
    }

    private static boolean isAnnotatedForLombok(TypeElement type) {
        List<Element> places = new ArrayList<>(type.getEnclosedElements());
        places.add(type);
        for (Element place : places) {
            for (AnnotationMirror annotation : place.getAnnotationMirrors()) {
                if (PropertyAnnotations.name(annotation).startsWith(LOMBOK)) {
                    return true;
                }
            }
        }
        return false;
    }
}
