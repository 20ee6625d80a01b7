package io.openbroker.processor.model.broker;

/** Properties of the declaration of a broker class. */
public enum BrokerTrait {
    /** It is an interface, an enum, a record or an annotation. */
    NOT_A_CLASS,
    ABSTRACT,
    /** It, or a class around it, is private. */
    PRIVATE,
    /** It, or a class around it, needs an object of the class around that. */
    INNER,
    GENERIC,
    /** It, and all classes around it, are public. */
    PUBLIC,
    /** It has a constructor without parameters that is not private. */
    CREATABLE
}
