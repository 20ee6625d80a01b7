@NullMarked
package io.openbroker.osb;

import org.jspecify.annotations.NullMarked;
