package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whose plan was refused when somebody last asked for it. */
final class RefusedPlans implements Observer {

    private final Set<String> refused = new HashSet<>();

    boolean has(WaitingTask task) {
        return refused.contains(task.story().name());
    }

    @Override
    public void planAnswered(WaitingTask task, Optional<Fault> fault) {
        if (fault.filter(one -> !one.mayPass()).isPresent()) {
            refused.add(task.story().name());
        } else {
            refused.remove(task.story().name());
        }
    }
}
