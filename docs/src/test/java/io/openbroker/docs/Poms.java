package io.openbroker.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the poms of the project. */
final class Poms {

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

    private Poms() {}

    /** Returns the folders of the modules. */
    static List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(Page.ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    /** Returns the pom of a module. */
    static String of(String module) throws IOException {
        return Files.readString(Page.ROOT.resolve(module).resolve("pom.xml"));
    }

    /** Returns the part of a pom that is not about its parent. */
    static String own(String pom) {
        return pom.substring(Math.max(0, pom.indexOf("</parent>")));
    }

    /** Returns the content of the first tag with a name. */
    static String tag(String xml, String name) {
        int from = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(from, xml.indexOf("</" + name + ">", from));
    }
}
