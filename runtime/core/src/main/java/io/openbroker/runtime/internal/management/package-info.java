/** The operators' requests over HTTP: authentication of their own, reading for some, mending for fewer. */
@NullMarked
package io.openbroker.runtime.internal.management;

import org.jspecify.annotations.NullMarked;
