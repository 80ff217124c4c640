package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.TableQuestion;
import dev.gatehouse.condition.TableRecord;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import java.util.List;

/** What one evaluation reads from outside Azure DevOps, in an app whose operators have allowed nothing of that. */
final class LiveSources implements Sources {

    @Override
    public Answer<WebAnswer> http(WebQuestion question) {
        return notAllowed();
    }

    @Override
    public Answer<List<TableRecord>> records(TableQuestion question) {
        return notAllowed();
    }

    private static <T> Answer<T> notAllowed() {
        return Answer.failed(Fault.mistake("This app may ask nobody outside Azure DevOps."));
    }
}
