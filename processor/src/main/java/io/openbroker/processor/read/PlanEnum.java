package io.openbroker.processor.read;

import io.openbroker.processor.model.ClassRef;
import java.util.List;

/**
 * An enum that a handler takes.
 *
 * @param type the enum
 * @param visible whether generated code can see it
 * @param constants its constants
 */
record PlanEnum(ClassRef type, boolean visible, List<String> constants) {

    PlanEnum {
        constants = List.copyOf(constants);
    }
}
