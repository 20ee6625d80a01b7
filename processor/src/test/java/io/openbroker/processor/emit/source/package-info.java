@org.jspecify.annotations.NullMarked
package io.openbroker.processor.emit.source;
