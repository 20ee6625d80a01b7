package io.openbroker.processor.model.broker;

/**
 * The context in which generated code is compiled.
 *
 * @param runtime whether the runtime is there
 * @param server whether the server is there
 * @param generatedAnnotation whether {@code @Generated} is there; a module must ask for it
 * @param namedModule whether the class is in a named module
 * @param deprecated whether generated code must name something that is deprecated
 */
public record CompilationContext(
        boolean runtime, boolean server, boolean generatedAnnotation, boolean namedModule, boolean deprecated) {}
