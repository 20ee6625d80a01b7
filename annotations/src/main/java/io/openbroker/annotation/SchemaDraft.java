package io.openbroker.annotation;

/**
 * The JSON schema draft in which parameters are described (OSB v2.17, Input Parameters Schema Object).
 *
 * <p>The specification requires platforms to support draft 4 only, and Cloud Foundry rejects catalogs with later drafts. Choose
 * another draft only if every platform of the broker supports it.
 */
public enum SchemaDraft {
    /** Draft 4, the only one that every platform supports. */
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
