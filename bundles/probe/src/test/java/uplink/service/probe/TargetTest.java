// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @Test
    void readsHostPortAndPath() {
        assertThat(Target.parse("http://a.example")).isEqualTo(new Target("a.example", 80, "/", ""));
        assertThat(Target.parse("http://a.example:8080/204?x=1"))
                .isEqualTo(new Target("a.example", 8080, "/204?x=1", ""));
        assertThat(Target.parse(" http://a.example/txt  all is well "))
                .isEqualTo(new Target("a.example", 80, "/txt", "all is well"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "https://a.example/",
                "http://",
                "http://a[b/",
                "http://u:p@a.example/",
                "http://a.example:0/"
            })
    void rejectsWhatCannotBeAsked(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(text))
                .withMessageStartingWith("not a target: '" + text + "', want http://host[:port]/path");
    }
}
