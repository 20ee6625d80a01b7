@NullMarked
package io.openbroker.processor;

import org.jspecify.annotations.NullMarked;
