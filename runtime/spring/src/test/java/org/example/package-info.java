/** The configuration that the documentation shows. */
@NullMarked
package org.example;

import org.jspecify.annotations.NullMarked;
