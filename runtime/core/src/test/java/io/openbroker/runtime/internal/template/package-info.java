@NullMarked
package io.openbroker.runtime.internal.template;

import org.jspecify.annotations.NullMarked;
