# Shared by tests/mpi/run and tests/mpi/machines. Sourced, not run.

passed=0 failed=0
# LeakSanitizer reports what Open MPI keeps until the end. Some machines forbid reading the memory of another process.
export ASAN_OPTIONS=detect_leaks=0 OMPI_MCA_btl_vader_single_copy_mechanism=none
unset OMPI_COMM_WORLD_SIZE PMI_SIZE PMIX_RANK

check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "ÉCHEC : $name"
    [ ! -s "$work/stderr" ] || head -c 1500 "$work/stderr"
  fi
}

skip() {
  echo "sauté : $*"
  [ "$failed" -eq 0 ] || exit 1
  exit 77
}

finish() {
  echo "$passed réussis, $failed échoués"
  [ "$failed" -eq 0 ]
  exit
}

# replace DRAWS: the command, but for {sortie}, which is replaced when it runs.
replace() {
  arguments=()
  local argument
  for argument in "${given[@]}"; do
    argument=${argument//"{tirages}"/$1}
    arguments+=("${argument//"{reprise}"/$work/reprise}")
  done
  command=("$program" "${arguments[@]}")
}

prepare() {
  program=$(realpath "${1:?usage: $0 PROGRAM [ARGUMENT…]}")
  shift
  draws=${TIRAGES:-20000}
  draws_long=${TIRAGES_LONGS:-300000}
  given=("$@")
  own_program=
  if [ ${#given[@]} -eq 0 ]; then
    own_program=oui
    given=("{tirages}" 200 "{sortie}" --reprise "{reprise}")
  fi
  with_reprise=
  [[ "${given[*]}" != *"{reprise}"* ]] || with_reprise=oui
  work=$(mktemp -d) || exit 1
  export OMPI_MCA_orte_tmpdir_base=$work
  trap 'rm -rf "$work"' EXIT
  replace "$draws"
}

# with_output FILE WORDS…: fills `words`.
with_output() {
  local output=$1 word
  shift
  words=()
  for word in "$@"; do words+=("${word//"{sortie}"/$output}"); done
}

# expect NAME STATUS PATTERN_OF_STDERR OUTPUT COMMAND…
expect() {
  local name=$1 status=$2 pattern=$3
  with_output "${@:4:1}" "${@:5}"
  timeout 120 "${words[@]}" >"$work/stdout" 2>"$work/stderr"
  local actual=$?
  check "$name (statut $actual au lieu de $status)" test "$actual" -eq "$status"
  [ -z "$pattern" ] || check "$name (attendu sur stderr : $pattern)" grep -q -- "$pattern" "$work/stderr"
}

same_bytes() { check "$1 : mêmes octets" test "$(sha256sum <"$2")" = "$digest"; }

# Only rank 0 may speak on standard output, and the test program never does.
quiet() { [ -z "$own_program" ] || check "$1 : rien sur la sortie" test ! -s "$work/stdout"; }

nothing_left() {
  local left
  left=$(find "$work" -maxdepth 1 \( -name '*.tmp' -o -name 'differents*' -o -name 'sans*' -o -name 'coupe*' \))
  check "$1 : aucun fichier écrit ($left)" test -z "$left"
}

need_launcher() {
  [ -e "$(dirname "$program")/../lib/socle/libsocle_mpi.so" ] || skip "construit sans MPI (libopenmpi-dev)"
  command -v mpirun >/dev/null || skip "mpirun n'est pas installé (openmpi-bin)"
  mpirun --version 2>/dev/null | grep -q "Open MPI" || skip "mpirun n'est pas celui d'Open MPI"
  mpirun=(mpirun --oversubscribe --bind-to none)
  [ "$(id -u)" -ne 0 ] || mpirun+=(--allow-run-as-root)
}

# The process that has a rank in the work at hand: the output file in its arguments is ours alone.
process_of_rank() {
  local process
  for process in $(pgrep -f -- "$work/coupe"); do
    tr '\0' '\n' 2>/dev/null <"/proc/$process/environ" | grep -qx "OMPI_COMM_WORLD_RANK=$1" || continue
    [ "$(readlink "/proc/$process/exe")" = "$program" ] || continue
    echo "$process"
    return
  done
}

# Starts a long work whose output would be $work/coupe, and waits until it has begun; `launched` is its process.
launch_long() {
  replace "$draws_long"
  local -a prefix=()
  local word
  for word in "$@"; do
    [ "$word" != "$program" ] || break
    prefix+=("$word")
  done
  rm -f "$work/reprise"
  with_output "$work/coupe" "${prefix[@]}" "${command[@]}"
  "${words[@]}" >"$work/stdout" 2>"$work/stderr" &
  launched=$!
  for _ in $(seq 200); do
    sleep 0.05
    if [ -n "$with_reprise" ]; then
      [ "$(stat -c %s "$work/reprise" 2>/dev/null || echo 0)" -lt 100000 ] || return
    else
      ! grep -qs '^travaille' "$work/stderr" || return
    fi
  done
}
