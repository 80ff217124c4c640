package dev.gatehouse.expression;

import java.util.List;
import java.util.stream.Collectors;

/** A function and what it is given. */
record Call(FunctionName function, List<Node> arguments) implements Node {

    Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Step evaluate(Scope scope) {
        return Step.of(this, new Operands(this, arguments, scope), function.operation());
    }

    @Override
    public String text() {
        return function.word() + arguments.stream().map(Node::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
