#include "launched.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace socle::travaux;

namespace {

Launched with(const std::map<std::string, std::string>& environment) {
    return find_launched([&](const char* name) {
        const auto found = environment.find(name);
        return found == environment.end() ? nullptr : found->second.c_str();
    });
}

}  // namespace

TEST_CASE("what launchers say") {
    CHECK(with({}).processes == 1);
    CHECK(with({}).counted);
    CHECK(with({{"OMPI_COMM_WORLD_SIZE", "1"}, {"PMIX_RANK", "0"}}).processes == 1);
    CHECK(with({{"OMPI_COMM_WORLD_SIZE", "3"}, {"PMIX_RANK", "0"}}).processes == 3);
    CHECK(with({{"PMI_SIZE", "4"}}).processes == 4);
    CHECK(with({{"PMI_SIZE", "beaucoup"}}).processes == 1);
    CHECK(!with({{"PMIX_RANK", "2"}}).counted);
}
