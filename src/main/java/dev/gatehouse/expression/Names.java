package dev.gatehouse.expression;

import java.util.ArrayList;
import java.util.List;

/** What to write instead of a name that is not known. */
final class Names {

    private Names() {}

    static String advice(String written) {
        List<String> known = new ArrayList<>(FunctionName.words());
        known.add("root");
        return Spelling.nearest(written, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("for a key of the document write root['" + Shown.cut(written, 40) + "']; the functions are "
                        + String.join(", ", FunctionName.words()));
    }
}
