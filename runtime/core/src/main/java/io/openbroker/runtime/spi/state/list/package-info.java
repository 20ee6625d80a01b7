/** Lists of rows: what to select, and in which parts. */
@NullMarked
package io.openbroker.runtime.spi.state.list;

import org.jspecify.annotations.NullMarked;
