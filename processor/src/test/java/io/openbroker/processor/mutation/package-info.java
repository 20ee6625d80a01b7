/** Sources with one small mistake each, made at random. */
@org.jspecify.annotations.NullMarked
package io.openbroker.processor.mutation;
