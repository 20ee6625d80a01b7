/** The annotation processor: it reads a broker class, checks it, and generates its dispatcher, catalog and server. */
@NullMarked
package io.openbroker.processor;

import org.jspecify.annotations.NullMarked;
