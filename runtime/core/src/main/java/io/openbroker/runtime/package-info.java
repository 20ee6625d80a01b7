/**
 * What generated code and those who assemble a broker use: the contract between a generated dispatcher and the runtime.
 */
@NullMarked
package io.openbroker.runtime;

import org.jspecify.annotations.NullMarked;
