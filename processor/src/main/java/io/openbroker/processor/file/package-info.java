/** Reads JSON and YAML files, keeping the position of every value. */
@NullMarked
package io.openbroker.processor.file;

import org.jspecify.annotations.NullMarked;
