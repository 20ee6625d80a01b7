/** Writes the dispatcher, the catalog and the server of a broker in which there is no mistake. The only user of JavaPoet. */
@NullMarked
package io.openbroker.processor.emit;

import org.jspecify.annotations.NullMarked;
