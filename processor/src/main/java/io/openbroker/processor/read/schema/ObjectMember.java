package io.openbroker.processor.read.schema;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * What Jackson sets of an object.
 *
 * @param name the name that follows from the source
 * @param type the type of its value
 * @param declarations where its annotations may stand; the first is shown in messages
 * @param description what its Javadoc says
 * @param defaults whether the object has a value of its own where none is given
 */
record ObjectMember(String name, TypeMirror type, List<Element> declarations, String description, boolean defaults) {
    ObjectMember {
        declarations = List.copyOf(declarations);
    }
}
