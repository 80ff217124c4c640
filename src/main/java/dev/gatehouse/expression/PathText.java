package dev.gatehouse.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The texts of JSON paths. */
final class PathText {

    /** Brackets in brackets: the library goes a level deeper for each. */
    private static final int NESTING = 20;

    private PathText() {}

    /** The path from the document's root, which it need not name. */
    static String rooted(String path) {
        String text = path.strip();
        if (text.startsWith("$")) {
            return text;
        }
        return text.startsWith("[") || text.startsWith(".") ? "$" + text : "$." + text;
    }

    /** Why a path is not taken although the library would take it. */
    static Optional<PathProblem> refusal(String path) {
        int regex = path.indexOf("=~");
        if (regex >= 0) {
            return Optional.of(new PathProblem(
                    regex,
                    "regular expressions are not taken in a path; compare with ==, or use contains or startsWith"));
        }
        return outsideOfQuotes(path, path.length() - path.stripLeading().length());
    }

    private static Optional<PathProblem> outsideOfQuotes(String path, int first) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c == '\'' || c == '"') {
                int end = endOfQuotes(path, at);
                if (end < 0) {
                    return Optional.of(new PathProblem(at, "expected a quote at the end of the text"));
                }
                at = end;
            } else if (c == '$' && at > first) {
                return Optional.of(new PathProblem(at, "a filter reads from its element, @, and not from the root, $"));
            } else if (c == '(' && at > 0 && Character.isLetterOrDigit(path.charAt(at - 1))) {
                return Optional.of(
                        new PathProblem(at, "functions are not taken in a path; write count(jsonpath('…')) around it"));
            } else if (c == '[' || c == '(') {
                if (open.size() == NESTING) {
                    return Optional.of(new PathProblem(at, "brackets nest " + NESTING + " levels deep at most"));
                }
                open.push(at);
            } else if ((c == ']' || c == ')') && (open.isEmpty() || path.charAt(open.pop()) != opening(c))) {
                return Optional.of(new PathProblem(at, "nothing is open that " + c + " could close"));
            }
        }
        return Optional.ofNullable(open.peek())
                .map(at -> new PathProblem(at, "expected " + (path.charAt(at) == '[' ? "]" : ")") + " after this"));
    }

    private static char opening(char closing) {
        return closing == ']' ? '[' : '(';
    }

    private static int endOfQuotes(String path, int from) {
        for (int at = from + 1; at < path.length(); at++) {
            if (path.charAt(at) == '\\') {
                at++;
            } else if (path.charAt(at) == path.charAt(from)) {
                return at;
            }
        }
        return -1;
    }
}
