package dev.gatehouse.azuredevops;

import dev.gatehouse.check.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Lines as the bytes that a log of Azure Pipelines is appended with. */
final class LogText {

    /** More would be read by nobody. */
    static final int MOST_LINES = 1000;

    private LogText() {}

    /** One line each, ended with a newline; what is beyond the bound is counted in a last line. */
    static byte[] of(List<String> lines) {
        String text = lines.stream()
                .limit(MOST_LINES)
                .map(line -> SafeText.line(line, SafeText.LINE_LENGTH) + "\n")
                .collect(Collectors.joining());
        int left = lines.size() - MOST_LINES;
        return (left > 0 ? text + "… and " + left + " more lines\n" : text).getBytes(StandardCharsets.UTF_8);
    }
}
