#include <socle/cli/cli.hpp>

int main(int argc, char** argv) { return socle::cli::run(argc, argv); }
