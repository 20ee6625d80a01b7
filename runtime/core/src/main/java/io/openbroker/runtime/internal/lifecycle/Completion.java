package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StoredResource;
import java.util.List;
import java.util.function.Function;

/**
 * What a handler's work comes to.
 *
 * @param reply the answer to a platform that has waited
 * @param changes what is recorded, of the service instance or binding as it is then
 * @param <S> the service instance or binding
 */
record Completion<S extends StoredResource>(Reply reply, Function<S, List<RowChange>> changes) {}
