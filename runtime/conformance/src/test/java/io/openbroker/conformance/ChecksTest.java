package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.conformance.internal.check.SpecSection;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of checks, whose ids are a promise, and the page that documents them. */
class ChecksTest {

    private final List<CheckInfo> checks = Conformance.checks();

    @Test
    void idsChangeOnPurposeOnly() throws Exception {
        Golden.hold(
                Path.of("checks.txt"),
                checks.stream()
                        .map(check -> check.id() + " " + check.level() + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
    }

    @Test
    void idsAreUnique() {
        assertThat(checks).extracting(CheckInfo::id).doesNotHaveDuplicates();
    }

    @Test
    void sentencesAreSentences() {
        assertThat(checks)
                .allSatisfy(check -> assertThat(List.of(check.requirement(), check.remedy()))
                        .as(check.id())
                        .allSatisfy(sentence -> assertThat(sentence).matches("(?s)[A-Z/`].*\\.")));
    }

    @Test
    void areDocumented() throws Exception {
        Map<Area, List<CheckInfo>> areas = checks.stream()
                .collect(Collectors.groupingBy(CheckInfo::area, () -> new EnumMap<>(Area.class), Collectors.toList()));
        StringBuilder page = new StringBuilder("# Checks\n\n")
                .append(
                        "For readers of [conformance reports](conformance-reports.md). The tables list every check of the conformance kit,\n")
                .append(
                        "which checks brokers of any make. `ChecksTest` writes this page from the checks themselves.\n\n")
                .append("Ids are stable. The level is that of the specification: a violated MUST makes a run fail, a\n")
                .append(
                        "violated SHOULD or MAY is reported. The mode says which checks may create service instances.\n")
                .append("Checks with a profile run only if the profile is chosen: they are demands of a platform.\n\n")
                .append("There are ")
                .append(checks.size())
                .append(checks.size() == 1 ? " check.\n" : " checks.\n");
        areas.forEach((area, ofArea) -> {
            page.append("\n## ").append(area.title()).append("\n\n");
            page.append("| Check | Level | Mode | Since | Requirement | Section |\n|---|---|---|---|---|---|\n");
            ofArea.forEach(check -> page.append("| `")
                    .append(check.id())
                    .append("` | ")
                    .append(check.level())
                    .append(" | ")
                    .append(check.mode().title())
                    .append(check.profile()
                            .map(profile -> ", profile " + profile.title())
                            .orElse(""))
                    .append(" | ")
                    .append(check.since().number())
                    .append(" | ")
                    .append(check.requirement().replace("|", "\\|"))
                    .append(" | [")
                    .append(SpecSection.title(check.section()))
                    .append("](")
                    .append(check.sectionUri())
                    .append(") |\n"));
        });
        Golden.hold(Path.of("../../docs/checks.md"), page.toString());
    }
}
