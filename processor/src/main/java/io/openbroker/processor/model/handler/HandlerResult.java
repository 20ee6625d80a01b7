package io.openbroker.processor.model.handler;

import java.util.Optional;

/**
 * The result of a handler.
 *
 * @param kind empty if no operation has such a result
 * @param staged whether it comes in a {@code CompletionStage}
 * @param type the type as the user wrote it, with packages if there is a namesake
 * @param namesake the result whose class has the same simple name, or ends in it, as where the wrong class is imported
 */
public record HandlerResult(Optional<ResultKind> kind, boolean staged, String type, Optional<ResultKind> namesake) {

    public boolean is(ResultKind wanted) {
        return kind.isPresent() && kind.get() == wanted;
    }
}
