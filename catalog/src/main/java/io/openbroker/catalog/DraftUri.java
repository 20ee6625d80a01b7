package io.openbroker.catalog;

import io.openbroker.annotation.SchemaDraft;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The URIs by which the {@code $schema} member of a JSON schema names its draft. */
public final class DraftUri {

    private static final String HOST = "json-schema.org/";

    private DraftUri() {}

    /**
     * The URI as the draft itself spells it. Cloud Controller compares scheme, host and path.
     *
     * @param draft the draft
     * @return the URI of its meta-schema
     */
    public static String of(SchemaDraft draft) {
        return switch (draft) {
            case DRAFT_04, DRAFT_06, DRAFT_07 -> "http://" + HOST + path(draft) + "/schema#";
            case DRAFT_2019_09, DRAFT_2020_12 -> "https://" + HOST + path(draft) + "/schema";
        };
    }

    /**
     * The draft that a {@code $schema} member names. Schemes, fragments and ends that people write differently do not matter.
     *
     * @param spelling the value of the member
     * @return the draft, unless it is none of the supported ones
     */
    public static Optional<SchemaDraft> named(String spelling) {
        String name = spelling.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(https?:)?(//)?(www\\.)?", "")
                .replaceFirst("/?#?/?$", "")
                .replaceFirst("\\.json$", "");
        return Arrays.stream(SchemaDraft.values())
                .filter(draft -> name.equals(HOST + path(draft) + "/schema"))
                .findFirst();
    }

    /**
     * The number or date of a draft.
     *
     * @param draft the draft
     * @return such as {@code draft 4}
     */
    public static String name(SchemaDraft draft) {
        return switch (draft) {
            case DRAFT_04 -> "draft 4";
            case DRAFT_06 -> "draft 6";
            case DRAFT_07 -> "draft 7";
            case DRAFT_2019_09 -> "draft 2019-09";
            case DRAFT_2020_12 -> "draft 2020-12";
        };
    }

    private static String path(SchemaDraft draft) {
        return switch (draft) {
            case DRAFT_04 -> "draft-04";
            case DRAFT_06 -> "draft-06";
            case DRAFT_07 -> "draft-07";
            case DRAFT_2019_09 -> "draft/2019-09";
            case DRAFT_2020_12 -> "draft/2020-12";
        };
    }
}
