package io.openbroker.runtime.internal.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the runtime logs, with the context of each line, until it is closed; nothing of it is printed. */
public final class RecordedLog implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.runtime");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // Takes the context as it is now.
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };

    private RecordedLog(Level level) {
        appender.start();
        logger.setLevel(level);
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    /** Records lines of this level and above. */
    public static RecordedLog from(Level level) {
        return new RecordedLog(level);
    }

    public List<ILoggingEvent> events() {
        return List.copyOf(appender.list);
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
