package dev.gatehouse.check;

import java.util.regex.Pattern;

/** Text from anywhere, made fit for the logs of Azure Pipelines, where some text is a command, and for answers that end up there. */
public final class SafeText {

    /** Where agents cut lines. */
    public static final int LINE_LENGTH = 1024;

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u000B\\f\\u0085\\u2028\\u2029]+");
    // Control characters, the halves of nothing, and what shows nothing or turns the direction of the text after it.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cf}]");
    // Characters without width, or that no font knows, may be left out by whoever shows the line.
    private static final String WIDTHLESS = "[\\p{C}\\p{M}\\u115F\\u1160\\u3164\\uFFA0]*+";
    private static final Pattern COMMAND = Pattern.compile(
            "#(?=" + String.join(WIDTHLESS, "", "#", "(?:v", "s", "o", ")?\\[") + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SafeText() {}

    /** The text as one line of at most so many characters that commands nothing. */
    public static String line(String text, int longest) {
        if (isPlain(text)) {
            return cut(text, longest);
        }
        String oneLine = LINE_BREAKS.matcher(text).replaceAll(" ");
        String visible = INVISIBLE.matcher(oneLine.replace('\t', ' ')).replaceAll("");
        return cut(COMMAND.matcher(visible).replaceAll("# "), longest);
    }

    /** Most texts are: then nothing is in them that is looked for, which takes a while. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return !text.contains("##");
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
