package dev.gatehouse.condition;

import java.util.List;
import java.util.Set;

/** What a text of a policy is written in, which its key tells. */
enum Language {
    /** Plain words, unless they look like a language: a name, a path, the body of a request. */
    WORDS,
    /** Success criteria, PromQL or KQL. */
    EXPRESSION,
    /** A query of ServiceNow, such as {@code state=1^category=web}. */
    ENCODED_QUERY,
    URL;

    private static final Set<String> EXPRESSIONS = Set.of("criteria", "failWhen", "successWhen", "query");
    private static final List<String> EXPRESSIONS_OF_EVENTS = List.of(".externalEvent.approve", ".externalEvent.from");

    /** That of the text at a path. */
    static Language at(String path) {
        if (path.endsWith(".serviceNow.query")) {
            return ENCODED_QUERY;
        }
        String key = path.substring(path.lastIndexOf('.') + 1);
        if (EXPRESSIONS.contains(key) || EXPRESSIONS_OF_EVENTS.stream().anyMatch(path::endsWith)) {
            return EXPRESSION;
        }
        return key.equals("url") ? URL : WORDS;
    }
}
