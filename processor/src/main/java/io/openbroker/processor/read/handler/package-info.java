/** Reads handler methods: what they receive and return. */
@NullMarked
package io.openbroker.processor.read.handler;

import org.jspecify.annotations.NullMarked;
