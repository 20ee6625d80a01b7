package io.openbroker.processor.model.handler;

import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.schema.ParametersSchema;
import java.util.Optional;

/** A parameter of a handler. */
public sealed interface HandlerParameter {

    String name();

    SourceRef source();

    /** The input that it receives, if known. */
    default Optional<HandlerInput> input() {
        return Optional.empty();
    }

    /** A value that is passed unchanged. */
    record Value(HandlerInput given, String name, SourceRef source) implements HandlerParameter {
        @Override
        public Optional<HandlerInput> input() {
            return Optional.of(given);
        }
    }

    /** An enum, which should be one of plans. */
    record Plan(ClassRef type, String name, SourceRef source) implements HandlerParameter {
        @Override
        public Optional<HandlerInput> input() {
            return Optional.of(HandlerInput.PLAN);
        }
    }

    /** {@code @Parameters}, as an object of a type of the user's own, or as the map that the request has. */
    record UserParameters(Optional<ClassRef> type, ParametersSchema schema, String name, SourceRef source)
            implements HandlerParameter {
        @Override
        public Optional<HandlerInput> input() {
            return Optional.of(HandlerInput.PARAMETERS);
        }

        /** The place of the schema: the name of its file, or else the parameter. */
        public SourceRef schemaSource() {
            return schema instanceof ParametersSchema.Given given ? given.file().source() : source;
        }
    }

    /** The whole request of an operation. */
    record Request(OsbOperation operation, String name, SourceRef source) implements HandlerParameter {
        @Override
        public Optional<HandlerInput> input() {
            return Optional.of(HandlerInput.REQUEST);
        }
    }

    /** A parameter that no handler can receive. */
    record Unsupported(Reason reason, String type, String detail, String name, SourceRef source)
            implements HandlerParameter {}

    /** Why a parameter cannot be used. */
    enum Reason {
        /** The detail lists the annotations. */
        SEVERAL_ANNOTATIONS,
        /** The detail is the annotation. */
        ID_NOT_A_STRING,
        PARAMETERS_PRIVATE,
        /** Not visible from the package of the broker. */
        PARAMETERS_HIDDEN,
        PARAMETERS_INNER,
        PARAMETERS_GENERIC,
        /** A raw map, or one of other keys or values. */
        PARAMETERS_MAP,
        PARAMETERS_TYPE,
        /** The type has the simple name of another one, which is the detail. */
        NAMESAKE,
        NOT_OPTIONAL,
        /** The detail is the annotation that may have been forgotten. */
        UNKNOWN_TYPE
    }
}
