/** Rules for offerings, plans and catalog files. */
@NullMarked
package io.openbroker.processor.check.catalog;

import org.jspecify.annotations.NullMarked;
