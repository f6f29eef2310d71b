# Sourced. Lists, one a line and in a fixed order, the files that web/dist is made of: pages, law, data, engine.
sources_of_web() {
  {
    find web/embed web/moteur web/public web/src web/vite -type f -not -path 'web/public/moteur/*'
    find web -maxdepth 1 -type f \( -name '*.html' -o -name '*.json' -o -name '*.ts' \)
    find droit -type f -name '*.toml'
    printf 'donnees/%s.csv\n' regions departements epci millesimes communes anciennes scissions
    find src apps/moteur adapters/toml adapters/json adapters/droit_files adapters/donnees_files adapters/service -type f \
      \( -name '*.cpp' -o -name '*.hpp' -o -name CMakeLists.txt \) -not -name '*_test.cpp'
    find cmake -type f -name '*.cmake'
    printf '%s\n' CMakePresets.json docs/openapi.json tools/construire-web tools/construire-moteur tools/liasses.mjs
  } | LC_ALL=C sort
}
