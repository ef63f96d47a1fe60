// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.service.probe.diagnosis.Diagnosis;
import uplink.service.probe.diagnosis.Finding;
import uplink.service.probe.diagnosis.Outcome;

/** A diagnosis, for people and for programs. Pure. */
final class WhyText {
    private WhyText() {}

    static List<String> lines(Diagnosis diagnosis, boolean symbols) {
        List<String> lines = new ArrayList<>();
        String name = diagnosis.name().isEmpty() ? "no link" : diagnosis.name();
        String goal = diagnosis.target().isEmpty() ? "its name servers" : diagnosis.target();
        String when = diagnosis.lost() ? ", lost at " + diagnosis.at() : "";
        Optional<Finding> failure = diagnosis.failure();
        lines.add(name + " to " + goal + when + ": "
                + failure.map(one -> "it fails at " + word(one.step())).orElse("all is well"));
        lines.add("");
        for (Finding finding : diagnosis.findings()) {
            lines.add(
                    String.format("  %-8s %-8s %s", word(finding.step()), outcome(finding.outcome()), finding.detail())
                            .stripTrailing());
            if (!finding.advice().isEmpty()) {
                lines.add(" ".repeat(20) + (symbols ? "\u2192 " : "") + finding.advice());
            }
        }
        return lines;
    }

    private static String word(Enum<?> constant) {
        return switch (constant.name()) {
            case "DNS", "TCP", "TLS", "HTTP" -> constant.name();
            default -> constant.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case FAILED -> "FAILED";
            case UNKNOWN -> "?";
            case SKIPPED, UNCHECKED -> "-";
        };
    }

    static Map<String, @Nullable Object> document(Diagnosis diagnosis) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("instant", diagnosis.at().toString());
        document.put("link", orNull(diagnosis.link()));
        document.put("interface", orNull(diagnosis.interfaceName()));
        document.put("target", orNull(diagnosis.target()));
        document.put("lost", diagnosis.lost());
        document.put("ok", diagnosis.failure().isEmpty());
        document.put("failed", diagnosis.failure().map(one -> one.step().name()).orElse(null));
        document.put(
                "steps", diagnosis.findings().stream().map(WhyText::document).toList());
        return document;
    }

    private static Map<String, @Nullable Object> document(Finding finding) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("step", finding.step().name());
        document.put("outcome", finding.outcome().name());
        document.put("detail", finding.detail());
        document.put("advice", orNull(finding.advice()));
        document.put("millis", finding.millis());
        return document;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
