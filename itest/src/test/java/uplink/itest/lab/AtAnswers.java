// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an {@link AtModem} says to which command, TS 27.007 and V.250: what is fixed, and what card and network decide. */
final class AtAnswers {
    static final String IMEI = "490154203237518";

    private static final List<String> OK = List.of("OK");
    private static final List<String> ERROR = List.of("ERROR");
    private static final String FLIGHT = "4";

    private static final Map<String, String> FIXED = Map.ofEntries(
            entry("+GCAP", "+GCAP: +CGSM,+DS,+ES"),
            entry("I", "Manufacturer: Lab;Model: AT Modem;Revision: 2.0;IMEI: " + IMEI + ";+GCAP: +CGSM,+DS,+ES"),
            entry("+CGMI", "Lab"),
            entry("+CGMM", "AT Modem"),
            entry("+CGMR", "2.0"),
            entry("+CGSN", IMEI),
            entry("+WS46=?", "+WS46: (12,22,28)"),
            entry("+CSCS=?", "+CSCS: (\"IRA\",\"GSM\",\"UCS2\")"),
            entry("+CSCS?", "+CSCS: \"IRA\""),
            entry("+CMGF=?", "+CMGF: (0,1)"),
            entry("+CESQ=?", "+CESQ: (0-63,99),(0-7,99),(0-96,255),(0-49,255),(0-34,255),(0-97,255)"),
            entry("+CIND=?", "+CIND: (\"battchg\",(0-5)),(\"service\",(0-1)),(\"roam\",(0-1))"),
            entry("+CIND?", "+CIND: 5,1,0"),
            entry("+CLCK=?", "+CLCK: (\"SC\",\"FD\",\"PS\")"),
            entry(
                    "+CGDCONT=?",
                    "+CGDCONT: (1-8),\"IP\",,,(0-2),(0-3);+CGDCONT: (1-8),\"IPV6\",,,(0-2),(0-3);"
                            + "+CGDCONT: (1-8),\"IPV4V6\",,,(0-2),(0-3)"),
            entry("+CGACT=?", "+CGACT: (0,1)"));

    /** Settings of the line, of texts and of what is told unasked: taken in, and without effect here. */
    private static final List<String> TAKEN_IN = List.of(
            "+CMEE=", "+CREG=", "+CGREG=", "+CEREG=", "+CSCS=", "+CMGF=", "+CGATT=", "+CMER=", "+IFC=", "+CLIP=",
            "+COPS=0");

    private final AtCard card;
    private final AtNetwork network;
    private final Map<String, Function<String, List<String>>> asked = new HashMap<>();
    private final Map<String, String> contexts = new HashMap<>();
    private String function = "1";
    private String active = "";

    AtAnswers(AtCard card, AtNetwork network) {
        this.card = card;
        this.network = network;
        askCard();
        askNetwork();
        askConnections();
    }

    private void askCard() {
        asked.put("+CPIN?", unused -> card.waitsFor());
        asked.put("+CPIN=", text -> card.enter(words(text)));
        asked.put("+CSIM=", text -> card.verify(words(text).get(1)));
        asked.put("+CRSM=176,", text -> card.read(words(text).get(0)));
        asked.put("+CIMI", unused -> card.open() ? List.of(AtCard.IMSI, "OK") : List.of(card.refusal()));
        asked.put(
                "+CNUM",
                unused -> card.open() ? List.of("+CNUM: ,\"+4912345678\",145", "OK") : List.of(card.refusal()));
        asked.put("+CLCK=", unused -> card.open() ? List.of("+CLCK: 0", "OK") : List.of(card.refusal()));
    }

    private void askNetwork() {
        for (String domain : List.of("+CREG", "+CGREG", "+CEREG")) {
            asked.put(domain + "?", unused -> List.of(domain + ": 2," + network.place(radioOn()), "OK"));
        }
        asked.put("+COPS=3,", network::format);
        asked.put("+COPS?", unused -> network.operator(radioOn()));
        asked.put("+COPS=?", unused -> network.operators());
        asked.put("+CSQ", unused -> network.signal(radioOn()));
        asked.put("+CESQ", unused -> network.quality(radioOn()));
        asked.put("+CFUN?", unused -> List.of("+CFUN: " + function, "OK"));
        asked.put("+CFUN=", text -> {
            function = words(text).get(0);
            return OK;
        });
    }

    private void askConnections() {
        asked.put(
                "+CGDCONT?",
                unused -> all(contexts.entrySet().stream()
                        .map(one -> "+CGDCONT: " + one.getKey() + "," + one.getValue() + ",\"\",0,0")));
        asked.put("+CGDCONT=", text -> {
            int comma = text.indexOf(',');
            contexts.put(text.substring(0, comma), text.substring(comma + 1));
            return OK;
        });
        asked.put(
                "+CGACT?",
                unused -> all(
                        contexts.keySet().stream().map(one -> "+CGACT: " + one + (one.equals(active) ? ",1" : ",0"))));
        asked.put("+CGACT=0", unused -> {
            active = "";
            return OK;
        });
        asked.put("D*99***", text -> dial(text.replace("#", "")));
        asked.put("H", unused -> {
            active = "";
            return OK;
        });
    }

    private List<String> dial(String context) {
        List<String> settings = words(contexts.getOrDefault(context, ""));
        String answer = network.dialled(settings.size() > 1 ? settings.get(1) : "", radioOn());
        active = answer.startsWith("CONNECT") ? context : active;
        return List.of(answer);
    }

    private static List<String> all(Stream<String> lines) {
        return Stream.concat(lines, OK.stream()).toList();
    }

    /** The radio runs: it is on, and the card lets it. */
    boolean radioOn() {
        return !function.equals(FLIGHT) && !function.equals("0") && card.open();
    }

    /** Answers what comes after {@code AT}. */
    List<String> to(String command) {
        String fixed = FIXED.get(command);
        if (fixed != null) {
            return all(Stream.of(fixed.split(";")));
        }
        Function<String, List<String>> exact = asked.get(command);
        if (exact != null) {
            return exact.apply("");
        }
        boolean question = command.endsWith("?");
        return asked.keySet().stream()
                .filter(name -> !question
                        && (name.endsWith("=") || name.endsWith(",") || name.endsWith("*") || name.endsWith("=0")))
                .filter(command::startsWith)
                .findFirst()
                .map(name -> asked.get(name).apply(command.substring(name.length())))
                .orElseGet(() -> taken(command));
    }

    private static List<String> taken(String command) {
        boolean basic = command.isEmpty() || !"+*%^$".contains(command.substring(0, 1)) && !command.startsWith("D");
        return basic || !command.endsWith("?") && TAKEN_IN.stream().anyMatch(command::startsWith) ? OK : ERROR;
    }

    /** Parameters, without their quotation marks. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> word.replace("\"", ""))
                .toList();
    }
}
