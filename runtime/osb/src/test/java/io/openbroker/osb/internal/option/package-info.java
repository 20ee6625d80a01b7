@NullMarked
package io.openbroker.osb.internal.option;

import org.jspecify.annotations.NullMarked;
