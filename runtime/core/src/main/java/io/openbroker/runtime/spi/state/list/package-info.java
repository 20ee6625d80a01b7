/** Lists of rows: criteria and pages. */
@NullMarked
package io.openbroker.runtime.spi.state.list;

import org.jspecify.annotations.NullMarked;
