package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * The longest text that a schema takes, where a pattern is. Longer ones are rejected for their length, so there is no need to
 * search them for the pattern, which takes time.
 *
 * @param characters in code points, as JSON schema counts; the largest number if there is no limit
 */
record MaxLength(long characters) {

    /** That of a schema, and of those around it that hold for the same text since it is one of their "allOf". */
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
