package io.openbroker.processor;

import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A class file in which an annotation is on a type variable, for which fixtures put in other types.
 *
 * @param <T> what is in it
 * @param content the content
 */
@SuppressWarnings("exports") // nobody reads this module of tests
public record Boxed<T>(List<@Size(max = 3) T> content) {
    public Boxed {
        content = List.copyOf(content);
    }
}
