// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.find;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import uplink.profile.View;
import uplink.service.shell.words.UsageException;

/**
 * What {@code wait} waits for: terms joined by {@code and}, each {@code NAME}, {@code NAME=VALUE} or {@code NAME!=VALUE}, with {@code
 * not} before it or without. Immutable.
 */
public final class Filter implements Predicate<View> {
    /** One term, and whether it shall hold. */
    private record Wanted(Term term, boolean holds) {
        boolean met(View view) {
            return term.met(view) == holds;
        }
    }

    private final List<Wanted> terms;

    private Filter(List<Wanted> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads a filter.
     *
     * @throws UsageException naming the column, from 1, and what is possible there
     */
    public static Filter parse(List<String> words) {
        String text = String.join(" ", words);
        List<Wanted> terms = new ArrayList<>();
        int at = 0;
        boolean holds = true;
        boolean wantsTerm = true;
        for (String word : text.split(" ", -1)) {
            int column = at + 1;
            at += word.length() + 1;
            if (word.isEmpty()) {
                continue;
            }
            if (!wantsTerm) {
                require(word.equals("and"), column, "want 'and' before '" + word + "'");
                wantsTerm = true;
            } else if (word.equals("not")) {
                holds = !holds;
            } else {
                terms.add(new Wanted(Term.parse(word, column), holds));
                holds = true;
                wantsTerm = false;
            }
        }
        require(!wantsTerm && holds, text.length() + 1, "want a term: " + Term.possible());
        return new Filter(terms);
    }

    @Override
    public boolean test(View view) {
        return view.settled() && terms.stream().allMatch(wanted -> wanted.met(view));
    }

    /** What the terms ask for, as it is in {@code view}. */
    public String seen(View view) {
        return terms.stream().map(wanted -> wanted.term.seen(view)).distinct().collect(Collectors.joining(", "));
    }

    static void require(boolean holds, int column, String message) {
        if (!holds) {
            throw wrong(column, message);
        }
    }

    static UsageException wrong(int column, String message) {
        return new UsageException("column " + column + " of the filter: " + message);
    }
}
