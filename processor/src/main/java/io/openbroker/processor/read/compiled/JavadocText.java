package io.openbroker.processor.read.compiled;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;

/** Reads descriptions for people out of Javadoc, without its markup. */
public final class JavadocText {

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^[ \\t]*@");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
    private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^>]*>");

    private final DocComments.Seen comments;

    public JavadocText(DocComments.Seen comments) {
        this.comments = comments;
    }

    /** The text before the tags. */
    public String description(Element element) {
        return comments.of(element)
                .map(comment -> plain(BLOCK_TAG.split(comment, 2)[0]))
                .orElse("");
    }

    /** The text of {@code @param} for a component. */
    public String parameter(Element element, String name) {
        Pattern tag = Pattern.compile("(?ms)^[ \\t]*@param\\s+" + Pattern.quote(name) + "\\s+(.*?)(?=^[ \\t]*@|\\z)");
        return comments.of(element)
                .map(tag::matcher)
                .filter(Matcher::find)
                .map(matcher -> plain(matcher.group(1)))
                .orElse("");
    }

    private static String plain(String text) {
        String withoutTags = INLINE_TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(shown(tag.group(1))));
        return HTML_TAG.matcher(withoutTags)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The label of a link, or else its target; of other tags all. */
    private static String shown(String content) {
        String stripped = content.strip();
        int blank = stripped.indexOf(' ');
        boolean labelledLink = blank > 0 && stripped.substring(0, blank).matches("[\\w.]*#\\w+(\\([^)]*\\))?");
        return labelledLink ? stripped.substring(blank + 1) : stripped.replace('#', '.');
    }
}
