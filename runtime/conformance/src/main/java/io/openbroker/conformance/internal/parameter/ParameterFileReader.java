package io.openbroker.conformance.internal.parameter;

import io.openbroker.client.http.Header;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.parameter.ParameterFile.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads files of parameters, and says in which line something is wrong. */
final class ParameterFileReader {

    private static final String OFFERINGS = "offerings";
    private static final String PLANS = "plans";
    private static final String HEADERS = "headers";
    private static final String CONTEXT = "context";
    private static final String BIND_RESOURCE = "bind_resource";

    private final List<Entry> entries = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();

    static ParameterFile read(String yaml) {
        Optional<Node> document;
        try {
            LoadSettings settings = LoadSettings.builder().build();
            document =
                    new Composer(settings, new ParserImpl(settings, new StreamReader(settings, yaml))).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException("The file of parameters is not YAML"
                    + e.getProblemMark()
                            .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                            .orElse("")
                    + ": " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("The file of parameters is not YAML: " + e.getMessage() + ".");
        }
        ParameterFileReader reader = new ParameterFileReader();
        document.ifPresent(reader::file);
        return new ParameterFile(reader.entries, reader.headers);
    }

    private void file(Node document) {
        Map<String, Node> members = members(document, "The file of parameters");
        Draft draft = new Draft(Optional.empty(), Optional.empty());
        members.forEach((name, value) -> {
            switch (name) {
                case OFFERINGS -> members(value, "\"offerings\"").forEach(this::offering);
                case HEADERS -> members(value, "\"headers\"").forEach(this::header);
                default -> draft.member(name, value, "offerings, headers, ");
            }
        });
        entries.add(draft.entry());
    }

    private void header(String name, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            throw error(value, "Header \"" + name + "\" is not a string. Write one value.");
        }
        headers.add(new Header(name, scalar.getValue()));
    }

    private void offering(String name, Node value) {
        Draft draft = new Draft(Optional.of(name), Optional.empty());
        members(value, "Offering \"" + name + "\"").forEach((member, content) -> {
            if (member.equals(PLANS)) {
                members(content, "\"plans\"").forEach((plan, parameters) -> plan(name, plan, parameters));
            } else {
                draft.member(member, content, "plans, ");
            }
        });
        entries.add(draft.entry());
    }

    /** Plans are read before their offering is complete, and offerings before the file, so the most particular entry comes first. */
    private void plan(String offering, String name, Node value) {
        Draft draft = new Draft(Optional.of(offering), Optional.of(name));
        members(value, "Plan \"" + name + "\"").forEach((member, content) -> draft.member(member, content, ""));
        entries.add(draft.entry());
    }

    private static final class Draft {

        private final Optional<String> offering;
        private final Optional<String> plan;
        private final Map<SchemaPlace, ObjectNode> parameters = new EnumMap<>(SchemaPlace.class);
        private Optional<ObjectNode> context = Optional.empty();
        private Optional<ObjectNode> bindResource = Optional.empty();

        Draft(Optional<String> offering, Optional<String> plan) {
            this.offering = offering;
            this.plan = plan;
        }

        void member(String name, Node value, String others) {
            switch (name) {
                case CONTEXT -> context = Optional.of(object(name, value));
                case BIND_RESOURCE -> bindResource = Optional.of(object(name, value));
                case "provision", "update", "bind" ->
                    parameters.put(SchemaPlace.valueOf(name.toUpperCase(Locale.ROOT)), object(name, value));
                default ->
                    throw error(
                            value,
                            "\"" + name + "\" is not known here. Expected: " + others
                                    + "provision, update, bind, context, bind_resource.");
            }
        }

        Entry entry() {
            return new Entry(offering, plan, parameters, context, bindResource);
        }

        private static ObjectNode object(String name, Node value) {
            return YamlJson.read(value)
                    .asObjectOpt()
                    .orElseThrow(
                            () -> error(value, "\"" + name + "\" is not an object. Write names and values below it."));
        }
    }

    private static Map<String, Node> members(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, what + " is not a mapping. Write names and values below it.");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = YamlJson.name(tuple.getKeyNode());
            if (members.put(name, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "\"" + name + "\" is there twice. Remove one.");
            }
        }
        return members;
    }

    private static IllegalArgumentException error(Node node, String message) {
        return YamlJson.error(node, message);
    }
}
