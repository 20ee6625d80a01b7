package io.openbroker.processor.file;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/** Lets no document through that is nested so deeply that reading it would need too much of the stack. */
final class NestingGuard implements Parser {

    private final Parser parser;
    private int depth;

    NestingGuard(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        if (depth > FileParser.MOST_LEVELS) {
            throw new ParserException(
                    "",
                    Optional.empty(),
                    "it is nested more than " + FileParser.MOST_LEVELS + " levels deep",
                    event.getStartMark());
        }
        return event;
    }
}
