/** What the runtime remembers, behind one small interface. */
@NullMarked
package io.openbroker.runtime.state;

import org.jspecify.annotations.NullMarked;
