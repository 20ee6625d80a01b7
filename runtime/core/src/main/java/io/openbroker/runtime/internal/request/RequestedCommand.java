package io.openbroker.runtime.internal.request;

import java.util.function.Function;

/**
 * A command as far as the head of its request tells.
 *
 * @param wantsBody whether the body is read
 * @param reader makes the command from the body, which is empty if it is not wanted; throws a rejection if the body is
 *     malformed or names what is not in the catalog
 * @param <C> the commands of the port
 */
public record RequestedCommand<C>(boolean wantsBody, Function<byte[], C> reader) {

    /** A command that needs no body. */
    public static <C> RequestedCommand<C> complete(C command) {
        return new RequestedCommand<>(false, body -> command);
    }

    /** A command that is in the body. */
    public static <C> RequestedCommand<C> withBody(Function<byte[], C> reader) {
        return new RequestedCommand<>(true, reader);
    }

    /** The command. */
    public C command(byte[] body) {
        return reader.apply(body);
    }
}
