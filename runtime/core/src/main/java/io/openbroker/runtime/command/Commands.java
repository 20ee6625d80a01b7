package io.openbroker.runtime.command;

import io.openbroker.runtime.answer.Reply;

/** Carries commands out. Safe for use by many threads; a call lasts as long as a synchronous handler does. */
@FunctionalInterface
public interface Commands {

    /**
     * Carries a command out.
     *
     * @throws io.openbroker.runtime.answer.Refusal if it ends without success
     */
    Reply carryOut(Command command);
}
