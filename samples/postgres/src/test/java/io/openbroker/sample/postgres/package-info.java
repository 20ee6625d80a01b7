@NullMarked
package io.openbroker.sample.postgres;

import org.jspecify.annotations.NullMarked;
