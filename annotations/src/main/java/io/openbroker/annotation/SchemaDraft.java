package io.openbroker.annotation;

/** The version of JSON schema in which the parameters of a plan are described (OSB v2.17, Input Parameters Schema Object). */
public enum SchemaDraft {
    /** Draft 2020-12, the newest. */
    DRAFT_2020_12,
    /** Draft 4, the only one that every platform must understand. */
    DRAFT_04
}
