package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidsTest {

    private static final String TEXT = "67be341f-5310-552f-e0cd-7c580e77b98b";

    @Test
    void areReadInAnyCase() {
        Optional<UUID> guid = Optional.of(UUID.fromString(TEXT));
        assertEquals(guid, Guids.parse(TEXT));
        assertEquals(guid, Guids.parse("67BE341F-5310-552f-E0CD-7C580e77b98b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "67be341f",
                "67be341f-5310-552f-e0cd-7c580e77b98",
                "67be341f-5310-552f-e0cd-7c580e77b98b0",
                "67be341f-5310-552f-e0cd-7c580e77b98g",
                "67be341f-5310-552f-e0cd-\uff17c580e77b98b",
                "67be341f-5310-552f-e0cd+7c580e77b98b",
                "67be341f5-310-552f-e0cd-7c580e77b98b",
                "67be341f-5310-552f-e0cd7-c580e77b98b",
                "{7be341f-5310-552f-e0cd-7c580e77b98}",
                "67be341f-5310-552f-e0cd--c580e77b98b"
            })
    void areNoOtherTexts(String text) {
        assertEquals(Optional.empty(), Guids.parse(text));
    }
}
