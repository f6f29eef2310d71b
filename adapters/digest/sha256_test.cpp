#include <doctest/doctest.h>
#include <socle/digest/sha256.hpp>

TEST_CASE("digest of the published test vector") {
    CHECK(socle::digest::sha256("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
