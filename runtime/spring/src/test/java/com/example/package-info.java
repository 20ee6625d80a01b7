/** The application that the documentation shows. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
