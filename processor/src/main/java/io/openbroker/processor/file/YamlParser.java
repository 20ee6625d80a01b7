package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 as far as it is equivalent to JSON; aliases are replaced with the values that they name. */
final class YamlParser {

    private static final String MERGE = "<<";

    /** As many as Jackson reads of JSON. */
    private static final int MOST_DIGITS = 1000;

    /** More than any catalog has; nested aliases can expand to more than fits into memory. */
    private static final int MOST_VALUES = 500_000;

    private int values;
    private int depth;

    private YamlParser() {}

    /** The scalars of YAML 1.2. Merge keys are of YAML 1.1; where they are resolved, nobody sees what was merged from where. */
    private static final class CoreWithoutMerge extends CoreSchema {

        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }

    static FileValue parse(String file, byte[] content) throws MalformedFileException {
        FilePlace start = new FilePlace(file, 1, 1, "");
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setSchema(new CoreWithoutMerge())
                    .setUseMarks(true)
                    .setAllowNonScalarKeys(true)
                    .setMaxAliasesForCollections(MOST_VALUES)
                    .build();
            StreamReader text = new StreamReader(settings, new YamlUnicodeReader(new ByteArrayInputStream(content)));
            Node node = new Composer(settings, new NestingGuard(new ParserImpl(settings, text)))
                    .getSingleNode()
                    .orElseThrow(() -> new MalformedFileException(start, FileParser.EMPTY));
            return new YamlParser().value(node, at(node, start));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new MalformedFileException(
                    mark.map(found -> new FilePlace(file, found.getLine() + 1, found.getColumn() + 1, ""))
                            .orElse(start),
                    ParserMessages.ofYaml(String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new MalformedFileException(start, ParserMessages.ofYaml(String.valueOf(e.getMessage())));
        }
    }

    private FileValue value(Node node, FilePlace place) throws MalformedFileException {
        values++;
        depth++;
        if (values > MOST_VALUES) {
            throw new MalformedFileException(place, "its aliases expand to more than " + MOST_VALUES + " values");
        }
        if (depth > FileParser.MOST_LEVELS) {
            throw new MalformedFileException(
                    place, "its aliases nest more than " + FileParser.MOST_LEVELS + " levels deep");
        }
        FileValue value = unbounded(node, place);
        depth--;
        return value;
    }

    private FileValue unbounded(Node node, FilePlace place) throws MalformedFileException {
        if (node.isRecursive()) {
            throw new MalformedFileException(place, "an alias is inside the value that it names");
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
        throw new MalformedFileException(place, "a " + node.getNodeType() + " is not a JSON value");
    }

    private FileValue members(MappingNode mapping, FilePlace place) throws MalformedFileException {
        Map<String, FileValue> values = new LinkedHashMap<>();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw new MalformedFileException(at(member.getKeyNode(), place), "a key is not a string");
            }
            String name = key.getValue();
            if (name.equals(MERGE)) {
                throw new MalformedFileException(
                        at(key, place),
                        "merge keys (<<) are not part of YAML 1.2",
                        "Copy the merged members into this object; an alias (*name) can replace only a whole value");
            }
            if (values.containsKey(name)) {
                throw new MalformedFileException(at(key, place), "the key \"" + name + "\" occurs twice");
            }
            Node value = member.getValueNode();
            values.put(name, value(value, within(place, value, name)));
        }
        return new FileValue.Members(values, place);
    }

    private static FileValue scalar(ScalarNode scalar, FilePlace place) throws MalformedFileException {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        if (number && text.length() > MOST_DIGITS) {
            throw new MalformedFileException(place, "a number has more than " + MOST_DIGITS + " digits");
        }
        if (tag.equals(Tag.NULL)) {
            return new FileValue.Nothing(place);
        }
        if (tag.equals(Tag.BOOL)) {
            return new FileValue.Truth(Boolean.parseBoolean(text), place);
        }
        if (tag.equals(Tag.INT)) {
            return new FileValue.Numeral(integer(text).toString(), place);
        }
        if (tag.equals(Tag.FLOAT)) {
            try {
                return new FileValue.Numeral(new BigDecimal(text).toString(), place);
            } catch (NumberFormatException e) {
                throw new MalformedFileException(place, text + " is not a JSON number");
            }
        }
        return new FileValue.Text(text, place);
    }

    /** An integer, which YAML also writes with a sign, with zeros before it, in octal and in hexadecimal digits. */
    private static BigInteger integer(String text) {
        return text.startsWith("0o")
                ? new BigInteger(text.substring(2), 8)
                : text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
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
