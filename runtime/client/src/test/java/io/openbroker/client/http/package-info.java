@NullMarked
package io.openbroker.client.http;

import org.jspecify.annotations.NullMarked;
