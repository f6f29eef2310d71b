# Headers of Debian for WebAssembly: those that are only text, in a folder of their own, since /usr/include is for the machine
# that compiles. toml++ opens files in one function that nobody calls here; wasi has no file streams, so its body goes.
set(SOCLE_WASM_HEADERS ${CMAKE_BINARY_DIR}/entetes)
file(MAKE_DIRECTORY ${SOCLE_WASM_HEADERS})
file(COPY /usr/include/toml++ /usr/include/nlohmann DESTINATION ${SOCLE_WASM_HEADERS})

set(parser ${SOCLE_WASM_HEADERS}/toml++/impl/parser.inl)
file(READ ${parser} text)
string(FIND "${text}" "\t\t// open file with a custom-sized stack buffer" from)
string(FIND "${text}" "#undef TOML_PARSE_FILE_ERROR" to)
if(from LESS 0 OR to LESS from)
  message(FATAL_ERROR "toml++ is not the version expected: look at do_parse_file in ${parser}")
endif()
string(SUBSTRING "${text}" 0 ${from} before)
string(SUBSTRING "${text}" ${to} -1 after)
file(WRITE ${parser} "${before}\t\tTOML_PARSE_FILE_ERROR(\"there are no files here\", file_path_str);\n${after}")

add_compile_options(-isystem ${SOCLE_WASM_HEADERS})
# Otherwise toml++ reads numbers with streams, which bring every locale along: 120 kB.
add_compile_definitions(TOML_FLOAT_CHARCONV=1)
# Sizes have 32 bits here; what these two say of sizes was judged where they have 64.
target_compile_options(socle_settings INTERFACE -Wno-shorten-64-to-32 -Wno-sign-conversion)
