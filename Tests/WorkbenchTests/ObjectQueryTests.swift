import Testing
import Workbench

@Suite struct ObjectQueryTests {
    @Test(arguments: ["#12", "12", "0x7f3a00", "0X7F3A00", "@12"])
    func numbersAndAddressesAreUnderstood(_ text: String) {
        #expect(ObjectQuery(text) != nil)
    }

    @Test(arguments: ["", "#", "x12", "0x", "0xzz", "-1", "4294967296", "@", "@x"])
    func otherTextsAreNot(_ text: String) {
        #expect(ObjectQuery(text) == nil)
    }
}
