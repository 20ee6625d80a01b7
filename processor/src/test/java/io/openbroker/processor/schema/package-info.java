@org.jspecify.annotations.NullMarked
package io.openbroker.processor.schema;
