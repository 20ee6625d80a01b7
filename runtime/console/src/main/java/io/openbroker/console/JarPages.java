package io.openbroker.console;

import io.openbroker.runtime.spi.console.ConsolePage;
import io.openbroker.runtime.spi.console.ConsolePages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files in the folder {@code web} of this jar. Safe for use by many threads. */
public final class JarPages implements ConsolePages {

    private static final String FOLDER = "web/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    /** For {@link java.util.ServiceLoader}. */
    public JarPages() {}

    @Override
    public Optional<ConsolePage> page(String path) {
        Optional<String> type = Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        return type.flatMap(known -> read(path).map(content -> new ConsolePage(known, content)));
    }

    private static Optional<byte[]> read(String path) {
        try (InputStream in = JarPages.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
