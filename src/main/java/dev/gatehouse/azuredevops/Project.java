package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Delivery;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A project of a collection, the beginning of every call's URL.
 *
 * @param collection the collection's URL without a trailing slash
 */
record Project(URI collection, UUID id) {

    private static final String RELEASE_HOST = "vsrm.dev.azure.com";
    private static final String OLD_RELEASE_HOSTS = ".vsrm.visualstudio.com";

    /** Where the delivery came from, and where its task hub is. */
    static Project ofTaskHub(Delivery delivery) {
        return new Project(delivery.planUrl(), delivery.projectId());
    }

    /** Where the delivery's builds and work items are; a classic release comes from a host that has neither. */
    static Project ofBuildsAndBoards(Delivery delivery) {
        URI url = delivery.planUrl();
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.equals(RELEASE_HOST)) {
            return new Project(withHost(url, "dev.azure.com"), delivery.projectId());
        }
        if (host.endsWith(OLD_RELEASE_HOSTS)) {
            String organization = host.substring(0, host.length() - OLD_RELEASE_HOSTS.length());
            return new Project(withHost(url, organization + ".visualstudio.com"), delivery.projectId());
        }
        return ofTaskHub(delivery);
    }

    /** A URL of this project's API. */
    URI api(String rest) {
        return api(id.toString(), rest);
    }

    /** A URL of the API of another project of the collection. */
    URI apiOf(String projectName, String rest) {
        return api(segment(projectName), rest);
    }

    /** A name as one segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI api(String project, String rest) {
        return URI.create(collection + "/" + project + "/_apis/" + rest);
    }

    private static URI withHost(URI url, String host) {
        String port = url.getPort() == -1 ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + host + port + url.getRawPath());
    }
}
