package dev.gatehouse.outbound;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this instance knows of each source: how it is, and whether it has asked for a rest. */
final class SourceStates {

    /** The one unused for longest is forgotten first; definitions can name any host below an allowed one. */
    static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, State> states = new LinkedHashMap<>(16, 0.75f, true);

    SourceStates(InstantSource clock) {
        this.clock = clock;
    }

    record State(Rest rest, Circuit circuit) {}

    synchronized State of(String source) {
        State state = states.computeIfAbsent(source, name -> new State(new Rest(clock), new Circuit(clock)));
        if (states.size() > MOST) {
            states.remove(states.keySet().iterator().next());
        }
        return state;
    }
}
