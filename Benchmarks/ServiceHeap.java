import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A service's heap of about as many objects as asked for: customers in a map and in a chain, each with strings, notes,
 * properties, and orders with lines; then a dump of what is live.
 *
 *     java -Xmx8g ServiceHeap OBJECTS FILE
 */
public class ServiceHeap {
    static final int OBJECTS_PER_CUSTOMER = 57;
    static final Map<Long, Customer> CUSTOMERS = new HashMap<>();

    static class Order {
        final String sku;
        final List<Integer> lines = new LinkedList<>();
        final long date;

        Order(String sku, Random random) {
            this.sku = sku;
            date = random.nextLong();
            for (int line = 0; line < 3; line++) lines.add(1_000 + random.nextInt(100_000));
        }
    }

    static class Customer {
        final String name;
        final String street;
        final List<Order> orders = new ArrayList<>();
        final Map<String, String> properties = new HashMap<>();
        final byte[] notes = new byte[1536];
        final Customer previous;
        final long number;

        Customer(long number, Customer previous, Random random) {
            this.number = number;
            this.previous = previous;
            name = "customer " + number;
            street = "street " + random.nextInt() + " of a long name";
            for (int order = 0; order < 3; order++) orders.add(new Order(name, random));
            for (int key = 0; key < 4; key++) {
                properties.put("property " + random.nextInt(), "value " + random.nextLong());
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        long customers = Long.parseLong(arguments[0]) / OBJECTS_PER_CUSTOMER;
        Random random = new Random(1);
        Customer last = null;
        for (long number = 0; number < customers; number++) {
            last = new Customer(number, last, random);
            CUSTOMERS.put(1_000 + number, last);
        }
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[1], true);
    }
}
