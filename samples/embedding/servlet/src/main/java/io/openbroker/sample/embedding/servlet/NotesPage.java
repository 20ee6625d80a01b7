package io.openbroker.sample.embedding.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The program's own page, on the port of the broker. */
final class NotesPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Path notes;

    NotesPage(Path notes) {
        this.notes = notes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try (Stream<Path> files = Files.list(notes)) {
            response.getWriter().println("There are " + files.count() + " files.");
        }
    }
}
