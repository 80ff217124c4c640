package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;

/** The function {@code jsonpath}, by a library that is loaded when the first expression uses it. */
final class JsonPaths {

    private static final String EXPECTED = "expected a JSON path such as $.Items[?(@.price<50)]; ";
    private static final JacksonMappingProvider NO_MAPPING = new JacksonMappingProvider();

    private JsonPaths() {}

    /** What the library would not take, and what could keep it busy or has no meaning here. */
    static Optional<PathProblem> problem(String path) {
        if (path.isBlank()) {
            return Optional.of(new PathProblem(0, EXPECTED + "a path is not empty"));
        }
        Optional<PathProblem> refused = PathText.refusal(path);
        if (refused.isPresent()) {
            return refused;
        }
        try {
            JsonPath.compile(PathText.rooted(path));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new PathProblem(0, EXPECTED + Shown.cut(String.valueOf(e.getMessage()), 200)));
        }
    }

    /** A list of what the path finds. */
    static Value jsonpath(Operands operands) throws Unevaluable {
        String path = operands.text(0);
        Optional<PathProblem> problem = path.length() > Expression.LONGEST
                ? Optional.of(new PathProblem(0, "a JSON path has " + Expression.LONGEST + " characters at most"))
                : problem(path);
        if (problem.isPresent()) {
            throw operands.wrong(0, operands.value(0), problem.get().advice());
        }
        CountedNodes nodes = new CountedNodes(operands.scope().budget());
        try {
            return ListValue.of(read(JsonPath.compile(PathText.rooted(path)), operands.scope(), nodes));
        } catch (PathNotFoundException e) {
            return ListValue.of(nodes.createArray());
        } catch (CountedNodes.TooMany e) {
            throw operands.tooLarge();
        } catch (RuntimeException e) {
            // Of whatever kind: a path that the library stumbles over is no bug of ours, and evaluating never throws.
            throw operands.wrong(
                    0,
                    operands.value(0),
                    "the path does not fit the document: " + Shown.cut(String.valueOf(e.getMessage()), 200));
        }
    }

    private static ArrayNode read(JsonPath path, Scope scope, CountedNodes nodes) {
        Configuration configuration = Configuration.builder()
                .jsonProvider(nodes)
                .mappingProvider(NO_MAPPING)
                .build();
        if (path.isDefinite()) {
            JsonNode found = path.read(scope.document(), configuration);
            return nodes.createArray().add(found);
        }
        return path.read(scope.document(), configuration);
    }
}
