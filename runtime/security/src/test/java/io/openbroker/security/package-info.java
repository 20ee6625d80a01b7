@NullMarked
package io.openbroker.security;

import org.jspecify.annotations.NullMarked;
