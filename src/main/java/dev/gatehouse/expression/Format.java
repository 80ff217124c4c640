package dev.gatehouse.expression;

/** The function {@code format}: {@code {0}} is the first argument after the text, doubled braces are braces. */
final class Format {

    private Format() {}

    static Value format(Operands operands) throws Unevaluable {
        String format = operands.text(0);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            if (c != '{' && c != '}') {
                operands.spend(1);
                text.append(c);
                at++;
            } else if (at + 1 < format.length() && format.charAt(at + 1) == c) {
                operands.spend(1);
                text.append(c);
                at += 2;
            } else {
                int end = c == '{' ? format.indexOf('}', at) : -1;
                String argument = argument(operands, end < 0 ? "" : format.substring(at + 1, end));
                operands.spend(argument.length() + 1L);
                text.append(argument);
                at = end + 1;
            }
        }
        return new TextValue(text.toString());
    }

    private static String argument(Operands operands, String number) throws Unevaluable {
        int index = Numbers.natural(number).orElse(Integer.MAX_VALUE);
        int last = operands.count() - 2;
        if (index > last) {
            String numbers = last < 0
                    ? "there are no arguments for braces"
                    : "braces hold the number of an argument, the first is {0} and the last here {" + last + "}";
            throw operands.wrong(0, operands.value(0), numbers + "; write {{ and }} for braces themselves");
        }
        return operands.text(index + 1);
    }
}
