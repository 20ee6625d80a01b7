/** Tests of the documentation. */
@NullMarked
package io.openbroker.docs;

import org.jspecify.annotations.NullMarked;
