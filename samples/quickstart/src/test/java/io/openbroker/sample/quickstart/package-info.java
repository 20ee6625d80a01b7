@NullMarked
package io.openbroker.sample.quickstart;

import org.jspecify.annotations.NullMarked;
