@NullMarked
package io.openbroker.osb.internal.command;

import org.jspecify.annotations.NullMarked;
