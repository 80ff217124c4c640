package dev.gatehouse.evidence;

import java.net.URI;

/** A request, with whom it goes to and the whole URL. */
record Addressed(SourceRequest request, Source source, URI uri) {}
