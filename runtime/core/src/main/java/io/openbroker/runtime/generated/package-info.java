/** The contract between generated code and the runtime. */
@NullMarked
package io.openbroker.runtime.generated;

import org.jspecify.annotations.NullMarked;
