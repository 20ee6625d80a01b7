package io.openbroker.runtime.internal.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads a properties file in UTF-8 with the line number of each property. Used once. */
final class SettingFile {

    private final Path file;
    private final Map<String, GivenValue> values = new TreeMap<>();
    private final List<String> problems;

    private SettingFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the properties by name; adds what is wrong to the problems. */
    static Map<String, GivenValue> read(GivenValue named, List<String> problems) {
        Path file = Path.of(named.value().strip());
        SettingFile reader = new SettingFile(file, problems);
        try {
            reader.readLines(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(SecretFile.unreadable(named, e));
        }
        return reader.values;
    }

    private void readLines(List<String> lines) {
        int number = 1;
        while (number <= lines.size()) {
            int first = number;
            StringBuilder logical = new StringBuilder(lines.get(number++ - 1));
            while (isContinued(logical) && number <= lines.size()) {
                logical.append('\n').append(lines.get(number++ - 1));
            }
            readLine(logical.toString(), first);
        }
    }

    private static boolean isContinued(CharSequence line) {
        String text = line.toString().stripLeading();
        boolean comment = text.startsWith("#") || text.startsWith("!");
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return !comment && backslashes % 2 == 1;
    }

    // One at a time, since java.util.Properties does not report line numbers.
    private void readLine(String line, int number) {
        String place = file + ":" + number;
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(line));
        } catch (IllegalArgumentException | IOException e) {
            problems.add(place + " is not a valid property. Write a backslash twice, and four digits after \\u.");
        }
        for (String name : properties.stringPropertyNames()) {
            GivenValue given = new GivenValue(name, properties.getProperty(name), place);
            GivenValue before = values.putIfAbsent(name, given);
            if (before != null) {
                problems.add(given.where() + " is already set in " + before.place() + ". Remove one of the two.");
            }
        }
    }
}
