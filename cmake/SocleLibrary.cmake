# socle_test(NAME SOURCES … DEPS …): a doctest program, run at the root of the project. Tests are compiled without
# optimisation (half the time); what they test is not.
function(socle_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  if(NOT TARGET socle_doctest_main)
    add_library(socle_doctest_main STATIC ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
    target_compile_options(socle_doctest_main PRIVATE -O0)
    target_link_libraries(socle_doctest_main PUBLIC doctest::doctest PRIVATE socle_settings)
  endif()
  add_executable(test_${name} ${ARG_SOURCES})
  target_compile_options(test_${name} PRIVATE $<$<CONFIG:Debug>:-O0>)
  target_link_libraries(test_${name} PRIVATE socle_settings socle_doctest_main ${ARG_DEPS})
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

# socle_library(NAME [CORE] DEPS a b … [SYSTEM lib …] [DISK file.cpp …])
#
# One folder = one static library = one include root (its own `include/`). A header of a library that is not
# named in DEPS cannot be found, so the order of the layers is enforced by the build. Files `*_test.cpp` beside
# the sources become one doctest program, in the developer build only. Sources under DISK need files: WebAssembly goes without.
function(socle_library name)
  cmake_parse_arguments(ARG "CORE" "" "DEPS;SYSTEM;TEST_DEPS;DISK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(SOCLE_WASM)
    foreach(file IN LISTS ARG_DISK)
      list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endforeach()
  endif()
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/socle/${name}/*.hpp)

  add_library(socle_${name} STATIC ${sources})
  add_library(socle::${name} ALIAS socle_${name})
  target_sources(socle_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR}/include FILES ${headers})
  set_target_properties(socle_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ${SOCLE_DEVELOPER})
  if(ARG_CORE)
    target_link_libraries(socle_${name} PRIVATE socle_core_settings)
  else()
    target_link_libraries(socle_${name} PRIVATE socle_settings)
  endif()
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(socle_${name} PUBLIC socle::${dep})
  endforeach()
  target_link_libraries(socle_${name} PRIVATE ${ARG_SYSTEM})

  # The fuzz build compiles what is fuzzed, with the second compiler; tests run in the developer build.
  if(SOCLE_DEVELOPER AND tests AND NOT SOCLE_FUZZ)
    socle_test(${name} SOURCES ${tests} DEPS socle::${name} ${ARG_TEST_DEPS})
  endif()
endfunction()
