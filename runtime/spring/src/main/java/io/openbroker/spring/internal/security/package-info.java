/** What the application's security has to do with requests to the broker. */
@NullMarked
package io.openbroker.spring.internal.security;

import org.jspecify.annotations.NullMarked;
