package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.TimeBudget;
import dev.gatehouse.outbound.WaysOut;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** What requests show to be let in: made of the settings, or had from who issues tokens and remembered. */
final class Authorizations {

    private final TokenCache tokens;
    private final OAuthTokens oauth;
    private final IdentityTokens identity;

    Authorizations(WaysOut waysOut, IdentityTokens identity, InstantSource clock) {
        this.tokens = new TokenCache(clock);
        this.oauth = new OAuthTokens(waysOut, clock);
        this.identity = identity;
    }

    /**
     * What a request shows.
     *
     * @param scope what the request asks a token of the app's managed identity for
     */
    Answer<Authorization> of(Source source, Optional<String> scope, TimeBudget budget) {
        if (scope.isPresent() && !source.credentials().equals(new Credentials.None())) {
            return Answer.failed(Fault.mistake("The request asks for a token of the app's identity, while "
                    + source.label() + " has credentials of its own: leave out one of them."));
        }
        return source.credentials()
                .fold(
                        () -> scope.map(wanted -> ofIdentity(wanted, budget))
                                .orElseGet(() -> Answer.given(Authorization.NONE)),
                        fixed -> Answer.given(Authorization.fixed(fixed)),
                        client -> remembered(source.key(), budget, () -> oauth.issue(source, client, budget)),
                        managed -> ofIdentity(managed.scope(), budget));
    }

    private Answer<Authorization> ofIdentity(String scope, TimeBudget budget) {
        return remembered("scope " + scope, budget, () -> identity.token(scope));
    }

    private Answer<Authorization> remembered(String key, TimeBudget budget, Supplier<Answer<IssuedToken>> issue) {
        return tokens.get(key, budget, issue).map(token -> Authorization.issued(token, () -> tokens.drop(key, token)));
    }
}
