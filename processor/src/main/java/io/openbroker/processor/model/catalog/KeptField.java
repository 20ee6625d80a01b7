package io.openbroker.processor.model.catalog;

import io.openbroker.processor.model.Setting;

/**
 * A field of a catalog file that is handed on as it is: a schema, or an extension of some vendor.
 *
 * @param name its name
 * @param json its value as a JSON text
 */
public record KeptField(String name, Setting<String> json) {

    /** The field of a plan that holds schemas, in the strings of which nothing is replaced. */
    public static final String SCHEMAS = "schemas";
}
