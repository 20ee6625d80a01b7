package io.openbroker.annotation;

/**
 * The draft of JSON schema in which parameters are described (OSB v2.17, Input Parameters Schema Object).
 *
 * <p>The specification obliges platforms to understand draft 4 only, and Cloud Foundry rejects catalogs with a later one. Choose
 * another draft only for platforms that are known to understand it.
 */
public enum SchemaDraft {
    /** Draft 4, the only one that every platform understands. */
    DRAFT_04,
    /** Draft 6. */
    DRAFT_06,
    /** Draft 7. */
    DRAFT_07,
    /** Draft 2019-09. */
    DRAFT_2019_09,
    /** Draft 2020-12, the newest. */
    DRAFT_2020_12
}
