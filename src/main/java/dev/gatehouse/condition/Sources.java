package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import java.util.List;

/**
 * What conditions read from outside Azure DevOps, for one evaluation of one check. Asking twice for the same within an evaluation
 * costs one call, where asking changes nothing. A fault's sentence names what was asked for and what to do about it.
 */
public interface Sources {

    /** What an HTTP API answers with a status from 200 to 299; any other status is a fault. */
    Answer<WebAnswer> http(WebQuestion question);

    /** The records of a ServiceNow table that a query selects; none where there are none. */
    Answer<List<TableRecord>> records(TableQuestion question);

    /** What is measured now. */
    Answer<Measured> measure(MetricQuestion question);
}
