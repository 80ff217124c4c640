package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that explains criteria. */
class ExplainTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void explainsWhyCriteriaHold() throws IOException {
        assertEquals(Explain.HOLDS, explain("eq(root.status, 'OK')", "{\"status\": \"ok\"}"));
        assertEquals("""
                ✔ eq(root['status'], 'OK') → true
                └─ root['status'] → 'ok'

                It holds: root['status'] is 'ok'.
                """, printed());
    }

    /** The example of the README. */
    @Test
    void explainsWhyCriteriaDoNotHold() throws IOException {
        assertEquals(
                Explain.DOES_NOT_HOLD,
                explain(
                        "and(eq(root['status'],'ok'), ge(count(root.hosts), 3))",
                        "{\"status\": \"ok\", \"hosts\": [\"web-1\", \"web-2\"]}"));
        assertEquals(example(), printed());
    }

    @Test
    void marksWhatWasNotEvaluated() throws IOException {
        assertEquals(Explain.HOLDS, explain("or(root.a, gt(root.b, 1))", "{\"a\": true}"));
        assertEquals("""
                ✔ or(root['a'], gt(root['b'], 1)) → true
                ├─ ✔ root['a'] → true
                └─ · gt(root['b'], 1) (not evaluated: the parts before it decided)

                It holds: root['a'] is true.
                """, printed());
    }

    @Test
    void saysWhichPartHasNoValue() throws IOException {
        assertEquals(Explain.ERROR, explain("not(gt(root.n, 'x'))", "{\"n\": 1.50}"));
        assertEquals("""
                ? not(gt(root['n'], 'x'))
                └─ ? gt(root['n'], 'x')
                   └─ root['n'] → 1.5

                It cannot be evaluated: 'x' does not fit; a number is needed here, because it is compared with 1.5.
                """, printed());
    }

    @Test
    void pointsToWhatIsWrong() throws IOException {
        assertEquals(Explain.ERROR, explain("not(eqq(1, 2))", "{}"));
        assertEquals("""
                not(eqq(1, 2))
                    ^
                column 5: found the unknown name eqq; did you mean eq?
                """, printed());
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertEquals(Explain.ERROR, explain("true", "{\n\"a\": }"));
        assertEquals(Explain.ERROR, run("true", folder.resolve("none.json").toString()));
        assertEquals(
                List.of(
                        folder.resolve("answer.json")
                                + " is not JSON: Unexpected character ('}' (code 125)): expected a valid"
                                + " value (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (line 2)",
                        "There is no file " + folder.resolve("none.json") + "."),
                printed().lines().toList());
    }

    @Test
    void saysHowItIsUsed() {
        assertEquals(Explain.ERROR, run("true"));
        assertEquals(Explain.USAGE, printed().strip());
    }

    private int explain(String criteria, String document) throws IOException {
        return run(
                criteria,
                Files.writeString(folder.resolve("answer.json"), document).toString());
    }

    private int run(String... arguments) {
        return new Explain(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(List.of(arguments));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String example() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("✘ and(eq(root['status'], 'ok'), ge(");
        return readme.substring(from, readme.indexOf("```", from));
    }
}
