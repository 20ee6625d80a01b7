package io.openbroker.processor.read.file;

import io.openbroker.processor.model.ClassRef;
import java.util.List;

/**
 * An enum that a handler takes.
 *
 * @param type the enum
 * @param visible whether generated code can see it
 * @param constants its constants
 */
public record PlanEnum(ClassRef type, boolean visible, List<String> constants) {

    public PlanEnum {
        constants = List.copyOf(constants);
    }
}
