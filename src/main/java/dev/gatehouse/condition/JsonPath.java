package dev.gatehouse.condition;

/** Names places in a JSON document: {@code $.require.all[0].timelineTask}. */
final class JsonPath {

    static final String ROOT = "$";

    private static final int KEY_CHARACTERS = 40;

    private JsonPath() {}

    static String member(String path, String key) {
        return isPlain(key) ? path + "." + key : path + "['" + Shown.plain(key, KEY_CHARACTERS) + "']";
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    private static boolean isPlain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char one = key.charAt(i);
            if (one >= 128 || !(Character.isLetterOrDigit(one) || one == '_' || one == '-')) {
                return false;
            }
        }
        return !key.isEmpty() && key.length() <= KEY_CHARACTERS;
    }
}
