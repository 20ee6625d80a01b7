/** What the program reads and writes: terminals, tables, JSON, exit codes, signals. */
@NullMarked
package io.openbroker.osb.internal.output;

import org.jspecify.annotations.NullMarked;
