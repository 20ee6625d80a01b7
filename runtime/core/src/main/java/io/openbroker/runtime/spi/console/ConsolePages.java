package io.openbroker.runtime.spi.console;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The files of a console, which the admin port serves at {@code /console/} to everybody; found with {@link ServiceLoader}.
 * {@code openbroker-console} provides them. With a console, admins and viewers can also sign in with a session.
 *
 * <p>Safe for use by many threads.
 */
@FunctionalInterface
public interface ConsolePages {

    /**
     * Finds a file. Called once for each file that exists, and does not wait for anything but this machine.
     *
     * @param path the path below {@code /console/}, such as {@code operations/index.html}; its segments consist of letters,
     *     digits and {@code . _ -}, and begin with a letter or digit
     * @return the file; empty if it does not exist
     */
    Optional<ConsolePage> page(String path);

    /**
     * Looks for a provider on the class path or module path.
     *
     * @return the pages of the first one, if there is any
     */
    static Optional<ConsolePages> find() {
        Iterator<ConsolePages> found = ServiceLoader.load(ConsolePages.class).iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
