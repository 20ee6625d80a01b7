@NullMarked
package io.openbroker.catalog;

import org.jspecify.annotations.NullMarked;
