package io.openbroker.processor.read;

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

    private final BeanMembers beans;

    GeneratedMembers(Types types, JavadocText javadoc) {
        this.beans = new BeanMembers(types, javadoc);
    }

    boolean mayStillCome(TypeElement type) {
        return type.getKind() == ElementKind.CLASS
                && (isAnnotatedForLombok(type) || beans.lacksProperties((DeclaredType) type.asType()));
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
