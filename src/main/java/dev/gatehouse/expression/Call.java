package dev.gatehouse.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A function and what it is given. */
record Call(FunctionName function, List<Node> arguments) implements Node {

    private static final Set<FunctionName> COMBINATIONS =
            EnumSet.of(FunctionName.AND, FunctionName.OR, FunctionName.NOT);

    Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Step evaluate(Scope scope) {
        return Step.of(this, new Operands(this, arguments, scope), function::apply);
    }

    @Override
    public boolean isCombination() {
        return COMBINATIONS.contains(function);
    }

    @Override
    public String text() {
        return function.word() + arguments.stream().map(Node::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
