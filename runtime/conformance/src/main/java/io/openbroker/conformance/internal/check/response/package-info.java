/** What checks of several areas say about responses. */
@NullMarked
package io.openbroker.conformance.internal.check.response;

import org.jspecify.annotations.NullMarked;
