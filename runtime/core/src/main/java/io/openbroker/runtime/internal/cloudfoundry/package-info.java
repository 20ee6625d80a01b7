/** Reads the variables in which Cloud Foundry describes an application and its bound services. */
@NullMarked
package io.openbroker.runtime.internal.cloudfoundry;

import org.jspecify.annotations.NullMarked;
