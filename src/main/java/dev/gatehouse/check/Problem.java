package dev.gatehouse.check;

/**
 * One thing that is wrong with a delivery.
 *
 * @param place where it is: in a header, in the body, or in the URL
 * @param at the header's name, the JSON path, or the part of the URL
 * @param found what stands there now; never a token's value
 * @param advice what is expected, and what to write instead
 */
public record Problem(Place place, String at, String found, String advice) {

    /** Where a problem can be. The names are those of the problem document's members. */
    public enum Place {
        HEADER,
        PATH,
        URL
    }

    public static Problem inHeader(String name, String found, String advice) {
        return new Problem(Place.HEADER, name, found, advice);
    }

    public static Problem inBody(String path, String found, String advice) {
        return new Problem(Place.PATH, path, found, advice);
    }

    public static Problem inUrl(String part, String found, String advice) {
        return new Problem(Place.URL, part, found, advice);
    }
}
