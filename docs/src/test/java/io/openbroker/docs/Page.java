package io.openbroker.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of Markdown.
 *
 * @param path where it is, from the root of the repository
 */
record Page(Path path, List<String> lines) {

    static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("\\s*```(\\S*)\\s*");

    /**
     * A fenced block.
     *
     * @param line of the page on which the fence opens, from 1
     * @param comments the HTML comments directly above it, without their delimiters
     */
    record Block(Page page, int line, String language, List<String> comments, List<String> lines) {

        String text() {
            return String.join("\n", lines) + "\n";
        }

        /** What the comment that begins with a word says after it. */
        List<String> said(String word) {
            return comments.stream()
                    .filter(comment -> comment.startsWith(word))
                    .map(comment -> comment.substring(word.length()).strip())
                    .toList();
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    Page {
        lines = List.copyOf(lines);
    }

    /** All pages that people write: those of the project, its samples and its documentation. */
    static List<Page> all() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> samples = Files.walk(ROOT.resolve("samples"), 2)) {
            return Stream.of(top, docs, samples)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(Path file) {
        try {
            return new Page(ROOT.relativize(file), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its links begin. */
    Path folder() {
        return ROOT.resolve(path).resolve("..").normalize();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                int begin = i + 1;
                int end = begin;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                int indent = line.indexOf('`');
                blocks.add(new Block(
                        this,
                        begin,
                        fence.group(1),
                        List.copyOf(comments),
                        lines.subList(begin, end).stream()
                                .map(text -> text.substring(Math.min(indent, text.length())))
                                .toList()));
                comments.clear();
                i = end;
            } else if (line.strip().startsWith("<!--")) {
                StringBuilder comment = new StringBuilder(line.strip());
                while (comment.indexOf("-->") < 0) {
                    i++;
                    comment.append('\n').append(lines.get(i));
                }
                comments.add(comment.substring(4, comment.indexOf("-->")).strip());
            } else if (!line.isBlank()) {
                comments.clear();
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return path.toString().replace('\\', '/');
    }
}
