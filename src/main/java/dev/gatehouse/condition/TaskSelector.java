package dev.gatehouse.condition;

import java.util.UUID;

/** Which tasks of a run are meant. */
sealed interface TaskSelector {

    boolean selects(TimelineRecord task);

    /** How people call it. */
    String text();

    /** Tasks with this definition. */
    record ById(UUID id) implements TaskSelector {
        @Override
        public boolean selects(TimelineRecord task) {
            return task.taskId().filter(id::equals).isPresent();
        }

        @Override
        public String text() {
            return id.toString();
        }
    }

    /** Tasks whose definition, such as {@code CmdLine}, or whose step has this name, compared without case. */
    record ByName(String name) implements TaskSelector {
        @Override
        public boolean selects(TimelineRecord task) {
            return task.name().strip().equalsIgnoreCase(name)
                    || task.taskName().filter(name::equalsIgnoreCase).isPresent();
        }

        @Override
        public String text() {
            return Shown.plain(name, 60);
        }
    }
}
