#include <socle/simulate/philox.hpp>

#include <doctest/doctest.h>

using namespace socle::simulate;

// The known answers of the authors: kat_vectors of Random123, lines philox4x32 10.
TEST_CASE("philox gives the numbers its authors publish") {
    CHECK(philox({0, 0, 0, 0}, {0, 0}) == Counter{0x6627E8D5U, 0xE169C58DU, 0xBC57AC4CU, 0x9B00DBD8U});
    constexpr std::uint32_t kOnes = 0xFFFFFFFFU;
    CHECK(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}) == Counter{0x408F276DU, 0x41C83B0EU, 0xA20BC7C6U, 0x6D5451FDU});
    CHECK(philox({0x243F6A88U, 0x85A308D3U, 0x13198A2EU, 0x03707344U}, {0xA4093822U, 0x299F31D0U}) ==
          Counter{0xD16CFE09U, 0x94FDCCEBU, 0x5001E420U, 0x24126EA1U});
}
