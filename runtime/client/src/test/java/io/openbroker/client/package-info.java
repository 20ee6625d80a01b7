@NullMarked
package io.openbroker.client;

import org.jspecify.annotations.NullMarked;
