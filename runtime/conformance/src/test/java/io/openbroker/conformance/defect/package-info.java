/** Brokers with one defect each, which show that the checks find it. */
@NullMarked
package io.openbroker.conformance.defect;

import org.jspecify.annotations.NullMarked;
