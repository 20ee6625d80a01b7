package io.openbroker.docs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a class of a block of Java, so that it can be compiled. A block is a whole file, or one of these parts of a broker:
 *
 * <ul>
 *   <li>annotations, from {@code @Broker} or {@code @ServiceOffering} on,
 *   <li>members, such as handlers and records,
 *   <li>statements.
 * </ul>
 *
 * <p>What is missing is added: the offering, the enum of plans, and the handlers that a broker must have. The comment
 * {@code <!-- with: … -->} above a block adds members that the block uses and does not show.
 */
final class Snippet {

    static final String NAME = "NotesBroker";

    private static final String IMPORTS = """
            import com.fasterxml.jackson.annotation.*;
            import io.openbroker.annotation.*;
            import io.openbroker.jdbc.*;
            import io.openbroker.metrics.*;
            import io.openbroker.model.*;
            import io.openbroker.runtime.*;
            import io.openbroker.runtime.spi.authentication.*;
            import io.openbroker.runtime.spi.state.*;
            import io.openbroker.undertow.*;
            import io.undertow.Undertow;
            import jakarta.validation.constraints.*;
            import java.io.IOException;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.security.MessageDigest;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    private static final String OFFERING = """
            @ServiceOffering(
                    id = "2f9c1d5e-7b43-4f0a-9a51-c1f6d3e8b7a0",
                    name = "notes",
                    description = "Folders for notes",
                    plans = NotesBroker.Plans.class)
            """;

    private static final String PLANS = """
            enum Plans {
                @Plan(id = "8e1b6a34-0c2d-4e58-9f77-5a4b3c2d1e0f", description = "One folder") SMALL,
                @Plan(id = "c7d2f9b1-4a6e-4b3c-8d15-0e9f8a7b6c5d", description = "Many folders") LARGE
            }
            """;

    private static final Pattern BROKER = Pattern.compile("^@Broker", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("^(public )?(final )?class ", Pattern.MULTILINE);
    private static final Pattern MEMBER = Pattern.compile("^(@|/\\*\\*|(private |static |public |final |sealed )*"
            + "((void|record|enum|class|interface) \\w+|[A-Z]\\w*(<.*>)? \\w+\\([^=]*\\) ?[{t]))");

    private Snippet() {}

    /** The source of a block, and the class that it declares. */
    static String source(Page.Block block) {
        String code = block.text();
        if (code.startsWith("package ") || code.startsWith("module ")) {
            return code;
        }
        String members = String.join("\n", block.said("with:"));
        if (BROKER.matcher(code).find() && CLASS.matcher(code).find()) {
            return imports(code) + code;
        }
        if (code.startsWith("@Broker") || code.startsWith("@ServiceOffering")) {
            return imports(code) + broker(code, members);
        }
        List<String> lines = code.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("//") && !line.startsWith("import "))
                .toList();
        String body = code.lines()
                .filter(line -> !line.startsWith("import "))
                .reduce("", (before, line) -> before + line + "\n");
        String shown = lines.isEmpty() || MEMBER.matcher(lines.get(0)).find()
                ? body
                : "@SuppressWarnings(\"unused\") void snippet() throws Exception {\n" + body + "}\n";
        return imports(code) + broker("", shown + members);
    }

    private static String imports(String code) {
        StringBuilder imports = new StringBuilder(IMPORTS);
        code.lines()
                .filter(line -> line.startsWith("import "))
                .forEach(line -> imports.append(line).append('\n'));
        return imports.toString();
    }

    private static String broker(String annotations, String members) {
        StringBuilder source = new StringBuilder(annotations);
        if (!annotations.contains("@Broker")) {
            source.insert(0, "@Broker\n");
        }
        if (!annotations.contains("@ServiceOffering") && !annotations.contains("catalog =")) {
            source.append(OFFERING);
        }
        source.append("public class ")
                .append(NAME)
                .append(" {\n")
                .append(members)
                .append('\n');
        if (!members.contains("enum Plans") && !annotations.contains("catalog =")) {
            source.append(PLANS);
        }
        add(source, members, "@Provision", "@Provision void addedProvision(@InstanceId String id) {}\n");
        add(source, members, "@Deprovision", "@Deprovision void addedDeprovision(@InstanceId String id) {}\n");
        if (members.contains("@Bind\n") || members.contains("@Bind(") || members.contains("@Bind ")) {
            add(source, members, "@Unbind", "@Unbind void addedUnbind(@BindingId String id) {}\n");
        }
        return source.append("}\n").toString();
    }

    private static void add(StringBuilder source, String members, String annotation, String handler) {
        if (!Pattern.compile(annotation + "\\b").matcher(members).find()) {
            source.append(handler);
        }
    }
}
