package dev.gatehouse.simulation;

/** What has to come about in stories, so that it can be said to have been tried. */
enum Landmark {
    ENDED_TAKEN,
    ENDED_RUN_OVER,
    ENDED_REFUSED,
    ENDED_UNPROVEN,
    ENDED_TOKEN_EXPIRED,
    ENDED_SEAL_BROKEN,
    /** Azure DevOps answered a decision with 403. */
    FORBIDDEN,
    /** Azure DevOps answered a decision with what only a change can put right. */
    MISTAKE,
    /** The plan was not there any more. */
    PLAN_GONE,
    /** Refusals in a row that passed before they counted as final. */
    REFUSALS_PASSED,
    /** A run began whose check had been put aside. */
    RUN_FROM_A_ROW_PUT_ASIDE,
    /** A run began for a later wait than its delivery's. */
    RUN_FOR_A_LATER_WAIT,
    /** A delivery took the place of the one whose run was being evaluated. */
    TOOK_THE_PLACE,
    /** A row was in both tables. */
    ROW_IN_BOTH_TABLES,
    FORGOTTEN,
    /** A check that was forgotten was delivered again. */
    DELIVERED_AFTER_FORGETTING,
    POISONED,
    /** A delivery that waits for another decision was given up. */
    POISONED_BEFORE_ANOTHER_RUN,
    /** A message that was lost while its check evaluated was sent again by the reconciler. */
    RESCUED_EVALUATING,
    /** The same while its decision was being delivered. */
    RESCUED_DELIVERING,
    /** A handling killed its instance each time, until its message was given up. */
    KILLED_EVERY_TIME,
    /** A decision of an earlier run answered a wait, and nobody could tell. */
    ANSWERED_BY_AN_EARLIER_RUN,
    WOKEN,
    /** An operator decided a check. */
    TERMINATED,
    /** An event came again that counted before. */
    EVENT_RAISED_AGAIN
}
