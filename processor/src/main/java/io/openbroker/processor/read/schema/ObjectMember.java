package io.openbroker.processor.read.schema;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * A property of an object that Jackson sets.
 *
 * @param name the name that follows from the source
 * @param type the type of its value
 * @param declarations the elements that may have its annotations; messages show the first
 * @param description what its Javadoc says
 * @param defaults whether the object has a value of its own where none is given
 */
record ObjectMember(String name, TypeMirror type, List<Element> declarations, String description, boolean defaults) {
    ObjectMember {
        declarations = List.copyOf(declarations);
    }
}
