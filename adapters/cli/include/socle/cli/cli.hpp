// The command line of Socle.
#pragma once

namespace socle::cli {

// Exit status (docs/formats.md): 0 done, 1 the input is wrong, 2 usage, 3 done with rejects, 70 our bug.
[[nodiscard]] int run(int argc, char** argv);

}  // namespace socle::cli
