@NullMarked
package io.openbroker.conformance.internal.report;

import org.jspecify.annotations.NullMarked;
