import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shop that keeps every visitor's session and dumps its own heap when it is done.
 *
 * The planted fault: nothing takes an entry off SESSIONS when a visit ends.
 *
 *     javac -d classes Sessions.java && java -cp classes Sessions heap.hprof
 */
public class Sessions {
    static final Map<String, Session> SESSIONS = new HashMap<>();

    static class Session {
        final String visitor;
        final List<String> pages = new ArrayList<>();

        Session(String visitor) {
            this.visitor = visitor;
        }
    }

    static void visit(int number) {
        Session session = SESSIONS.computeIfAbsent("visitor-" + number, Session::new);
        for (int page = 0; page < 10; page++) session.pages.add("/products/" + number + "/" + page);
    }

    public static void main(String[] arguments) throws Exception {
        for (int number = 0; number < 20_000; number++) visit(number);
        String pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("jmap", "-dump:live,format=b,file=" + arguments[0], pid).inheritIO().start().waitFor();
    }
}
