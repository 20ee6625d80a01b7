/** What a request asks for, once it is read, decoded and checked against the catalog. */
@NullMarked
package io.openbroker.runtime.internal.command;

import org.jspecify.annotations.NullMarked;
