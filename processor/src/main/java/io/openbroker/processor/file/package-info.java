/** Reads JSON and YAML files so that every value knows where it stands. */
@NullMarked
package io.openbroker.processor.file;

import org.jspecify.annotations.NullMarked;
