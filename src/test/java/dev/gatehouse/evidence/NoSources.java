package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.AllowedHosts;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** An app that may ask nobody outside Azure DevOps. */
final class NoSources {

    private NoSources() {}

    static OutsideSources outside() {
        return new OutsideSources(
                new Connections(List.of(), Set.of(), none()),
                (source, hosts, budget) -> {
                    throw new AssertionError("nobody is to be asked, but " + source + " is");
                },
                scope -> Answer.failed(Fault.mistake("there is no identity")),
                InstantSource.system());
    }

    private static AllowedHosts none() {
        return AllowedHosts.parse("", false).fold(hosts -> hosts, wrong -> {
            throw new AssertionError(wrong);
        });
    }
}
