@NullMarked
package io.openbroker.osb.internal.output;

import org.jspecify.annotations.NullMarked;
