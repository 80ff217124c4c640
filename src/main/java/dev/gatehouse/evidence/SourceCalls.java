package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.outbound.HttpReply;

/**
 * Calls to sources outside Azure DevOps, for one evaluation and all together within its time. For one thread. Two equal questions
 * cost one call.
 */
interface SourceCalls {

    /**
     * Makes a call. The answer is one with a status from 200 to 299, whatever is in it; everything else is a fault with a sentence for
     * people and no secret in it.
     */
    Answer<HttpReply.Received> send(SourceRequest request);
}
