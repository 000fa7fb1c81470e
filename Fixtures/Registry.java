import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Something of everything, then a dump of itself: java Registry.java FILE [OPTION...]
 *
 * Each option goes to jmap -dump beside format=b and the file: live, gz=1. The dump is made while these objects live.
 */
public class Registry {
    static final Map<String, Customer> CUSTOMERS = new HashMap<>();
    static final List<Object> ODDS = new ArrayList<>();
    static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

    static class Party {
        String name;
        Object note;
    }

    static class Customer extends Party {
        final LinkedList<Order> orders = new LinkedList<>();
        Customer referrer;
        long number;
        byte state;
        Object note;
    }

    record Order(String sku, int quantity, double price, int[] lines) {}

    enum Kind { SMALL, LARGE }

    static class Cache {
        final Map<Object, Object> weak = new WeakHashMap<>();
        final SoftReference<Object> soft = new SoftReference<>(new byte[5000]);
        final WeakReference<Object> held;
        final PhantomReference<Object> phantom;

        Cache(Object held) {
            this.held = new WeakReference<>(held);
            phantom = new PhantomReference<>(held, QUEUE);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Customer last = null;
        for (int i = 0; i < 3000; i++) {
            Customer customer = new Customer();
            customer.name = "customer " + i + (i % 7 == 0 ? " naïve ☃" : "");
            customer.number = i;
            customer.referrer = i % 5 == 0 ? last : null;
            for (int j = 0; j < i % 4; j++) {
                customer.orders.add(new Order("sku-" + i % 50, j, j * 1.5, new int[i % 9]));
            }
            CUSTOMERS.put(customer.name, customer);
            last = customer;
        }
        TreeMap<Integer, long[]> tree = new TreeMap<>();
        for (int i = 0; i < 500; i++) tree.put(i, new long[i % 20]);
        ODDS.add(tree);
        ODDS.add(new Cache(last));
        ODDS.add(Kind.values());
        ODDS.add(new Object[][] {{1, "two", 3.0}, null, {new char[] {'x'}, new boolean[3], new short[2]}});
        for (int i = 0; i < 10; i++) {
            int number = i;
            Supplier<Integer> supplier = () -> number;
            ODDS.add(supplier);
        }
        ODDS.add(new ConcurrentHashMap<>(Map.of("a", 1, "b", 2)));
        ODDS.add(new URLClassLoader(new URL[0]));
        Object local = new StringBuilder("a local of main");
        Thread waiting = new Thread(() -> waitFor(new String[] {"in", "a", "frame"}), "waiting");
        waiting.setDaemon(true);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) Thread.sleep(1);
        dump(arguments);
        if (local.hashCode() == 0) System.out.println(local);
    }

    private static void waitFor(String[] words) {
        synchronized (words) {
            try {
                words.wait();
            } catch (InterruptedException end) {
                System.out.println(words.length);
            }
        }
    }

    private static void dump(String[] arguments) throws Exception {
        String process = ManagementFactory.getRuntimeMXBean().getName().split("@")[0];
        StringBuilder options = new StringBuilder("-dump:format=b,file=" + arguments[0]);
        for (int i = 1; i < arguments.length; i++) options.append(',').append(arguments[i]);
        Process jmap = new ProcessBuilder("jmap", options.toString(), process).inheritIO().start();
        if (jmap.waitFor() != 0) System.exit(1);
    }
}
