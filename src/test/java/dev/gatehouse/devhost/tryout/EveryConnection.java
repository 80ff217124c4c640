package dev.gatehouse.devhost.tryout;

import dev.gatehouse.condition.Connections;
import java.net.URI;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Those of an app elsewhere, which are not known here: whatever is named is taken to be there. */
final class EveryConnection implements Connections {

    private static final Set<String> EVERY_NAME = new AbstractSet<>() {
        @Override
        public boolean contains(Object name) {
            return true;
        }

        @Override
        public Iterator<String> iterator() {
            return List.<String>of().iterator();
        }

        @Override
        public int size() {
            return 0;
        }
    };

    @Override
    public Set<String> names() {
        return EVERY_NAME;
    }

    @Override
    public Set<String> signing() {
        return EVERY_NAME;
    }

    @Override
    public Optional<String> refusal(URI url) {
        return Optional.empty();
    }
}
