@NullMarked
package io.openbroker.testkit.internal.platform;

import org.jspecify.annotations.NullMarked;
