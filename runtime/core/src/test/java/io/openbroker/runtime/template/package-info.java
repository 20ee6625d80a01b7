@NullMarked
package io.openbroker.runtime.template;

import org.jspecify.annotations.NullMarked;
