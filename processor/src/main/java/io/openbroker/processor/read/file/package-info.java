/** Reads catalog files into the model of a catalog. */
@NullMarked
package io.openbroker.processor.read.file;

import org.jspecify.annotations.NullMarked;
