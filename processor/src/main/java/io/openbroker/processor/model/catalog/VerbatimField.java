package io.openbroker.processor.model.catalog;

import io.openbroker.processor.model.Setting;

/**
 * A field of a catalog file that is published unchanged: a schema, or an extension of a vendor.
 *
 * @param name its name
 * @param json its value as a JSON text
 */
public record VerbatimField(String name, Setting<String> json) {

    /** The field of a plan with its schemas, in which placeholders are not replaced. */
    public static final String SCHEMAS = "schemas";
}
