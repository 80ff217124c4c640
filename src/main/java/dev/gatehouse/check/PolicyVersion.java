package dev.gatehouse.check;

/**
 * The policy that a check was started with.
 *
 * @param name as it is in the URL or the body of the delivery
 * @param version tells the policy of that name from what it said at other times
 */
public record PolicyVersion(String name, String version) {

    public PolicyVersion {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a policy has a name and a version");
        }
    }

    /** As people read it. */
    @Override
    public String toString() {
        return name + " (version " + version + ")";
    }
}
