package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML 1.2 as far as it says the same as JSON; aliases stand for what they name. */
final class YamlParser {

    private static final String MERGE = "<<";

    private YamlParser() {}

    static FileValue parse(String file, byte[] content) throws MalformedFileException {
        FilePlace start = new FilePlace(file, 1, 1, "");
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file).setUseMarks(true).build();
            StreamReader text = new StreamReader(settings, new YamlUnicodeReader(new ByteArrayInputStream(content)));
            Node node = new Composer(settings, new ParserImpl(settings, text))
                    .getSingleNode()
                    .orElseThrow(() -> new MalformedFileException(start, "it is empty"));
            return value(node, at(node, start));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new MalformedFileException(
                    mark.map(found -> new FilePlace(file, found.getLine() + 1, found.getColumn() + 1, ""))
                            .orElse(start),
                    String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new MalformedFileException(start, String.valueOf(e.getMessage()));
        }
    }

    private static FileValue value(Node node, FilePlace place) throws MalformedFileException {
        if (node.isRecursive()) {
            throw new MalformedFileException(place, "an alias stands within what it names");
        }
        if (node instanceof MappingNode mapping) {
            return members(mapping, place);
        }
        if (node instanceof SequenceNode sequence) {
            List<FileValue> values = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                values.add(value(element, within(place, element, Integer.toString(values.size()))));
            }
            return new FileValue.Elements(values, place);
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, place);
        }
        throw new MalformedFileException(place, "a " + node.getNodeType() + " is no JSON value");
    }

    private static FileValue members(MappingNode mapping, FilePlace place) throws MalformedFileException {
        Map<String, FileValue> values = new LinkedHashMap<>();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw new MalformedFileException(at(member.getKeyNode(), place), "a key is not a string");
            }
            String name = key.getValue();
            if (name.equals(MERGE)) {
                throw new MalformedFileException(at(key, place), "merge keys (<<) are no part of YAML 1.2");
            }
            if (values.containsKey(name)) {
                throw new MalformedFileException(at(key, place), "the key \"" + name + "\" is there twice");
            }
            Node value = member.getValueNode();
            values.put(name, value(value, within(place, value, name)));
        }
        return new FileValue.Members(values, place);
    }

    private static FileValue scalar(ScalarNode scalar, FilePlace place) throws MalformedFileException {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return new FileValue.Nothing(place);
        }
        if (tag.equals(Tag.BOOL)) {
            return new FileValue.Truth(Boolean.parseBoolean(text), place);
        }
        if (tag.equals(Tag.INT)) {
            return new FileValue.Numeral(text, place);
        }
        if (tag.equals(Tag.FLOAT)) {
            try {
                return new FileValue.Numeral(new BigDecimal(text).toString(), place);
            } catch (NumberFormatException e) {
                throw new MalformedFileException(place, text + " is no number of JSON");
            }
        }
        return new FileValue.Text(text, place);
    }

    private static FilePlace within(FilePlace place, Node node, String name) {
        FilePlace found = at(node, place);
        return place.within(found.line(), found.column(), name);
    }

    /** The place of a node, under the same pointer. */
    private static FilePlace at(Node node, FilePlace place) {
        return node.getStartMark()
                .map(mark -> new FilePlace(place.file(), mark.getLine() + 1, mark.getColumn() + 1, place.pointer()))
                .orElse(place);
    }
}
