import java.io.File;
import java.util.List;
import org.graalvm.visualvm.lib.jfluid.heap.GCRoot;
import org.graalvm.visualvm.lib.jfluid.heap.Heap;
import org.graalvm.visualvm.lib.jfluid.heap.HeapFactory;
import org.graalvm.visualvm.lib.jfluid.heap.Instance;
import org.graalvm.visualvm.lib.jfluid.heap.JavaClass;

/**
 * What VisualVM's heap library says of a dump, a line each, numbers in decimal:
 *
 * class    id of the class, instances, their bytes, name
 * retained id of the object, shallow bytes, retained bytes, name of its class   (the largest)
 *
 * Run with org-graalvm-visualvm-lib-jfluid-heap.jar on the class path: java VisualVMOracle.java DUMP [COUNT]
 */
public class VisualVMOracle {
    public static void main(String[] arguments) throws Exception {
        Heap heap = HeapFactory.createHeap(new File(arguments[0]));
        for (JavaClass type : heap.getAllClasses()) {
            System.out.println("class\t" + type.getJavaClassId() + "\t" + type.getInstancesCount() + "\t"
                    + type.getAllInstancesSize() + "\t" + type.getName());
        }
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        List<Instance> largest = heap.getBiggestObjectsByRetainedSize(count);
        for (Instance object : largest) {
            System.out.println("retained\t" + object.getInstanceId() + "\t" + object.getSize() + "\t"
                    + object.getRetainedSize() + "\t" + object.getJavaClass().getName());
        }
    }
}
