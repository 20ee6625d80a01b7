package io.openbroker.undertow.contract;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** A broker with every construct of regular expressions that Java and ECMA-262 spell or understand differently. */
@Broker
@SuppressWarnings("openbroker.CostlyPattern")
@ServiceOffering(
        id = "99999999-0000-4000-8000-000000000000",
        name = "patterns",
        description = "Takes what matches",
        plans = PatternBroker.Plans.class)
final class PatternBroker {

    enum Plans {
        @Plan(id = PatternBroker.PLAN, description = "The only one")
        ONLY
    }

    static final String PLAN = "99999999-0000-4000-8000-000000000001";

    record Patterns(
            Optional<@Pattern(regexp = "\\s+") String> blanks,
            Optional<@Pattern(regexp = "\\S*") String> noBlanks,
            Optional<@Pattern(regexp = "[\\s\\-]*") String> blanksInClass,
            Optional<@Pattern(regexp = "[\\s-x]*") String> blanksBeforeHyphen,
            Optional<@Pattern(regexp = "[^\\s]*") String> otherThanBlanks,
            Optional<@Pattern(regexp = "[\\s\\S]*") String> everything,
            Optional<@Pattern(regexp = "[\\S\\s]") String> oneOfEverything,
            Optional<@Pattern(regexp = ".*") String> dots,
            Optional<@Pattern(regexp = "a.b?") String> oneDot,
            Optional<@Pattern(regexp = "[.]+") String> dotsInClass,
            Optional<@Pattern(regexp = "\\.") String> escapedDot,
            Optional<@Pattern(regexp = "\\d\\D?") String> digits,
            Optional<@Pattern(regexp = "\\w+\\W?") String> word,
            Optional<@Pattern(regexp = "[\\w-.]+") String> hyphenAfterSet,
            Optional<@Pattern(regexp = "[\\d-]+") String> hyphenLast,
            Optional<@Pattern(regexp = "[\\W--/]+") String> rangeFromHyphen,
            Optional<@Pattern(regexp = "[a-b-1]+") String> hyphenAfterRange,
            Optional<@Pattern(regexp = "^ab.?$") String> anchors,
            Optional<@Pattern(regexp = "ab$\\n?") String> endBeforeLine,
            Optional<@Pattern(regexp = "ab$[\\s\\S]*") String> endBeforeAnything,
            Optional<@Pattern(regexp = "a$|b$|ab.") String> endOfAlternative,
            Optional<@Pattern(regexp = "(?:ab$|a)[\\s\\S]?") String> endInGroup,
            Optional<@Pattern(regexp = "(?!.*-$)[\\s\\S]*") String> endInLookahead,
            Optional<@Pattern(regexp = "\\Aab\\z") String> wholeText,
            Optional<@Pattern(regexp = "(?=ab\\z)[\\s\\S]*") String> veryEnd,
            Optional<@Pattern(regexp = "ab\\Z[\\s\\S]*") String> endOrLastLine,
            Optional<@Pattern(regexp = "[$^]*\\$?") String> anchorsInClass,
            Optional<@Pattern(regexp = "(?=[ab]*1)[ab1]{1,2}?-?") String> lookahead,
            Optional<@Pattern(regexp = "[ab](?<=a)(?<!b)[\\s\\S]") String> lookbehind,
            Optional<@Pattern(regexp = "(?<first>a)(b|)") String> groups,
            Optional<@Pattern(regexp = "a|b") String> alternatives,
            Optional<@Pattern(regexp = "[ab]\\@\\_?") String> needlessEscapes,
            Optional<@Pattern(regexp = "[\\@\\&\\&\\_\\]\\-]+") String> needlessEscapesInClass,
            Optional<@Pattern(regexp = "[a&]+") String> ampersand,
            Optional<@Pattern(regexp = "]?}?") String> loneBrackets,
            Optional<@Pattern(regexp = "a{1,2}b{0}") String> counts,
            Optional<@Pattern(regexp = "\\x61?\\u0062\\u2028?") String> codes,
            Optional<@Pattern(regexp = "[\\t\\n\\r\\f]+") String> controls,
            Optional<@Pattern(regexp = "[^a]") String> negated,
            Optional<@Pattern(regexp = "[\ud83d\ude00-\ud83d\ude02]\\\ud83d\ude00?") String> beyondTheFirstPlane) {}

    @Provision
    void provision(@Parameters Patterns patterns) {}

    @Deprovision
    void deprovision() {}
}
