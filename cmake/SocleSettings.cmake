# Compiler settings shared by every target.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_LINK_LIBRARIES_ONLY_TARGETS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(SOCLE_CCACHE ccache)
if(SOCLE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${SOCLE_CCACHE})
endif()

find_program(SOCLE_MOLD mold)
if(SOCLE_MOLD AND NOT SOCLE_FUZZ AND NOT CMAKE_CROSSCOMPILING)
  add_link_options(-fuse-ld=mold)
endif()

add_library(socle_settings INTERFACE)
target_compile_options(socle_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  # g++ 12 warns of overlaps that cannot be in inlined std::string code (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # libstdc++ 12 uses its own deprecated std::get_temporary_buffer in std::stable_sort.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
if(SOCLE_DEVELOPER)
  target_compile_options(socle_settings INTERFACE -Werror)
endif()
if(SOCLE_SANITIZE)
  target_compile_options(socle_settings INTERFACE -fsanitize=${SOCLE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(socle_settings INTERFACE -fsanitize=${SOCLE_SANITIZE})
endif()
if(SOCLE_FUZZ)
  target_compile_options(socle_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# The core runs in places without exceptions (WebAssembly): the flag makes a `throw` there a compile error.
add_library(socle_core_settings INTERFACE)
target_link_libraries(socle_core_settings INTERFACE socle_settings)
target_compile_options(socle_core_settings INTERFACE -fno-exceptions -fno-rtti)
