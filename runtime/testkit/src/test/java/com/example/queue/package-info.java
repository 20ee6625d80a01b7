/** A broker and its tests, as users of the test kit write them. */
@NullMarked
package com.example.queue;

import org.jspecify.annotations.NullMarked;
