package dev.gatehouse.devhost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.expression.EvaluationProblem;
import dev.gatehouse.expression.Explanation;
import dev.gatehouse.expression.Expression;
import dev.gatehouse.expression.SyntaxProblem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Explains on the command line, step by step, what success criteria say about a JSON file. */
public final class Explain {

    static final int HOLDS = 0;
    static final int DOES_NOT_HOLD = 1;
    static final int ERROR = 2;

    static final String USAGE =
            "Usage: <criteria> <file with the JSON answer>, such as \"eq(root['status'],'ok')\" answer.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final PrintStream out;

    Explain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Explain(out).run(List.of(arguments)));
    }

    /** Gives the exit code. */
    int run(List<String> arguments) {
        if (arguments.size() != 2) {
            out.println(USAGE);
            return ERROR;
        }
        return Expression.parse(arguments.get(0))
                .fold(
                        expression -> explain(expression, arguments.get(1)),
                        problem -> refuse(arguments.get(0), problem));
    }

    private int refuse(String text, SyntaxProblem problem) {
        if (!text.contains("\n")) {
            out.println(text);
            out.println(" ".repeat(problem.column() - 1) + "^");
        }
        out.println(problem.sentence());
        return ERROR;
    }

    private int explain(Expression expression, String file) {
        JsonNode document;
        try {
            document = JSON.readTree(Files.readString(Path.of(file)));
        } catch (JsonProcessingException e) {
            out.println(file + " is not JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ")");
            return ERROR;
        } catch (NoSuchFileException e) {
            out.println("There is no file " + file + ".");
            return ERROR;
        } catch (IOException e) {
            out.println(file + " cannot be read: " + e);
            return ERROR;
        }
        Explanation explanation = expression.explain(document);
        out.println(ExplanationTree.of(explanation));
        return expression.evaluate(document).fold(holds -> conclude(holds, explanation), this::fail);
    }

    private int conclude(boolean holds, Explanation explanation) {
        out.println((holds ? "It holds: " : "It does not hold: ") + explanation.because() + ".");
        return holds ? HOLDS : DOES_NOT_HOLD;
    }

    private int fail(EvaluationProblem problem) {
        out.println("It cannot be evaluated: " + problem.sentence() + ".");
        return ERROR;
    }
}
