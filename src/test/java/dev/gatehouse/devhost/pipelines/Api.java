package dev.gatehouse.devhost.pipelines;

import java.util.Optional;

/** A part of Azure DevOps' REST API. Called within the world's lock. */
interface Api {

    /**
     * Answers a call; absent where it is none of this part's.
     *
     * @param caller the task whose token came with the call
     * @throws ApiFault where Azure DevOps would refuse it
     */
    Optional<ApiAnswer> answer(ApiRequest request, WaitingTask caller);
}
