/** The stores on which the contract tests of the server are run. */
@NullMarked
package io.openbroker.jdbc.contract;

import org.jspecify.annotations.NullMarked;
