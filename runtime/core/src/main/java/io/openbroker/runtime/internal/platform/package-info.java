/** The port of platforms: the routes of the Open Service Broker API and what is particular to them. */
@NullMarked
package io.openbroker.runtime.internal.platform;

import org.jspecify.annotations.NullMarked;
