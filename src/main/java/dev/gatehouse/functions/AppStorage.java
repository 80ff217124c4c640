package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;
import java.util.function.Supplier;

/**
 * What outlives the app's processes. Each part is made when it is first needed; a fault says why it cannot be.
 *
 * @param ledger the checks
 * @param checks the queue of their messages
 * @param notices the queue of what others are told
 * @param signatures those that were used
 */
public record AppStorage(
        Supplier<Answer<CheckLedger>> ledger,
        Supplier<Answer<CheckQueue>> checks,
        Supplier<Answer<NoticeQueue>> notices,
        Supplier<Answer<SeenSignatures>> signatures) {}
