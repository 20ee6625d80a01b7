package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * The maximum length of a text in a schema that has a pattern. Longer texts are rejected for their length, so the pattern need not
 * be evaluated, which would take time.
 *
 * @param characters in code points, as in JSON Schema; {@link Long#MAX_VALUE} if there is no limit
 */
record MaxLength(long characters) {

    /** Returns the limit of a schema and of the schemas around it that apply to the same text through "allOf". */
    static MaxLength in(Schema schema) {
        long least = own(schema);
        for (Schema each = schema; isPartOfAllOf(each); each = each.getParentSchema()) {
            least = Math.min(least, own(each.getParentSchema()));
        }
        return new MaxLength(least);
    }

    boolean isExceeded(String text) {
        return text.length() > characters && text.codePointCount(0, text.length()) > characters;
    }

    private static long own(Schema schema) {
        JsonNode length = schema.getSchemaNode().path("maxLength");
        return length.canConvertToLong() ? length.asLong() : Long.MAX_VALUE;
    }

    private static boolean isPartOfAllOf(Schema schema) {
        NodePath path = schema.getSchemaLocation().getFragment();
        int length = path.getNameCount();
        return schema.getParentSchema() != null
                && length >= 2
                && path.getElement(length - 1) instanceof Integer
                && "allOf".equals(path.getElement(length - 2));
    }
}
