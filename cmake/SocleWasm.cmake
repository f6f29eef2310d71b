# Headers of Debian for WebAssembly: those that are only text, in a folder of their own, since /usr/include is for the machine
# that compiles.
set(SOCLE_WASM_HEADERS ${CMAKE_BINARY_DIR}/entetes)
file(MAKE_DIRECTORY ${SOCLE_WASM_HEADERS})
file(COPY /usr/include/toml++ /usr/include/nlohmann DESTINATION ${SOCLE_WASM_HEADERS})

# Two changes in toml++: the function that opens files, which nobody calls, loses its body, since wasi has no file streams; numbers
# are read as apps/moteur/entetes/socle_strtod.hpp says.
set(parser ${SOCLE_WASM_HEADERS}/toml++/impl/parser.inl)
file(READ ${parser} text)
string(FIND "${text}" "\t\t// open file with a custom-sized stack buffer" from)
string(FIND "${text}" "#undef TOML_PARSE_FILE_ERROR" to)
string(FIND "${text}" "std::from_chars(chars, chars + length, result)" number)
if(from LESS 0 OR to LESS from OR number LESS 0)
  message(FATAL_ERROR "toml++ is not the version expected: look at do_parse_file and parse_float in ${parser}")
endif()
string(SUBSTRING "${text}" 0 ${from} before)
string(SUBSTRING "${text}" ${to} -1 after)
string(REPLACE "std::from_chars(chars, chars + length, result)" "socle_strtod(chars, chars + length, result)" before "${before}")
file(WRITE ${parser} "#include <socle_strtod.hpp>\n${before}\t\tTOML_PARSE_FILE_ERROR(\"there are no files here\", file_path_str);\n${after}")

include_directories(SYSTEM ${SOCLE_WASM_HEADERS} ${CMAKE_SOURCE_DIR}/apps/moteur/entetes)
add_compile_definitions(TOML_FLOAT_CHARCONV=1)
# Sizes have 32 bits here; what these two say of sizes was judged where they have 64.
target_compile_options(socle_settings INTERFACE -Wno-shorten-64-to-32 -Wno-sign-conversion)
